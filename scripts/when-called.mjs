// Parts of the library that are fetched when they are called: a program that predicts does not wait for what trains,
// and one that trains not for what studies. In the place of a part's functions stand callers of the same names, which
// read the part's file at the first call. That file is a CommonJS function of what it imports, so that it can be read
// without waiting, by every version of Node and under every loader, and never brings a second copy of a class: a loader
// that translates modules would, for one that is required.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { parseAst } from 'rolldown/parseAst';

/** The parts: folders (with a slash) and modules of each. A part may bring along what the parts before it have. */
const parts = {
  programs: [
    'engine/wasm/integer-memory',
    'engine/wasm/lowering/',
    'engine/wasm/predictor',
    'network/quantized/calibrate',
    'network/quantized/quantize',
  ],
  tables: [
    'table/preprocessing/',
    'table/schema/',
    'table/splits/',
    'table/toys/',
    'table/check-table',
    'table/distribution',
    'table/far-values',
    'table/image',
    'table/records',
  ],
  files: [
    'foundation/read-safetensors',
    'foundation/safetensors',
    'foundation/strict-json',
    'model/model-file/',
  ],
  training: [
    'engine/reference/trainer',
    'engine/wasm/conduct',
    'engine/wasm/open',
    'engine/wasm/product-trial',
    'engine/wasm/remote-trainer',
    'engine/wasm/training-memory',
    'model/baselines/',
    'model/checkpoint/',
    'model/checkpoint-file',
    'model/compare/',
    'model/cross-validation',
    'model/evaluate',
    'model/examples',
    'model/findings/',
    'model/metrics/',
    'model/prepare-data',
    'model/prepare-training',
    'model/range-test',
    'model/resolve-options',
    'model/scale-warning',
    'model/train',
    'network/gradient-check',
    'training/fit',
    'training/not-finite',
    'training/prepare',
    'training/session',
    'training/session-plan',
    'training/weights',
  ],
  source: ['model/export/'],
  studies: ['diagnosis/', 'improve/', 'studies/'],
};

/** What stands in those folders and is wanted at once: tables of options, classes, and what a thread starts with. */
const atOnce = [
  'diagnosis/codes',
  'diagnosis/data/options',
  'improve/options',
  'model/findings/far-targets',
  'studies/check-plan',
  'studies/cost-surface/options',
  'studies/framing/options',
  'studies/hidden-units/options',
  'studies/learning-rate/arms',
  'studies/linear-learner',
  'studies/measure',
  'studies/scale/options',
  'studies/scale/penalized-linear',
  'studies/stages',
  'studies/study-worker',
  'studies/trade-off/choose',
  'studies/trade-off/options',
  'studies/workers/own-learners',
  'table/preprocessing/derive',
  'table/preprocessing/expressions/',
  'table/preprocessing/options',
  'table/preprocessing/text/tokenize',
  'table/preprocessing/text/tokenizers',
  'table/preprocessing/text/word-table',
  'table/preprocessing/transforms/',
  'table/schema/options',
  'table/splits/split-plan',
  'table/toys/toy-sets',
];

const mark = '\0when-called:';

/** An import in the middle of a function. */
const laterImport = /\bawait import\('(\.[^']*)'\)/g;

/** The file that all share, and the one module in it that fetches. */
export const sharedName = 'shared';
const fetching = `${mark}fetch`;
const fetchingCode = `
  import { readFileSync } from 'node:fs';
  import { createRequire } from 'node:module';
  import * as shared from './${sharedName}.js';
  const require = createRequire(import.meta.url);
  const parts = {};
  export const part = (name) => (parts[name] ??= require('./' + name + '.cjs')(of, load, import.meta));
  const of = (name) => (name === '${sharedName}' ? shared : part(name));
  const load = (url) => import(url);
  export const kernel = (name) => readFileSync(new URL('./' + name + '.wasm', import.meta.url));`;

/** The kernels, which stand beside that file. */
const kernels = 'engine/wasm/module-bytes';
const kernelsCode = `
  import { kernel } from '${fetching}';
  export const plainBytes = (precision) => kernel(precision);
  export const relaxedBytes = async (precision) => kernel(precision + '-relaxed');
  export const integerBytes = (variant) => kernel(variant === 'simd' ? 'quantized' : 'quantized-relaxed');`;

/**
 * For the bundler: the parts as inputs, the plugin that puts callers in the place of functions, which file a module
 * goes to, and what makes of the text of a part's file the function that is read.
 *
 * @param {string} src the folder of the sources
 * @param {string[]} entries the modules that are loaded by themselves, absolute
 */
export function whenCalled(src, entries) {
  const asked = functionsAsked(src);
  /** @type {import('rolldown').Plugin} */
  const plugin = {
    name: 'when-called',
    resolveId(source, importer) {
      if (source.startsWith(mark)) return source;
      if (source === `./${sharedName}.js` && importer === fetching) return { id: source, external: true };
      if (!importer || importer.startsWith(mark)) return null;
      const module = moduleOf(join(dirname(importer), source), src);
      return isApart(module, moduleOf(importer, src)) ? mark + module : null;
    },
    load(id) {
      if (moduleOf(id, src) === kernels) return kernelsCode;
      if (!id.startsWith(mark)) return null;
      const name = id.slice(mark.length);
      if (id === fetching) return fetchingCode;
      const path = (module) => JSON.stringify(join(src, `${module}.ts`));
      if (name in parts) {
        const modules = [...asked].filter(([module]) => partOf(module) === name);
        return modules.map(([module, names]) => `export {${[...names]}} from ${path(module)};`).join('\n');
      }
      const caller = (each) =>
        `export function ${each}(...given) { return part('${partOf(name)}').${each}(...given); }`;
      return [`import { part } from '${fetching}';`, ...Array.from(asked.get(name), caller)].join('\n');
    },
    // What is imported in the middle of a function waits no longer by itself: its part does.
    transform(code, id) {
      if (!id.startsWith(src)) return null;
      const imports = [];
      const text = code.replace(laterImport, (_, from) => {
        imports.push(`import * as later${imports.length} from '${from}';`);
        return `later${imports.length - 1}`;
      });
      return imports.length > 0 ? { code: imports.join('') + text, map: null } : null;
    },
  };
  let reached;
  /** The name of the file of a module: null where the bundler may choose. */
  const fileOf = (id, context) => {
    if (entries.includes(id)) return null;
    reached ??= [
      [sharedName, reachedFrom(entries, context)],
      ...Object.keys(parts).map((name) => [name, reachedFrom([mark + name], context)]),
    ];
    return reached.find(([, ids]) => ids.has(id))?.[0] ?? null;
  };
  const input = Object.fromEntries(Object.keys(parts).map((name) => [name, mark + name]));
  return { plugin, fileOf, input, isPart: (name) => name in parts };
}

/** The functions of every part that modules outside it ask for, by module. */
function functionsAsked(src) {
  const asked = new Map();
  for (const file of readdirSync(src, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts')) continue;
    const importer = moduleOf(join(src, file), src);
    for (const { names, from } of importsOf(readFileSync(join(src, file), 'utf8'))) {
      const module = moduleOf(join(src, file, '..', from), src);
      if (!isApart(module, importer)) continue;
      const functions = functionsOf(readFileSync(join(src, `${module}.ts`), 'utf8'));
      const wanted = names ?? functions;
      const other = wanted.find((name) => !functions.includes(name));
      if (other) {
        throw new Error(
          `${importer} imports ${other} of ${module}, which is fetched when a function of it is called ` +
            `(scripts/when-called.mjs): ${other} is no function. List ${module} among what is loaded at once.`,
        );
      }
      if (wanted.length > 0) asked.set(module, new Set([...(asked.get(module) ?? []), ...wanted]));
    }
  }
  return asked;
}

/** What a module imports or hands on at run time, by name; of a module that it imports later, all. */
function importsOf(code) {
  const named = Array.from(
    code.matchAll(/^(?:import|export) \{([^}]*)\} from '(\.[^']*)';$/gm),
    ([, list, from]) => {
      const names = list.split(',').map((each) => each.trim().split(' as ')[0]);
      return { names: names.filter((name) => name !== '' && !name.startsWith('type ')), from };
    },
  );
  return [...named, ...Array.from(code.matchAll(laterImport), ([, from]) => ({ from }))];
}

function functionsOf(code) {
  return Array.from(code.matchAll(/^export (?:async )?function\*? (\w+)/gm), ([, name]) => name);
}

/** The name of a module: its path in the sources, with slashes and without an ending. */
function moduleOf(path, src) {
  return path
    .slice(src.length + 1)
    .replace(/\.[jt]s$/, '')
    .replaceAll(sep, '/');
}

function partOf(module) {
  const among = (list) =>
    list.some((each) => (each.endsWith('/') ? module.startsWith(each) : module === each));
  if (among(atOnce)) return undefined;
  return Object.keys(parts).find((name) => among(parts[name]));
}

/** Whether a module is of a part that the one that imports it is not of. */
function isApart(module, importer) {
  const part = partOf(module);
  return part !== undefined && part !== partOf(importer);
}

/** The modules that come with these. */
function reachedFrom(modules, context) {
  const reached = new Set(modules);
  for (const id of reached)
    for (const next of context.getModuleInfo(id)?.importedIds ?? []) reached.add(next);
  return reached;
}

/** The text of a module as a function of `of`, which gives the files it imports, of `import` and of `import.meta`. */
export function asFunction(code, fileName) {
  const edits = [];
  const change = ({ start, end }, text) => edits.push({ start, end, text });
  const pairs = (list, key, value) => list.map((each) => `${each[key].name}:${each[value].name}`).join(',');
  const program = parseAst(code);
  const visit = (node) => {
    if (node === null || typeof node !== 'object') return;
    if (Array.isArray(node)) return node.forEach(visit);
    if (node.type === 'ImportDeclaration') {
      const [, from] = /^\.\/(.*)\.js$/.exec(node.source.value) ?? [];
      if (!from) throw new Error(`${fileName} imports ${node.source.value}, which it cannot wait for`);
      const named = node.specifiers.filter(({ type }) => type === 'ImportSpecifier');
      if (named.length < node.specifiers.length) throw new Error(`${fileName} imports all of ${from}`);
      return change(node, `const{${pairs(named, 'imported', 'local')}}=of('${from}');`);
    }
    if (node.type === 'ExportNamedDeclaration') {
      if (node.declaration) throw new Error(`${fileName} exports what it declares`);
      return change(node, `return{${pairs(node.specifiers, 'exported', 'local')}};`);
    }
    if (node.type === 'ImportExpression')
      change({ start: node.start, end: node.start + 'import'.length }, 'load');
    if (node.type === 'MetaProperty' && node.meta.name === 'import') return change(node, 'meta');
    for (const value of Object.values(node)) visit(value);
  };
  visit(program.body);
  let text = code;
  for (const { start, end, text: by } of edits.sort((a, b) => b.start - a.start)) {
    text = text.slice(0, start) + by + text.slice(end);
  }
  return text
    .replace(/^/, `'use strict';module.exports=(of,load,meta)=>{`)
    .replace(/(\n\/\/# source.*)?\s*$/, '};$1\n');
}
