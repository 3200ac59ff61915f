// `npm run build`: the kernels, the packages, core in the few files that others load, and the page. Each step does only
// what a change asks for.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const steps = [
  ['scripts/kernels.mjs'],
  [join('node_modules', 'typescript', 'bin', 'tsc'), '-b'],
  ['scripts/bundle.mjs'],
  ['scripts/studio.mjs'],
];
// Standard output belongs to who asked for the build. A mistake in one package keeps no other from being built.
const failed = steps.filter(
  (step) => spawnSync(process.execPath, step, { cwd: root, stdio: ['ignore', 2, 2] }).status !== 0,
);
process.exitCode = failed.length > 0 ? 1 : 0;
