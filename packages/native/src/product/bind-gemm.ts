import type { Gemm } from '@colonnade/core/engine';
import { foreignFunctions } from '../library/ffi.js';
import type { Blas } from '../library/open-blas.js';

export type Precision = 'float32' | 'float64';

/** Columns follow each other in memory, and op(M) is M or Mᵀ: the enumerations of cblas.h. */
const columnMajor = 102;
const asItIs = 111;
const transposed = 112;

/** A `WebAssembly.Memory`, or what looks like one. */
export interface Memory {
  readonly buffer: ArrayBufferLike;
}

/**
 * The product of a BLAS over one memory, without a copy. Addresses are passed as integers (the memory's own plus an
 * offset), which costs a quarter less a call than typed arrays do and allocates nothing.
 *
 * Where a side is 1 it is a product with a vector, which libraries do several times faster when asked for it by name.
 * @param memory must stay where it is: shared, or never grown. It lives as long as the function that is returned
 */
export function bindGemm(blas: Blas, memory: Memory, precision: Precision): Gemm {
  const base = addressOf(memory);
  const { gemm, gemv, ger } = functionsOf(blas, precision);
  const product: Gemm = (transposeA, transposeB, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc) => {
    if (n === 1) {
      // c = op(A) b, where b is the column B or the row Bᵀ.
      const [rows, columns, step] = [transposeA ? k : m, transposeA ? m : k, transposeB ? ldb : 1];
      gemv(
        columnMajor,
        op(transposeA),
        rows,
        columns,
        alpha,
        base + a,
        lda,
        base + b,
        step,
        beta,
        base + c,
        1,
      );
    } else if (m === 1) {
      // cᵀ = op(B)ᵀ aᵀ
      const [rows, columns, step] = [transposeB ? n : k, transposeB ? k : n, transposeA ? 1 : lda];
      gemv(
        columnMajor,
        op(!transposeB),
        rows,
        columns,
        alpha,
        base + b,
        ldb,
        base + a,
        step,
        beta,
        base + c,
        ldc,
      );
    } else if (k === 1 && beta === 1 && m >= tallEnough) {
      // C = C + α a bᵀ
      const [stepA, stepB] = [transposeA ? lda : 1, transposeB ? 1 : ldb];
      ger(columnMajor, m, n, alpha, base + a, stepA, base + b, stepB, base + c, ldc);
    } else {
      const [opA, opB] = [op(transposeA), op(transposeB)];
      gemm(columnMajor, opA, opB, m, n, k, alpha, base + a, lda, base + b, ldb, beta, base + c, ldc);
    }
  };
  memories.set(product, memory);
  return product;
}

/** The function knows its memory by a number, which keeps no garbage collector from taking it away. */
const memories = new WeakMap<Gemm, Memory>();

/** An outer product is done column by column: below this height `gemm` is the faster. */
const tallEnough = 64;

function op(transpose: boolean): number {
  return transpose ? transposed : asItIs;
}

function functionsOf({ functions }: Blas, precision: Precision) {
  const letter = precision === 'float32' ? 's' : 'd';
  const real = precision === 'float32' ? 'float' : 'double';
  const [int, at] = ['int', 'uintptr_t'];
  const bind = (name: string, types: string[]) => functions.func(`cblas_${letter}${name}`, 'void', types);
  return {
    gemm: bind('gemm', [int, int, int, int, int, int, real, at, int, at, int, real, at, int]),
    gemv: bind('gemv', [int, int, int, int, real, at, int, at, int, real, at, int]),
    ger: bind('ger', [int, int, int, real, at, int, at, int, at, int]),
  };
}

/** Where a memory begins. User space ends far below 2⁵³, so a number holds every address. */
function addressOf(memory: Memory): number {
  const ffi = foreignFunctions();
  if (!ffi) throw new Error('A BLAS was found without koffi.');
  return Number(ffi.address(new Uint8Array(memory.buffer)));
}
