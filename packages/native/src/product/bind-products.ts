import { foreignFunctions } from '../library/ffi.js';
import type { Blas } from '../library/find-blas.js';

export type Precision = 'float32' | 'float64';

/** Columns follow each other in memory, and op(M) is M or Mᵀ: the enumerations of cblas.h. */
const columnMajor = 102;
const asItIs = 111;
const transposed = 112;

/**
 * C = α op(A) op(B) + β C over column-major matrices in one memory.
 * `m`×`k` op(A), `k`×`n` op(B), `m`×`n` C; `a`, `b`, `c` byte offsets; leading dimensions in elements.
 * With β = 0 what stands in C is not read. Nothing is checked.
 */
export type Gemm = (
  transposeA: boolean,
  transposeB: boolean,
  m: number,
  n: number,
  k: number,
  alpha: number,
  a: number,
  lda: number,
  b: number,
  ldb: number,
  beta: number,
  c: number,
  ldc: number,
) => void;

/** y = α op(A) x + β y; A is `m`×`n` as it stands, `a`, `x`, `y` byte offsets, steps in elements. */
export type Gemv = (
  transposeA: boolean,
  m: number,
  n: number,
  alpha: number,
  a: number,
  lda: number,
  x: number,
  stepX: number,
  beta: number,
  y: number,
  stepY: number,
) => void;

/** A = A + α x yᵀ; A is `m`×`n`, `a`, `x`, `y` byte offsets, steps in elements. */
export type Ger = (
  m: number,
  n: number,
  alpha: number,
  x: number,
  stepX: number,
  y: number,
  stepY: number,
  a: number,
  lda: number,
) => void;

/** A `WebAssembly.Memory`, or what looks like one. */
export interface Memory {
  readonly buffer: ArrayBufferLike;
}

export interface Products {
  readonly gemm: Gemm;
  readonly gemv: Gemv;
  readonly ger: Ger;
}

/**
 * The products of a BLAS over one memory, without a copy. Addresses are passed as integers (the memory's own plus an
 * offset), which costs a quarter less a call than typed arrays do and allocates nothing.
 * @param memory must stay where it is: shared, or never grown
 */
export function bindProducts(blas: Blas, memory: Memory, precision: Precision): Products {
  const base = addressOf(memory);
  const letter = precision === 'float32' ? 's' : 'd';
  const real = precision === 'float32' ? 'float' : 'double';
  const signature = {
    gemm: ['int', 'int', 'int', 'int', 'int', 'int', real, at, 'int', at, 'int', real, at, 'int'],
    gemv: ['int', 'int', 'int', 'int', real, at, 'int', at, 'int', real, at, 'int'],
    ger: ['int', 'int', 'int', real, at, 'int', at, 'int', at, 'int'],
  };
  const bind = (name: keyof typeof signature) =>
    blas.functions.func(`cblas_${letter}${name}`, 'void', signature[name]);
  const gemm = bind('gemm');
  const gemv = bind('gemv');
  const ger = bind('ger');
  const op = (transpose: boolean) => (transpose ? transposed : asItIs);
  return {
    gemm(transposeA, transposeB, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc) {
      gemm(
        columnMajor,
        op(transposeA),
        op(transposeB),
        m,
        n,
        k,
        alpha,
        base + a,
        lda,
        base + b,
        ldb,
        beta,
        base + c,
        ldc,
      );
    },
    gemv(transposeA, m, n, alpha, a, lda, x, stepX, beta, y, stepY) {
      gemv(columnMajor, op(transposeA), m, n, alpha, base + a, lda, base + x, stepX, beta, base + y, stepY);
    },
    ger(m, n, alpha, x, stepX, y, stepY, a, lda) {
      ger(columnMajor, m, n, alpha, base + x, stepX, base + y, stepY, base + a, lda);
    },
  };
}

/** A pointer, passed as an integer. */
const at = 'uintptr_t';

/** Where a memory begins. User space ends far below 2⁵³, so a number holds every address. */
function addressOf(memory: Memory): number {
  const ffi = foreignFunctions();
  if (!ffi) throw new Error('A BLAS was found without koffi.');
  return Number(ffi.address(new Uint8Array(memory.buffer)));
}
