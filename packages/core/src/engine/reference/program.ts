import { dropoutUniform } from '../../foundation/counter-random.js';
import { type FloatArray, Matrix } from '../../matrix/matrix.js';
import { type Inputs, type SparseMatrix, timesOfRows } from '../../matrix/sparse-matrix.js';
import type { Control } from '../control.js';
import type { Bindings, Program, ProgramPlan, ProgramVectors } from '../engine.js';
import { likelyLoss } from '../likely-loss.js';
import type { Name, Operation, Tape } from '../tape.js';
import { affine, backpropagate, gradientB, gradientW } from './products.js';

/** The numbers that one block of columns may take, all matrices together: about what a processor keeps near. */
const blockElements = 1 << 19;

/** A matrix with a column per example: room for the columns of a block, or for all when it is observed. */
interface Columns {
  readonly rows: number;
  data: Float64Array;
  readonly whole: boolean;
  /** The columns of the block that is being run. */
  block: Float64Array;
}

/** A tape as plain loops in float64: the definition of what is right. */
export class ReferenceProgram implements Program {
  readonly #tape: Tape;
  #bindings: Bindings;
  readonly #rightBelow: number | undefined;
  /** The examples of the step that were judged right; undefined where the loss does not tell. */
  right: number | undefined;
  /** The columns of dW[1] that the step wrote, of a sparse X, and in how many examples their rows were not zero. */
  readonly touched = new Map<number, number>();
  /** In how many columns of X its rows are not zero; counted when first asked for. */
  #timesOfRows: Uint32Array | undefined;
  readonly #blockColumns: number;
  /** Parameters and gradients by name. */
  readonly #parameters = new Map<Name, { rows: number; columns: number; data: FloatArray }>();
  readonly #g: Float64Array | undefined;
  readonly #columns = new Map<Name, Columns>();
  readonly #filled = new Map<Name, Matrix>();
  #control: Control = { offset: 0, columns: 0, step: 1, dropoutKey: 0 };
  /** The first column of the block within the step, and how many it has. */
  #first = 0;
  #count = 0;
  #cost = 0;

  constructor({ tape, bindings, largestStep }: ProgramPlan, vectors: ProgramVectors) {
    this.#tape = tape;
    this.#bindings = bindings;
    // A tape that forms no gradients leaves those of another alone.
    this.#g = tape.blocks.some(({ op }) => op === 'gradientW' || op === 'sparseGradientW')
      ? vectors.g
      : undefined;
    for (const [name, { vector, at, rows, columns }] of bindings.parameters) {
      const data = vectors[vector]?.subarray(at, at + rows * columns);
      if (data) this.#parameters.set(name, { rows, columns, data });
    }
    this.#rightBelow = likelyLoss({ tape, bindings, largestStep });
    let height = 0;
    for (const rows of bindings.rows.values()) height += rows;
    // A multiple of four keeps the fours of the products the same however a step is cut.
    const fit = Math.max(16, Math.floor(blockElements / Math.max(height, 1) / 4) * 4);
    this.#blockColumns = Math.max(1, Math.min(fit, largestStep));
    for (const [name, rows] of bindings.rows) {
      const whole = tape.observed.includes(name);
      const data = new Float64Array(whole ? 0 : rows * this.#blockColumns);
      this.#columns.set(name, { rows, data, whole, block: data });
    }
  }

  blockCount(columns: number): number {
    return Math.ceil(columns / this.#blockColumns);
  }

  over(X: Inputs): void {
    this.#bindings = { ...this.#bindings, X };
  }

  begin(columns: number): void {
    this.#cost = 0;
    this.touched.clear();
    this.right = this.#rightBelow === undefined ? undefined : 0;
    for (const [name, matrix] of this.#columns) {
      if (!matrix.whole) continue;
      if (matrix.data.length !== matrix.rows * columns) matrix.data = new Float64Array(matrix.rows * columns);
      const values = this.#filled.get(name);
      if (values) matrix.data.set(values.data);
    }
    this.#g?.fill(0);
  }

  runBlock(control: Control, block: number): void {
    this.#control = control;
    this.#first = block * this.#blockColumns;
    this.#count = Math.min(this.#blockColumns, control.columns - this.#first);
    for (const columns of this.#columns.values()) {
      if (columns.whole) columns.block = columns.data.subarray(this.#first * columns.rows);
    }
    for (const operation of this.#tape.blocks) this.#run(operation);
  }

  finish(control: Control): number {
    this.#control = control;
    for (const operation of this.#tape.after) this.#run(operation);
    return this.#cost;
  }

  observed(name: Name): Matrix {
    const found = this.#columns.get(name);
    return found
      ? Matrix.fromColumnMajor(found.rows, found.data.length / found.rows, found.data)
      : Matrix.zeros(0, 0);
  }

  fill(name: Name, values: Matrix): void {
    if (this.#columns.has(name)) this.#filled.set(name, values);
  }

  #run(operation: Operation): void {
    const count = this.#count;
    const scale = 1 / this.#control.columns;
    switch (operation.op) {
      case 'gather':
        this.#gather(operation.from, operation.to);
        return;
      case 'affine': {
        const { rows, columns, data } = this.#parameter(operation.W);
        const b = this.#parameter(operation.b).data;
        affine([rows, columns, count], data, this.#block(operation.A), b, this.#block(operation.Z));
        return;
      }
      case 'sparseAffine': {
        const W = this.#parameter(operation.W);
        const b = this.#parameter(operation.b).data;
        const Z = this.#block(operation.Z);
        this.#eachColumn(operation.Z, (start) => {
          for (let i = 0; i < W.rows; i++) Z[start + i] = b[i];
        });
        this.#eachWord(operation.Z, (start, row, value) => {
          for (let i = 0; i < W.rows; i++) Z[start + i] += value * W.data[row * W.rows + i];
        });
        return;
      }
      case 'activate': {
        const Z = this.#block(operation.Z);
        const A = this.#block(operation.A);
        this.#eachColumn(operation.Z, (start, end) => operation.g.forward(Z, A, start, end));
        return;
      }
      case 'dropout': {
        const size = this.#matrix(operation.A).rows * count;
        this.#block(operation.Adrop).set(this.#block(operation.A).subarray(0, size));
        this.#mask(operation.Adrop, operation.layer, operation.keep);
        return;
      }
      case 'outputCost': {
        const Z = this.#block(operation.Z);
        const A = this.#block(operation.A);
        const Y = this.#block(operation.Y);
        let sum = 0;
        const below = this.#rightBelow;
        this.#eachColumn(operation.Z, (start, end, j) => {
          const loss = operation.cost.loss(Z, A, Y, start, end);
          sum += this.#weight(j) * loss;
          if (below !== undefined && loss < below) this.right = (this.right ?? 0) + 1;
        });
        this.#cost += sum * scale;
        return;
      }
      case 'outputError': {
        const [Z, A, Y, dZ] = [operation.Z, operation.A, operation.Y, operation.dZ].map((name) =>
          this.#block(name),
        );
        const weighted = this.#bindings.weights !== undefined;
        this.#eachColumn(operation.dZ, (start, end, j) => {
          operation.cost.error(Z, A, Y, dZ, start, end, operation.g);
          if (weighted) for (let i = start; i < end; i++) dZ[i] *= this.#weight(j);
        });
        return;
      }
      case 'gradientW': {
        const { rows, columns, data } = this.#parameter(operation.dW);
        gradientW([rows, columns, count], scale, this.#block(operation.dZ), this.#block(operation.A), data);
        return;
      }
      case 'sparseGradientW': {
        const { rows, data } = this.#parameter(operation.dW);
        const dZ = this.#block(operation.dZ);
        this.#eachWord(operation.dZ, (start, row, value) => {
          this.touched.set(row, (this.touched.get(row) ?? 0) + 1);
          for (let i = 0; i < rows; i++) data[row * rows + i] += scale * value * dZ[start + i];
        });
        return;
      }
      case 'gradientB': {
        const { rows, data } = this.#parameter(operation.db);
        gradientB([rows, count], scale, this.#block(operation.dZ), data);
        return;
      }
      case 'backpropagate': {
        const { rows, columns, data } = this.#parameter(operation.W);
        backpropagate([rows, columns, count], data, this.#block(operation.dZ), this.#block(operation.dA));
        return;
      }
      case 'dropoutBackward':
        this.#mask(operation.dA, operation.layer, operation.keep);
        return;
      case 'activateBackward': {
        const [Z, A, dA, dZ] = [operation.Z, operation.A, operation.dA, operation.dZ].map((name) =>
          this.#block(name),
        );
        this.#eachColumn(operation.dZ, (start, end) => {
          for (let i = start; i < end; i++) dZ[i] = dA[i];
          operation.g.backward(Z, A, dZ, start, end);
        });
        return;
      }
      case 'penaltyCost': {
        let squares = 0;
        for (const w of this.#parameter(operation.W).data) squares += w * w;
        this.#cost += (operation.ratio / 2) * squares;
        return;
      }
      case 'penaltyGradient': {
        const W = this.#parameter(operation.W).data;
        const dW = this.#parameter(operation.dW).data;
        for (let i = 0; i < W.length; i++) dW[i] += operation.ratio * W[i];
        return;
      }
      case 'sparsePenaltyGradient': {
        const { rows, data: W } = this.#parameter(operation.W);
        const dW = this.#parameter(operation.dW).data;
        const X = this.#bindings.X as SparseMatrix;
        this.#timesOfRows ??= timesOfRows(X);
        for (const [k, times] of this.touched) {
          const share = (times * X.columns) / (this.#timesOfRows[k] * this.#control.columns);
          for (let i = k * rows; i < (k + 1) * rows; i++) dW[i] += operation.ratio * share * W[i];
        }
        return;
      }
    }
  }

  #matrix(name: Name): Columns {
    return this.#columns.get(name) as Columns;
  }

  #block(name: Name): Float64Array {
    return this.#matrix(name).block;
  }

  #parameter(name: Name): { rows: number; columns: number; data: FloatArray } {
    return this.#parameters.get(name)!;
  }

  /** The column of X at which the j-th example of the block stands. */
  #example(j: number): number {
    const { order, offset } = this.#control;
    const at = offset + this.#first + j;
    return order === undefined ? at : order[at];
  }

  #weight(j: number): number {
    return this.#bindings.weights?.[this.#example(j)] ?? 1;
  }

  #eachColumn(name: Name, visit: (start: number, end: number, j: number) => void): void {
    const { rows } = this.#matrix(name);
    for (let j = 0; j < this.#count; j++) visit(j * rows, (j + 1) * rows, j);
  }

  /** Visits the rows of X that are not zero in the block's columns; `start` is that of a column of the matrix. */
  #eachWord(name: Name, visit: (start: number, row: number, value: number) => void): void {
    const { starts, indices, values } = this.#bindings.X as SparseMatrix;
    this.#eachColumn(name, (start, _end, j) => {
      const example = this.#example(j);
      for (let at = starts[example]; at < starts[example + 1]; at++) {
        visit(start, indices[at], values === undefined ? 1 : values[at]);
      }
    });
  }

  /** Brings the block's columns of the data, as float64: a view where they lie ready, else a copy. */
  #gather(from: 'X' | 'Y', name: Name): void {
    const { rows, data } = this.#bindings[from] as Matrix;
    const columns = this.#matrix(name);
    if (data instanceof Float64Array && !this.#control.order && !columns.whole) {
      const start = this.#example(0) * rows;
      columns.block = data.subarray(start, start + this.#count * rows);
      return;
    }
    if (!columns.whole) columns.block = columns.data;
    const target = columns.block;
    this.#eachColumn(name, (start, _end, j) => {
      const first = this.#example(j) * rows;
      for (let i = 0; i < rows; i++) target[start + i] = data[first + i];
    });
  }

  /** Multiplies by D / keep, where D is 1 with probability keep: the same mask forward and backward. */
  #mask(name: Name, layer: number, keep: number): void {
    const block = this.#block(name);
    const { dropoutKey, step } = this.#control;
    this.#eachColumn(name, (start, end, j) => {
      const example = this.#example(j);
      for (let i = start; i < end; i++) {
        const kept = dropoutUniform(dropoutKey, step, layer, i - start, example) < keep;
        block[i] = kept ? block[i] / keep : 0;
      }
    });
  }
}
