import { columnsTogether, type LogisticCall, mostChunks } from './logistic.js';
import type { Gemm } from './products.js';

/** The chunks of columns, each from its first to one past its last: by their number alone. */
export function chunksOf(columns: number): [from: number, to: number][] {
  const groups = Math.ceil(columns / columnsTogether);
  const chunks = Math.min(groups, mostChunks);
  const start = (chunk: number) => Math.min(Math.floor((groups * chunk) / chunks) * columnsTogether, columns);
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
    for (let j = from; j < to; j += columnsTogether) {
      const next = Math.min(j + columnsTogether, to);
      const [count, x] = [next - j, X + j * ld * size];
      gemm(true, false, count, 1, inner, 1, x, ld, W, inner, 0, Z + j * size, count);
      errors(j, next);
      gemm(false, false, inner, 1, count, 1, x, ld, dZ + j * size, count, j === from ? 0 : 1, sum, inner);
    }
  }
}
