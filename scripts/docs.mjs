// `npm run docs`: writes the figures, tables and outputs of the documentation. They come from the tests in
// test/docs, which otherwise compare them, so what is written and what is checked cannot differ.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const run = (name, parts, env = {}) =>
  spawnSync(join(root, 'node_modules', '.bin', name), parts, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  }).status ?? 1;

const vitest = [
  'run',
  '--no-file-parallelism',
  ...(process.argv.length > 2 ? process.argv.slice(2) : ['test/docs']),
];
const built =
  spawnSync(process.execPath, [join(root, 'scripts', 'build.mjs')], { stdio: 'inherit' }).status ?? 1;
process.exitCode = built || run('vitest', vitest, { UPDATE_DOCS: '1' });
