import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the kernels are. */
export const sources = fileURLToPath(new URL('../packages/core/kernels/', import.meta.url));

/**
 * The bytes of the module that an entry among the kernels gives, or `text` in its place. No data section, no start
 * function, no runtime: a module is functions and an imported memory.
 *
 * @type {(entry: string, relaxed: boolean, text?: string) => Promise<Uint8Array<ArrayBuffer>>}
 */
export async function compileKernels(entry, relaxed, text) {
  const { default: asc } = await import('assemblyscript/asc');
  const features = ['simd', 'threads', ...(relaxed ? ['relaxed-simd'] : [])];
  const options = [
    entry,
    '-O3s',
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
      if (name === entry && text !== undefined) return text;
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
