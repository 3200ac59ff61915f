// Compiles the kernels (AssemblyScript) to WebAssembly and writes them as modules of core: one for each precision,
// plain SIMD and relaxed. They are rebuilt only when a source is newer.
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const sources = fileURLToPath(new URL('../packages/core/kernels/', import.meta.url));
const target = fileURLToPath(new URL('../packages/core/src/engine/wasm/modules/', import.meta.url));

const files = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
const inputs = [...files.map((file) => join(sources, file)), fileURLToPath(import.meta.url)];
const newest = Math.max(...inputs.map((file) => statSync(file).mtimeMs));

mkdirSync(target, { recursive: true });
const variants = ['float32', 'float64'].flatMap((precision) => [
  { precision, name: precision, relaxed: false },
  { precision, name: `${precision}-relaxed`, relaxed: true },
]);
for (const { precision, name, relaxed } of variants) {
  const output = join(target, `${name}.ts`);
  if (age(output) > newest) continue;
  const bytes = await compile(`${precision}.ts`, relaxed);
  const note = `// Compiled from packages/core/kernels by scripts/${basename(fileURLToPath(import.meta.url))}.`;
  writeFileSync(output, `${note}\nexport const bytes =\n  '${Buffer.from(bytes).toString('base64')}';\n`);
  console.error(`kernels: ${name}, ${bytes.length} bytes`);
}

function age(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** No data section, no start function, no runtime: a module is functions and an imported memory. */
async function compile(entry, relaxed) {
  const { default: asc } = await import('assemblyscript/asc');
  const features = ['simd', 'threads', ...(relaxed ? ['relaxed-simd'] : [])];
  const options = [
    entry,
    '-O3',
    '--noAssert',
    '--runtime=stub',
    '--use=abort=',
    '--importMemory',
    '--sharedMemory',
    '--initialMemory=1',
    '--maximumMemory=65536',
    '--outFile=kernel.wasm',
    ...features.flatMap((feature) => ['--enable', feature]),
  ];
  let binary;
  const { error, stderr } = await asc.main(options, {
    readFile: (name) => {
      try {
        return readFileSync(join(sources, name), 'utf8');
      } catch {
        return null;
      }
    },
    writeFile: (_name, contents) => {
      binary = contents;
    },
  });
  if (error) throw new Error(`kernels: ${entry} does not compile\n${stderr}`);
  return binary;
}
