import { type Blas, findBlas } from '../../src/index.js';

/** The BLAS of this machine; without one, its tests are skipped with one plain line a file. */
export const blas: Blas | undefined = findBlas();

if (!blas)
  console.log('No BLAS on this machine: these tests are skipped. Install one, such as libopenblas0-pthread.');

/** A memory of so many MB that threads can share. */
export function sharedMemory(megabytes: number): WebAssembly.Memory {
  const pages = megabytes * 16;
  return new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
}
