// Bundles core for Node: a few files in place of the two hundred of `dist`, which take ten times as long to find and
// read. (Who bundles for a page is given the two hundred, and leaves out what the page does not call.) Names of
// functions and classes stay, so that a stack can be read. Nothing is done when no source is newer.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { whenCalled } from './when-called.mjs';

const core = fileURLToPath(new URL('../packages/core/', import.meta.url));
const target = join(core, 'bundle');
const stamp = join(target, 'index.js');

/**
 * What others load: the library, the floor below it for `@colonnade/native`, and the thread of a study, which share
 * what they have in common; and the thread that the pool starts, a file for itself.
 */
const bundles = [
  {
    index: 'src/index.ts',
    engine: 'src/engine/index.ts',
    'study-worker': 'src/studies/study-worker.ts',
  },
  { worker: 'src/engine/wasm/worker.ts' },
];
const keepNames = { function: true, class: true };

if (isOld()) await bundle();

function isOld() {
  if (!existsSync(stamp)) return true;
  const sources = readdirSync(join(core, 'src'), { recursive: true, encoding: 'utf8' });
  const scripts = [import.meta.url, new URL('when-called.mjs', import.meta.url)].map((url) =>
    fileURLToPath(url),
  );
  const inputs = [...sources.map((file) => join(core, 'src', file)), ...scripts];
  const builtMs = statSync(stamp).mtimeMs;
  return inputs.some((file) => statSync(file).mtimeMs > builtMs);
}

async function bundle() {
  // Loaded here, because it takes longer than to see that there is nothing to do.
  const { rolldown } = await import('rolldown');
  const startedAt = new Date();
  const written = [];
  for (const files of bundles) {
    const [entry, ...others] = Object.values(files).map((file) => join(core, file));
    const later = files.index ? whenCalled(entry, others) : null;
    const build = await rolldown({
      input: Object.fromEntries(Object.entries(files).map(([name, file]) => [name, join(core, file)])),
      resolve: { extensionAlias: { '.js': ['.ts'] } },
      plugins: later ? [later.plugin] : [],
    });
    const { output } = await build.generate({
      dir: target,
      format: 'esm',
      entryFileNames: '[name].js',
      chunkFileNames: (chunk) =>
        chunk.isDynamicEntry || chunk.name === 'when-called' ? '[name].js' : 'shared.js',
      codeSplitting: later
        ? {
            groups: [{ name: later.fileOf, debugName: 'when-called', includeDependenciesRecursively: false }],
          }
        : true,
      sourcemap: true,
      sourcemapExcludeSources: true,
      comments: false,
      // Lines stay lines: Node prints the one that an uncaught error was thrown in.
      minify: { compress: { keepNames }, mangle: { keepNames }, codegen: false },
    });
    await build.close();
    written.push(
      ...output.map((file) => [file.fileName, file.type === 'chunk' ? plainLetters(file.code) : file.source]),
    );
  }
  mkdirSync(target, { recursive: true });
  // The stamp comes last, with the time before the sources were read: a build that was stopped, or that a change
  // overtook, is done again.
  written.sort(([a], [b]) => (a === 'index.js') - (b === 'index.js'));
  for (const [name, text] of written) replace(join(target, name), text);
  utimesSync(stamp, startedAt, startedAt);
  const names = new Set(written.map(([name]) => name));
  for (const name of readdirSync(target)) {
    if (/\.js(\.map)?$/.test(name) && !names.has(name)) rmSync(join(target, name), { force: true });
  }
}

/**
 * Code without letters beyond ASCII: with one of them V8 keeps the whole text at two bytes a letter. They stand in
 * strings only. A source map keeps its lines, and its columns up to the first of them.
 */
function plainLetters(code) {
  return code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Another process that loads the file sees the old one or the new one, and nothing between. */
function replace(path, text) {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return;
  const half = `${path}.${process.pid}`;
  writeFileSync(half, text);
  renameSync(half, path);
}
