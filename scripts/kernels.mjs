// Compiles the kernels (AssemblyScript) to WebAssembly and writes them as modules of core: one for each precision,
// plain SIMD and relaxed. They are rebuilt only when a source is newer.
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileKernels, sources } from './compile-kernels.mjs';

const target = fileURLToPath(new URL('../packages/core/src/engine/wasm/modules/', import.meta.url));

const files = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.ts'),
);
const scripts = ['./kernels.mjs', './compile-kernels.mjs'].map((file) =>
  fileURLToPath(new URL(file, import.meta.url)),
);
const inputs = [...files.map((file) => join(sources, file)), ...scripts];
const newest = Math.max(...inputs.map((file) => statSync(file).mtimeMs));

mkdirSync(target, { recursive: true });
const variants = ['float32', 'float64'].flatMap((precision) => [
  { precision, name: precision, relaxed: false },
  { precision, name: `${precision}-relaxed`, relaxed: true },
]);
for (const { precision, name, relaxed } of variants) {
  const output = join(target, `${name}.ts`);
  if (age(output) > newest) continue;
  const bytes = await compileKernels(`${precision}.ts`, relaxed);
  const note = `// Compiled from packages/core/kernels by scripts/${basename(fileURLToPath(import.meta.url))}.`;
  writeFileSync(output, `${note}\nexport const bytes =\n  '${Buffer.from(bytes).toString('base64')}';\n`);
  console.error(`kernels: ${name}, ${bytes.length} bytes`);
}

function age(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
