// `npm run build:studio`: the page as static files, into packages/cli/studio, where the command serves it from and
// whence any web server can. Nothing is done when no source is newer.
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const studio = join(root, 'packages/studio');
const target = join(root, 'packages/cli/studio');
const stamp = join(target, 'index.html');

/** Real data that ship with the page. */
const samples = ['data/digits/digits.csv', 'data/breast-cancer/breast_cancer.csv'];

/** What the page is made of: its own sources, and the packages as they were built. */
const inputs = [
  ...filesBelow(join(studio, 'src')),
  ...filesBelow(join(studio, 'public')),
  join(studio, 'index.html'),
  join(studio, 'package.json'),
  ...['core', 'data', 'figures', 'learners'].flatMap((name) =>
    filesBelow(join(root, 'packages', name, 'dist')),
  ),
  ...samples.map((file) => join(root, file)),
  fileURLToPath(import.meta.url),
];

if (process.argv.includes('--force') || isOld()) await bundle();

function isOld() {
  if (!existsSync(stamp)) return true;
  const builtMs = statSync(stamp).mtimeMs;
  return inputs.some((file) => statSync(file).mtimeMs > builtMs);
}

async function bundle() {
  const { version } = JSON.parse(readFileSync(join(studio, 'package.json'), 'utf8'));
  // Loaded here, because it takes longer than to see that there is nothing to do.
  const { build } = await import('vite');
  const startedAt = new Date();
  await build({
    root: studio,
    base: './',
    configFile: false,
    logLevel: 'warn',
    define: { VERSION: JSON.stringify(version) },
    build: {
      outDir: target,
      emptyOutDir: true,
      target: 'es2022',
      // A page may be served by anyone: no link to a source that is not there.
      sourcemap: false,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 2000,
      assetsInlineLimit: 0,
      rolldownOptions: { checks: { pluginTimings: false } },
    },
    worker: { format: 'es' },
  });
  mkdirSync(join(target, 'samples'), { recursive: true });
  for (const file of samples) copyFileSync(join(root, file), join(target, 'samples', file.split('/').at(-1)));
  utimesSync(stamp, startedAt, startedAt);
}

function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
