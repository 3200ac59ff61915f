import { type LogisticCall, mostChunks } from './logistic.js';
import type { Gemm } from './products.js';

/**
 * Columns that are taken together: read for their dot products with w, and from the second cache once more for their
 * share of dW. With 8 of 12288 numbers the two take 172 µs for 209 columns, with 4 of them 186, with 32 206, and one
 * after the other over all columns 207 (OpenBLAS 0.3.21, Haswell).
 */
const together = 8;

/** The chunks of columns, each from its first to one past its last: by their number alone. */
export function chunksOf(columns: number): [from: number, to: number][] {
  const groups = Math.ceil(columns / together);
  const chunks = Math.min(groups, mostChunks);
  const start = (chunk: number) => Math.min(Math.floor((groups * chunk) / chunks) * together, columns);
  return Array.from({ length: chunks }, (_, chunk) => [start(chunk), start(chunk + 1)]);
}

/** Forms the products of some chunks, and lets `errors` do what stands between. */
export function runLogistic(
  { W, inner, X: { ld }, Z, dZ, sums, sumBytes }: LogisticCall,
  { gemm, size, errors }: { gemm: Gemm; size: number; errors: (from: number, to: number) => void },
  X: number,
  chunks: readonly [from: number, to: number][],
  firstChunk: number,
): void {
  for (const [at, [from, to]] of chunks.entries()) {
    const sum = sums + (firstChunk + at) * sumBytes;
    for (let j = from; j < to; j += together) {
      const next = Math.min(j + together, to);
      const [count, x] = [next - j, X + j * ld * size];
      gemm(true, false, count, 1, inner, 1, x, ld, W, inner, 0, Z + j * size, count);
      errors(j, next);
      gemm(false, false, inner, 1, count, 1, x, ld, dZ + j * size, count, j === from ? 0 : 1, sum, inner);
    }
  }
}
