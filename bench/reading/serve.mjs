// A reader as a contender: each window is one reading, in a process of its own.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { options, serve } from '../serve.mjs';

const once = fileURLToPath(new URL('once.mjs', import.meta.url));

await serve((workload) => ({
  async window() {
    const job = JSON.stringify({ ...workload, ...options });
    const { stdout } = await promisify(execFile)(process.execPath, [once, job]);
    return JSON.parse(stdout);
  },
}));
