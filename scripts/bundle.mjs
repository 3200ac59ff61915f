// Bundles packages for Node: a few files in place of hundreds, which take up to ten times as long to find and read. (Who
// bundles for a page is given the single modules, and leaves out what the page does not call.) Names of functions and
// classes stay, so that a stack can be read. Nothing is done when no source is newer.
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
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { asFunction, sharedName, whenCalled } from './when-called.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const keepNames = { function: true, class: true };

/**
 * The packages and their bundles: what is asked for by name, where its source stands. The files of one bundle share
 * what they have in common; `inlines` takes in the libraries that the package uses too, `takesIn` what it uses of the
 * engine, from this source; `waits` makes what only some functions need wait until they are called.
 */
const packages = {
  // The library, the floor below it for `@colonnade/native`, and the thread of a study; the thread that the pool starts.
  core: [
    {
      files: { index: 'index', engine: 'engine/index', 'study-worker': 'studies/study-worker' },
      waits: true,
    },
    { files: { worker: 'engine/wasm/worker' } },
  ],
  data: [{ files: { index: 'index' } }],
  // A thread whose products a BLAS computes needs little of the library, and takes in that.
  native: [
    { files: { index: 'index' } },
    { files: { worker: 'worker' }, takesIn: 'core/src/engine/index.ts' },
  ],
  // The libraries that draw are some three hundred files, and every report needs them.
  figures: [{ files: { index: 'index' }, inlines: true }],
};

for (const [name, bundles] of Object.entries(packages)) {
  const folder = join(root, 'packages', name);
  if (isOld(folder, bundles)) await bundle(folder, bundles);
}

function stampOf(folder) {
  return join(folder, 'bundle', 'index.js');
}

function isOld(folder, bundles) {
  if (!existsSync(stampOf(folder))) return true;
  const sources = readdirSync(join(folder, 'src'), { recursive: true, encoding: 'utf8' });
  const inputs = [
    ...sources.map((file) => join(folder, 'src', file)),
    ...['bundle.mjs', 'when-called.mjs'].map((file) => join(root, 'scripts', file)),
    ...(bundles.some(({ inlines }) => inlines) ? [join(root, 'package-lock.json')] : []),
  ];
  const builtMs = statSync(stampOf(folder)).mtimeMs;
  return inputs.some((file) => statSync(file).mtimeMs > builtMs);
}

async function bundle(folder, bundles) {
  const startedAt = new Date();
  const target = join(folder, 'bundle');
  const written = new Map();
  for (const about of bundles)
    for (const [name, text] of await filesOf(about, folder)) written.set(name, text);
  mkdirSync(target, { recursive: true });
  // The stamp comes last, with the time before the sources were read: a build that was stopped, or that a change
  // overtook, is done again.
  const last = written.get('index.js');
  written.delete('index.js');
  for (const [name, text] of written) replace(join(target, name), text);
  replace(join(target, 'index.js'), last);
  utimesSync(stampOf(folder), startedAt, startedAt);
  for (const name of readdirSync(target)) {
    const isOurs = /\.c?js(\.map)?$/.test(name) && name !== 'index.js' && !written.has(name);
    if (isOurs) rmSync(join(target, name), { force: true });
  }
}

/** The names and texts of one bundle. */
async function filesOf({ files, inlines = false, takesIn, waits = false }, folder) {
  // Loaded here, because it takes longer than to see that there is nothing to do.
  const { rolldown } = await import('rolldown');
  const input = Object.fromEntries(
    Object.entries(files).map(([name, source]) => [name, join(folder, 'src', `${source}.ts`)]),
  );
  const later = waits ? whenCalled(join(folder, 'src'), Object.values(input)) : null;
  const build = await rolldown({
    input: { ...input, ...later?.input },
    platform: 'node',
    // A drive of Windows has a colon too.
    external: inlines
      ? [/^@colonnade\//, 'canvas']
      : takesIn
        ? [/^(?!@colonnade\/)@?[a-z0-9][^:]*$/i]
        : [/^@?[a-z0-9][^:]*$/i],
    ...(later && {
      preserveEntrySignatures: 'allow-extension',
      treeshake: { moduleSideEffects: 'no-external' },
    }),
    resolve: {
      extensionAlias: { '.js': ['.ts', '.js'] },
      alias: takesIn ? { '@colonnade/core/engine': join(root, 'packages', takesIn) } : {},
    },
    plugins: later ? [later.plugin] : [],
  });
  const { output } = await build.generate({
    dir: join(folder, 'bundle'),
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: ({ isDynamicEntry }) => (isDynamicEntry ? '[name].js' : `${sharedName}.js`),
    ...(later && {
      codeSplitting: {
        groups: [{ name: later.fileOf, debugName: 'when-called', includeDependenciesRecursively: false }],
      },
    }),
    sourcemap: true,
    sourcemapExcludeSources: true,
    comments: false,
    // Lines stay lines: Node prints the one that an uncaught error was thrown in.
    minify: { compress: { keepNames }, mangle: { keepNames }, codegen: false },
  });
  await build.close();
  const texts = output.map((file) => {
    if (file.type !== 'chunk') return [file.fileName, file.source];
    const code = plainLetters(file.code);
    return later?.isPart(file.name)
      ? [`${file.name}.cjs`, asFunction(code, file.fileName)]
      : [file.fileName, code];
  });
  return inlines ? [...texts, ['LICENSES.txt', licensesOf(output)]] : texts;
}

/** The licences of the libraries that a bundle has taken in: who gives them on has to give these too. */
function licensesOf(output) {
  const ids = output.flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
  const within = `${sep}node_modules${sep}`;
  const folders = ids
    .filter((id) => id.includes(within))
    .map((id) => {
      const start = id.lastIndexOf(within) + within.length;
      const words = id.slice(start).split(sep);
      return join(id.slice(0, start), ...words.slice(0, words[0].startsWith('@') ? 2 : 1));
    });
  return [...new Set(folders)]
    .sort()
    .map((from) => {
      const { name, version, license } = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8'));
      const file = readdirSync(from).find((each) => /^licen[cs]e(\.|$)/i.test(each));
      const text = file ? readFileSync(join(from, file), 'utf8').trim() : `License: ${license}`;
      return `${name} ${version}\n\n${text}\n`;
    })
    .join(`\n${'-'.repeat(80)}\n\n`);
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
