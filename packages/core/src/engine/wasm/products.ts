import type { Control } from '../control.js';
import type { Precision } from '../description.js';
import type { Buffer, Resident } from './buffer.js';
import type { Kernels } from './kernels.js';
import type { LogisticCall } from './logistic.js';
import type { Memory } from './webassembly.js';

/**
 * C = α op(A) op(B) + β C over column-major matrices of one memory: `m`×`k` op(A), `k`×`n` op(B), `m`×`n` C; `a`, `b`,
 * `c` byte addresses; leading dimensions in elements. With β = 0 what stands in C is not read. Nothing is checked.
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

/** A part of C that one call computes. */
export interface Tile {
  readonly row: number;
  readonly rows: number;
  readonly column: number;
  readonly columns: number;
}

/** What a thread needs of a library of matrix products. */
export interface ProductThread {
  gemm(memory: Memory, precision: Precision): Gemm;
  /** The parts in which an m×n product over k is computed: by shapes alone, whatever thread computes which. */
  tiles(m: number, n: number, k: number): readonly Tile[];
}

export interface ProductTimes {
  readonly kernels: number;
  readonly library: number;
}

/** A library of matrix products, such as the system's BLAS. */
export interface ProductLibrary extends ProductThread {
  readonly library: string;
  readonly variant: string;
  /** The module that a worker runs: `serve` with the machines of this library. */
  readonly workerModule: string;
  /** What a worker is told of the library. Plain data. */
  readonly invitation: unknown;
  /** Measures it, or reads what was measured, before it is asked for times. */
  prepare(precision: Precision): Promise<void>;
  /** What runs the products of a program on one thread. */
  runner(kernels: Kernels, memory: Memory, precision: Precision, thread: number, threads: number): Products;
  /** The µs of an m×n product over k, by the kernels and by the library: by shapes and what was measured before. */
  times(form: ProductForm, m: number, n: number, k: number, precision: Precision): ProductTimes;
}

/** The products of training: Z = W A + b, dW = dZ Aᵀ / m, dA = Wᵀ dZ. */
export type ProductForm = 'affine' | 'gradientW' | 'backpropagate';

/** Which products a library computes. */
export interface ProductChoice {
  (form: ProductForm, m: number, n: number, k: number): boolean;
  /** Whether a library has both products of a network of one unit, taken some columns at a time. */
  logistic(inner: number, columns: number): boolean;
  /** The bytes that a thread needs beside the matrices, if any. */
  asideBytes(form: ProductForm, units: number, inputs: number): number;
}

/** A product that a library computes, just before the instruction `line`. Plain data. */
export interface ProductCall {
  readonly line: number;
  readonly form: ProductForm;
  /** W or dW, and its shape. */
  readonly matrix: {
    readonly address: number;
    readonly rows: number;
    readonly columns: number;
    readonly ld: number;
  };
  /** Z, or dZ. */
  readonly Z: Buffer;
  /** A, or dA; the columns of X stand here when they were gathered by an order. */
  readonly A: Buffer;
  /** Whether A is X, to be read where it stands as a whole when there is no order. */
  readonly isX: boolean;
  /** Whether all threads meet after it. */
  readonly together: boolean;
  /** Room for each thread, where dW is formed the other way round. */
  readonly aside?: { readonly address: number; readonly bytes: number } | undefined;
}

/** Runs the products of a program on one thread. */
export interface Products {
  /**
   * This thread's tiles of a product over `count` columns, from the `start`-th of X.
   * @param X where X stands as a whole, when it is read there
   * @param descent when given, gradients move θ as they are formed
   */
  run(
    call: ProductCall,
    control: Control,
    first: number,
    count: number,
    X: Resident['X'],
    descent?: Descent,
  ): void;
  /** This thread's part of a network of one unit in one pass over X: its products, and what stands between. */
  logistic(
    call: LogisticCall,
    program: number,
    control: Control,
    first: number,
    count: number,
    X: Resident['X'],
  ): void;
}

/** Gradient descent in which gradients are added to θ as they are formed. */
export interface Descent {
  readonly rate: number;
  /** Bytes from a gradient to the parameters that it moves. */
  readonly moved: number;
}

/** m, n and k of a product of a layer with W rows×columns, over `count` examples. */
export function dimensions(
  form: ProductForm,
  rows: number,
  columns: number,
  count: number,
): [number, number, number] {
  if (form === 'affine') return [rows, count, columns];
  if (form === 'gradientW') return [rows, columns, count];
  return [columns, count, rows];
}
