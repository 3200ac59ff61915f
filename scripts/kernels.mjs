// Compiles the kernels (AssemblyScript) to WebAssembly and writes them as modules of core: one for each precision,
// plain SIMD and relaxed, as text for a page and as files for Node. They are rebuilt only when a source is newer.
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileKernels, sources } from './compile-kernels.mjs';
import { editsOf } from './write-edits.mjs';

const target = fileURLToPath(new URL('../packages/core/src/engine/wasm/modules/', import.meta.url));
const bundle = fileURLToPath(new URL('../packages/core/bundle/', import.meta.url));

const files = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.ts'),
);
const scripts = ['./kernels.mjs', './compile-kernels.mjs', './write-edits.mjs'].map((file) =>
  fileURLToPath(new URL(file, import.meta.url)),
);
const inputs = [...files.map((file) => join(sources, file)), ...scripts];
const newest = Math.max(...inputs.map((file) => statSync(file).mtimeMs));

for (const folder of [target, bundle]) mkdirSync(folder, { recursive: true });
/** Each module is written as edits of one that is loaded before it (see write-edits.mjs). */
const modules = [
  { name: 'float64' },
  { name: 'float32', base: 'float64' },
  { name: 'float32-relaxed', base: 'float32' },
  { name: 'float64-relaxed', base: 'float64' },
  { name: 'quantized', base: 'float64' },
  { name: 'quantized-relaxed', base: 'quantized' },
];
const text = (name) => join(target, `${name}.ts`);
const binary = (name) => join(bundle, `${name}.wasm`);
if (modules.some(({ name }) => Math.min(age(text(name)), age(binary(name))) <= newest)) {
  const compiled = new Map();
  for (const { name } of modules) {
    const [precision, relaxed] = name.split('-');
    compiled.set(name, await compileKernels(`${precision}.ts`, relaxed !== undefined));
    console.error(`kernels: ${name}, ${compiled.get(name).length} bytes`);
  }
  const note = `// Compiled from packages/core/kernels by scripts/${basename(fileURLToPath(import.meta.url))}.`;
  for (const { name, base } of modules) {
    const edits = editsOf(compiled.get(name), compiled.get(base) ?? new Uint8Array(0));
    writeFileSync(binary(name), compiled.get(name));
    writeFileSync(text(name), `${note}\nexport const edits =\n  '${edits}';\n`);
  }
}

function age(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
