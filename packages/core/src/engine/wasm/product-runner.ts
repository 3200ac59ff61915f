import type { Control } from '../control.js';
import type { Precision } from '../description.js';
import { bytesOf, padded } from './arena.js';
import type { Buffer, Resident } from './buffer.js';
import type { Kernels } from './kernels.js';
import type { LogisticCall } from './logistic.js';
import { asideInputs, askedRows } from './product-shapes.js';
import {
  type Descent,
  dimensions,
  type Gemm,
  type ProductCall,
  type Products,
  type ProductThread,
  type Tile,
} from './products.js';
import { chunksOf, runLogistic } from './run-logistic.js';
import type { Memory } from './webassembly.js';

/** What a runner needs of the kernels. */
type RunnerKernels = Pick<Kernels, 'addTransposed' | 'runErrors'>;

/** Runs the products of a program on one thread. */
export class ProductRunner implements Products {
  readonly #gemm: Gemm;
  readonly #library: ProductThread;
  readonly #kernels: RunnerKernels;
  readonly #size: number;
  readonly #thread: number;
  readonly #threads: number;
  /** Tiles of a call, for the last number of columns. */
  readonly #tiles = new Map<ProductCall, { count: number; own: readonly Tile[] }>();

  constructor(
    library: ProductThread,
    kernels: RunnerKernels,
    memory: Memory,
    precision: Precision,
    thread: number,
    threads: number,
  ) {
    this.#library = library;
    this.#kernels = kernels;
    this.#gemm = library.gemm(memory, precision);
    this.#size = bytesOf(precision);
    this.#thread = thread;
    this.#threads = threads;
  }

  run(
    call: ProductCall,
    control: Control,
    first: number,
    count: number,
    X: Resident['X'],
    descent?: Descent,
  ): void {
    const { form, matrix, Z } = call;
    const A = call.isX && X ? this.#viewed(X, control.offset + first) : call.A.address;
    const size = this.#size;
    const gemm = this.#gemm;
    for (const { row, rows, column, columns } of this.#own(call, count)) {
      if (form === 'affine') {
        // Z = W A
        const w = matrix.address + row * size;
        const a = A + column * call.A.ld * size;
        const z = Z.address + (row + column * Z.ld) * size;
        gemm(false, false, rows, columns, matrix.columns, 1, w, matrix.ld, a, call.A.ld, 0, z, Z.ld);
      } else if (form === 'gradientW') {
        // dW += dZ Aᵀ / m, or W −= rate · dZ Aᵀ / m
        const dz = Z.address + row * size;
        const a = A + column * size;
        const dw = matrix.address + (descent?.moved ?? 0) + (row + column * matrix.ld) * size;
        const alpha = (descent ? -descent.rate : 1) / control.columns;
        const add = first > 0 || descent !== undefined;
        if (call.aside) {
          this.#turned(call, call.aside, rows, columns, count, alpha, dz, a, add, dw);
        } else {
          gemm(false, true, rows, columns, count, alpha, dz, Z.ld, a, call.A.ld, add ? 1 : 0, dw, matrix.ld);
        }
      } else {
        // dA = Wᵀ dZ
        const w = matrix.address + row * matrix.ld * size;
        const dz = Z.address + column * Z.ld * size;
        const da = A + (row + column * call.A.ld) * size;
        gemm(true, false, rows, columns, matrix.rows, 1, w, matrix.ld, dz, Z.ld, 0, da, call.A.ld);
      }
    }
  }

  logistic(
    call: LogisticCall,
    program: number,
    { offset }: Control,
    first: number,
    count: number,
    X: Resident['X'],
  ): void {
    const chunks = chunksOf(count);
    const start = Math.floor((chunks.length * this.#thread) / this.#threads);
    const own = chunks.slice(start, Math.floor((chunks.length * (this.#thread + 1)) / this.#threads));
    const errors = (from: number, to: number) => this.#kernels.runErrors(program, call.line, from, to);
    const view = X ? this.#viewed(X, offset + first) : call.X.address;
    runLogistic(call, { gemm: this.#gemm, size: this.#size, errors }, view, own, start);
  }

  /** dW = (α A dZᵀ)ᵀ, or dW + that, some inputs at a time. */
  #turned(
    { A, Z, matrix }: ProductCall,
    { address, bytes }: NonNullable<ProductCall['aside']>,
    rows: number,
    columns: number,
    count: number,
    alpha: number,
    dz: number,
    a: number,
    add: boolean,
    dw: number,
  ): void {
    const size = this.#size;
    const turned = address + this.#thread * bytes;
    // With the pads of dZ: what comes of them is left where it is.
    const units = padded(rows);
    for (let from = 0; from < columns; from += asideInputs) {
      const inputs = Math.min(asideInputs, columns - from);
      const some = a + from * size;
      this.#gemm(false, true, inputs, units, count, alpha, some, A.ld, dz, Z.ld, 0, turned, inputs);
      const target = dw + from * matrix.ld * size;
      this.#kernels.addTransposed(turned, inputs, inputs, rows, target, matrix.ld, Number(add));
    }
  }

  #viewed({ address, ld }: Buffer, column: number): number {
    return address + column * ld * this.#size;
  }

  #own(call: ProductCall, count: number): readonly Tile[] {
    const known = this.#tiles.get(call);
    if (known?.count === count) return known.own;
    const [m, n, k] = dimensions(call.form, call.matrix.rows, call.matrix.columns, count);
    const asked = call.form === 'affine' ? askedRows(m, this.#size) : m;
    const all = this.#library
      .tiles(m, n, k)
      .map((tile) => (tile.row + tile.rows === m ? { ...tile, rows: asked - tile.row } : tile));
    const start = Math.floor((all.length * this.#thread) / this.#threads);
    const own = all.slice(start, Math.floor((all.length * (this.#thread + 1)) / this.#threads));
    this.#tiles.set(call, { count, own });
    return own;
  }
}
