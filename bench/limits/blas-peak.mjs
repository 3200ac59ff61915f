// What a core does at best by the BLAS: one large product that stays in the caches.
import { bindGemm, findBlas, howToGetBlas } from '@colonnade/native';

/** Rows, columns and terms: a product whose three matrices fit into the second cache. */
const SIDE = 256;

/** `turn()` and its multiplications and additions. */
export function largeProduct(precision) {
  const blas = findBlas();
  if (!blas) throw new Error(`no BLAS was found. ${howToGetBlas()}`);
  const bytes = SIDE * SIDE * (precision === 'float64' ? 8 : 4);
  const memory = new WebAssembly.Memory({ initial: Math.ceil((3 * bytes) / 65536) });
  new Float32Array(memory.buffer).fill(1 / 64);
  const gemm = bindGemm(blas, memory, precision);
  return {
    turn: () => gemm(false, false, SIDE, SIDE, SIDE, 1, 0, SIDE, bytes, SIDE, 0, 2 * bytes, SIDE),
    operations: 2 * SIDE ** 3,
  };
}
