import { Matrix } from '../../matrix/matrix.js';
import { type Inputs, SparseMatrix } from '../../matrix/sparse-matrix.js';
import type { Control } from '../control.js';
import type { Precision } from '../description.js';
import type { Program, ProgramPlan, ProgramVectors } from '../engine.js';
import type { Name } from '../tape.js';
import { Arena, bytesOf, VectorLayout } from './arena.js';
import type { Noted, Resident } from './buffer.js';
import { putColumns, putSparse, takeColumns } from './columns.js';
import { instantiate, type Kernels, plainKernels } from './kernels.js';
import { lower } from './lowering/lower.js';
import type { Lowered } from './lowering/types.js';
import { HostMemory } from './memory.js';
import { scratchBytes } from './scratch.js';
import { notedRoom, sparseRoom } from './sparse-room.js';
import { sharedMemory } from './webassembly.js';

/**
 * A tape on one thread, at once, for a few runs: θ, the data and what is observed stay in the caller's arrays, the
 * kernels see one block at a time. Always the plain kernels: what a network answers has the same bits on every
 * machine.
 */
export class WasmProgram implements Program {
  readonly #plan: ProgramPlan;
  readonly #vectors: ProgramVectors;
  readonly #layout: VectorLayout;
  readonly #lowered: Lowered;
  readonly #kernels: Kernels;
  readonly #memory: HostMemory;
  readonly #theta: number;
  readonly #g: number;
  readonly #order: number;
  /** Observed matrices with all columns. */
  readonly #observed = new Map<Name, Matrix>();
  readonly #filled = new Map<Name, Matrix>();
  /** A sparse X stands in the memory as a whole; the program goes over no other then. */
  readonly #sparse: Resident['sparse'];
  readonly #noted: Noted | undefined;
  #X: Inputs;

  constructor(plan: ProgramPlan, vectors: ProgramVectors, precision: Precision) {
    const { bindings } = plan;
    this.#plan = plan;
    this.#vectors = vectors;
    this.#X = bindings.X;
    const arena = new Arena();
    const scratch = arena.take(scratchBytes);
    const meeting = arena.take(64);
    this.#layout = new VectorLayout(bindings.parameters);
    const bytes = this.#layout.length * bytesOf(precision);
    this.#theta = arena.take(bytes);
    this.#g = vectors.g ? arena.take(bytes) : this.#theta;
    const { X } = bindings;
    this.#sparse = X instanceof SparseMatrix ? sparseRoom(X, arena) : undefined;
    this.#noted = vectors.g && notedRoom(plan, this.#layout, arena);
    this.#lowered = lower(plan, {
      arena,
      precision,
      layout: this.#layout,
      theta: this.#theta,
      g: this.#g,
      resident: { sparse: this.#sparse },
      noted: this.#noted,
      threads: 1,
    });
    this.#order = arena.take(4 * this.#lowered.blockColumns);
    const memory = sharedMemory(arena.bytes);
    this.#memory = new HostMemory(memory, precision);
    this.#memory.words.set(this.#lowered.words, this.#lowered.address / 4);
    if (this.#sparse) putSparse(X as SparseMatrix, this.#memory, this.#sparse);
    this.#kernels = instantiate(plainKernels(precision).module, memory);
    this.#kernels.join(0, 1, meeting);
    this.#kernels.useScratch(scratch);
  }

  blockCount(columns: number): number {
    return Math.ceil(columns / this.#lowered.blockColumns);
  }

  over(X: Inputs): void {
    if (this.#sparse || X instanceof SparseMatrix) throw new Error('a sparse X belongs to its program');
    this.#X = X;
  }

  begin(columns: number): void {
    for (const [name, { rows }] of this.#lowered.observed) {
      if (this.#observed.get(name)?.columns !== columns)
        this.#observed.set(name, Matrix.zeros(rows, columns));
    }
    if (this.#noted) this.#forgetNoted(this.#noted);
    this.#layout.pad(this.#vectors.theta, this.#memory.view(this.#theta, this.#layout.length));
  }

  runBlock(control: Control, block: number): void {
    const { blockColumns, inputs, weights, observed, address } = this.#lowered;
    const { order, offset, columns, step, dropoutKey } = control;
    const first = block * blockColumns;
    const count = Math.min(blockColumns, columns - first);
    const memory = this.#memory;
    for (const { from, buffer } of inputs) {
      const data = from === 'X' ? (this.#X as Matrix) : this.#plan.bindings.Y!;
      putColumns(data, control, first, count, memory, buffer);
    }
    if (weights !== undefined) this.#putWeights(weights, control, first, count);
    for (const [name, values] of this.#filled) {
      const whole = { offset: 0, columns, step, dropoutKey };
      putColumns(values, whole, first, count, memory, observed.get(name)!);
    }
    const start = offset + first;
    if (order) memory.words.set(order.subarray(start, start + count), this.#order / 4);
    // The kernels look at order[offset + first + j]; here it begins with the block.
    const orderAddress = order ? this.#order - 4 * start : 0;
    this.#kernels.runBlock(address, orderAddress, offset, columns, first, count, step, dropoutKey);
    for (const [name, buffer] of observed) {
      takeColumns(memory, buffer, count, this.#observed.get(name)!.data as Float64Array, first);
    }
  }

  finish(control: Control): number {
    const cost = this.#kernels.finish(this.#lowered.address, control.columns, 0);
    const { g } = this.#vectors;
    if (g) this.#layout.unpad(this.#memory.view(this.#g, this.#layout.length), g);
    return cost;
  }

  observed(name: Name): Matrix {
    return this.#observed.get(name) ?? Matrix.zeros(0, 0);
  }

  fill(name: Name, values: Matrix): void {
    if (this.#lowered.observed.has(name)) this.#filled.set(name, values);
  }

  /** A sparse step adds to columns of dW[1] that have to be zero. */
  #forgetNoted({ touched, marks, count, ld }: Noted): void {
    const { memory, words } = this.#memory;
    this.#memory.view(this.#g, count).fill(0);
    new Uint8Array(memory.buffer, marks, count / ld).fill(0);
    words[touched / 4] = 0;
  }

  #putWeights(address: number, { order, offset }: Control, first: number, count: number): void {
    const { weights } = this.#plan.bindings;
    const { doubles } = this.#memory;
    for (let j = 0, at = offset + first; j < count; j++, at++) {
      doubles[address / 8 + j] = weights![order ? order[at] : at];
    }
  }
}
