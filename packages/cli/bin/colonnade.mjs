#!/usr/bin/env node
// A committed file, because npm links no bin whose target is missing before `prepare` has built `dist`.
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`colonnade needs Node.js 20.19 or newer, and this is ${process.versions.node}.\n`);
  process.exit(1);
}
const main = new URL('../dist/main.js', import.meta.url);
if (!existsSync(fileURLToPath(main))) {
  process.stderr.write('colonnade is not built yet: run "npm run build" in its repository.\n');
  process.exit(1);
}
// From Node 22.8 on what was compiled is kept for the next start.
module.enableCompileCache?.();
await import(main.href);
