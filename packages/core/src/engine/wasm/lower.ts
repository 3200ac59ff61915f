import type { Activation } from '../../functions/activations/types.js';
import type { Precision } from '../description.js';
import type { ProgramPlan } from '../engine.js';
import { likelyLoss } from '../likely-loss.js';
import type { Name, Operation } from '../tape.js';
import { type Arena, bytesOf, columnStride, padded, type VectorLayout } from './arena.js';
import type { Buffer, Noted, Resident } from './buffer.js';
import { activationCodes, afterCodes, costCodes, Lines, opcodes, views, want } from './lines.js';
import { type LogisticCall, logisticBytes, oneLayerAt, sumBytes } from './logistic.js';
import {
  asideBytes,
  dimensions,
  type ProductCall,
  type ProductChoice,
  type ProductForm,
} from './products.js';

/** What lowering knows beside the tape. */
export interface Surroundings {
  readonly arena: Arena;
  readonly precision: Precision;
  readonly layout: VectorLayout;
  /** Addresses of θ and of g. */
  readonly theta: number;
  readonly g: number;
  readonly resident: Resident;
  readonly noted?: Noted | undefined;
  /** The most threads that will run it. */
  readonly threads: number;
  /** Which products a library computes, if any. */
  readonly products?: ProductChoice | undefined;
}

/** A tape as the kernels run it. Plain data. */
export interface Lowered {
  readonly address: number;
  /** The header and the instructions that belong at that address. */
  readonly words: Uint32Array;
  readonly blockColumns: number;
  /** Where the host puts a block's columns of data that are not resident. */
  readonly inputs: readonly { readonly from: 'X' | 'Y'; readonly buffer: Buffer }[];
  readonly weights: number | undefined;
  /** The matrices that are read or filled from outside. */
  readonly observed: ReadonlyMap<Name, Buffer>;
  /** The instructions of a block, and the products of a library that come between them. */
  readonly lineCount: number;
  readonly products: readonly ProductCall[];
  /** Both products of a network of one unit, where a library has them. */
  readonly logistic: LogisticCall | undefined;
}

/** Numbers that the matrices of one block may take together, and the fewest and most columns of a block. */
const blockNumbers = 1 << 18;
const fewestColumns = 256;
const mostColumns = 2048;
const blockBytes = 1 << 25;

/** Inputs from which a network of one unit is faster in one pass over X. */
const logisticInputs = 128;

/** Elements of a chunk of a sum over all parameters, as in packages/core/kernels. */
const chunk = 4096;

/** The columns of a block: a function of shapes and precision, because sums over examples are cut there. */
export function columnsOfBlock(plan: ProgramPlan, precision: Precision): number {
  let height = 1;
  for (const rows of plan.bindings.rows.values()) height += rows;
  let columns = Math.floor(blockNumbers / height / 4) * 4;
  columns = Math.min(mostColumns, Math.max(fewestColumns, columns));
  while (columns > 16 && columns * height * bytesOf(precision) > blockBytes) columns /= 2;
  return Math.min(columns, Math.max(plan.largestStep, 1));
}

/**
 * Turns a tape into instructions for the kernels: A = g(Z) happens where Z is formed, the output's activation, cost
 * and error are one instruction, and dA becomes dZ on the way. What is observed is kept apart.
 */
export function lower(plan: ProgramPlan, surroundings: Surroundings): Lowered {
  return new Lowering(plan, surroundings).run();
}

class Lowering {
  readonly #plan: ProgramPlan;
  readonly #around: Surroundings;
  readonly #lines = new Lines();
  readonly #buffers = new Map<Name, Buffer>();
  readonly #inputs: { from: 'X' | 'Y'; buffer: Buffer }[] = [];
  readonly #products: ProductCall[] = [];
  #oneUnit: LogisticCall | undefined;
  #gatheredX: Buffer | undefined;
  readonly #columns: number;
  #losses = 0;
  #gradient = false;
  #weights: number | undefined;

  constructor(plan: ProgramPlan, around: Surroundings) {
    this.#plan = plan;
    this.#around = around;
    this.#columns = columnsOfBlock(plan, around.precision);
  }

  run(): Lowered {
    const { arena, theta, g, layout, threads } = this.#around;
    const { after, observed } = this.#plan.tape;
    const blocks = gradientsLast(this.#plan.tape.blocks);
    if (this.#plan.bindings.weights) this.#gatherWeights();
    for (let i = 0; i < blocks.length; ) i += this.#operation(blocks, i);
    const blockCount = this.#lines.count;
    for (const operation of after) this.#after(operation);
    const header = new Uint32Array(16);
    const partials = arena.take(8 * Math.ceil(layout.length / chunk));
    const cost = arena.take(16);
    const flags = arena.take(64 * threads);
    header.set([blockCount, this.#lines.count - blockCount, this.#losses, partials, cost, flags]);
    header.set([theta, g, layout.length, Number(this.#gradient)], 6);
    const { noted } = this.#around;
    if (noted && !noted.whole) header.set([noted.touched, noted.ld, noted.count], 10);
    new Float64Array(header.buffer)[7] = likelyLoss(this.#plan) ?? 0;
    const lines = this.#lines.words();
    const words = new Uint32Array(header.length + lines.length);
    words.set(header);
    words.set(lines, header.length);
    const seen = [...this.#buffers].filter(([name]) => observed.includes(name));
    return {
      address: arena.take(words.byteLength),
      words,
      blockColumns: this.#columns,
      inputs: this.#inputs,
      weights: this.#weights,
      observed: new Map(seen),
      lineCount: blockCount,
      products: this.#products,
      logistic: this.#oneUnit,
    };
  }

  /** Adds the instruction for the operation at this place, and maybe those after it: how many it took. */
  #operation(tape: readonly Operation[], at: number): number {
    const operation = tape[at];
    const next = tape[at + 1];
    switch (operation.op) {
      case 'gather':
        this.#gather(operation.from, operation.to);
        return 1;
      case 'affine': {
        const taken = this.#logistic(tape, at);
        if (taken > 0) return taken;
        const activation =
          next?.op === 'activate' && this.#joins(tape, operation.Z, next.g) ? next : undefined;
        const W = this.#region(operation.W);
        const Z = this.#columnsOf(activation?.A ?? operation.Z);
        const A = this.#columnsOf(operation.A);
        const code = activation ? activationCodes[activation.g.name] : 0;
        const bias = this.#region(operation.b).address;
        if (this.#product('affine', W, Z, A, true)) {
          this.#lines.add([opcodes.biasActivate, Z.address, Z.ld, Z.rows, bias, code]);
          return activation ? 2 : 1;
        }
        this.#lines.add([
          ...[opcodes.affine, W.address, W.ld, bias, W.rows, W.columns],
          ...[A.address, A.ld, Z.address, Z.ld, code],
        ]);
        return activation ? 2 : 1;
      }
      case 'sparseAffine': {
        const activation =
          next?.op === 'activate' && this.#joins(tape, operation.Z, next.g) ? next : undefined;
        const W = this.#region(operation.W);
        const b = this.#region(operation.b);
        const Z = this.#columnsOf(activation?.A ?? operation.Z);
        const { starts, indices, values } = this.#around.resident.sparse!;
        const code = activation ? activationCodes[activation.g.name] : 0;
        this.#lines.add([
          ...[opcodes.sparseAffine, W.address, W.ld, b.address, W.rows, starts, indices, values],
          ...[Z.address, Z.ld, code],
        ]);
        return activation ? 2 : 1;
      }
      case 'activate':
        if (isOutput(tape, operation.Z)) return 1;
        if (operation.g.name === 'softmax') this.#output(tape, at, operation.g, operation.Z, operation.A);
        else {
          const Z = this.#columnsOf(operation.Z);
          const A = this.#columnsOf(operation.A);
          this.#lines.add([opcodes.activate, activationCodes[operation.g.name], Z.address, A.address, Z.ld]);
        }
        return 1;
      case 'outputCost': {
        const joined = next?.op === 'outputError';
        const g = activationOf(tape, operation.Z);
        this.#output(tape, at, g, operation.Z, operation.A);
        return joined ? 2 : 1;
      }
      case 'outputError':
        this.#output(tape, at, operation.g, operation.Z, operation.A);
        return 1;
      case 'gradientW': {
        const dW = this.#region(operation.dW);
        const dZ = this.#columnsOf(operation.dZ);
        const A = this.#columnsOf(operation.A);
        this.#gradient = true;
        // What follows in the block reads neither dW nor db.
        if (this.#product('gradientW', dW, dZ, A, next === undefined)) return 1;
        this.#lines.add([
          ...[opcodes.gradientW, dZ.address, dZ.ld, dW.rows, A.address, A.ld, dW.columns],
          ...[dW.address, dW.ld],
        ]);
        if (next) this.#lines.apart();
        return 1;
      }
      case 'sparseGradientW': {
        const dW = this.#region(operation.dW);
        const dZ = this.#columnsOf(operation.dZ);
        const { starts, indices, values } = this.#around.resident.sparse!;
        const { touched, marks } = this.#around.noted!;
        this.#gradient = true;
        this.#lines.add([
          ...[
            opcodes.sparseGradientW,
            dZ.address,
            dZ.ld,
            dW.rows,
            starts,
            indices,
            values,
            dW.address,
            dW.ld,
          ],
          ...[touched, marks],
        ]);
        if (next) this.#lines.apart();
        return 1;
      }
      case 'gradientB': {
        const db = this.#region(operation.db);
        const dZ = this.#columnsOf(operation.dZ);
        this.#lines.add([opcodes.gradientB, dZ.address, dZ.ld, db.rows, db.address]);
        if (next) this.#lines.apart();
        return 1;
      }
      case 'backpropagate': {
        const joined = next?.op === 'activateBackward' && !this.#isObserved(operation.dA) ? next : undefined;
        const W = this.#region(operation.W);
        const dZ = this.#columnsOf(operation.dZ);
        const out = this.#columnsOf(joined?.dZ ?? operation.dA);
        const A = joined ? this.#columnsOf(joined.A).address : 0;
        if (this.#product('backpropagate', W, dZ, out, true)) {
          if (!joined) return 1;
          const code = activationCodes[joined.g.name];
          this.#lines.add([opcodes.activateBackward, code, A, out.address, out.address, out.ld]);
          return 2;
        }
        this.#lines.add([
          ...[opcodes.backpropagate, W.address, W.ld, W.rows, W.columns, dZ.address, dZ.ld],
          ...[out.address, out.ld, A, joined ? activationCodes[joined.g.name] : 0],
        ]);
        return joined ? 2 : 1;
      }
      case 'activateBackward': {
        const A = this.#columnsOf(operation.A);
        const dA = this.#columnsOf(operation.dA);
        const dZ = this.#columnsOf(operation.dZ);
        const code = activationCodes[operation.g.name];
        this.#lines.add([opcodes.activateBackward, code, A.address, dA.address, dZ.address, A.ld]);
        return 1;
      }
      case 'dropout':
        this.#dropout(operation, operation.A, operation.Adrop);
        return 1;
      case 'dropoutBackward':
        this.#dropout(operation, operation.dA, operation.dA);
        return 1;
      default:
        throw new Error(`no instruction for ${operation.op}`);
    }
  }

  /** One pass over X where the network is one unit and X is large: how many operations that is, or 0. */
  #logistic(tape: readonly Operation[], at: number): number {
    const layer = oneLayerAt(tape, at);
    const { observed } = this.#plan.tape;
    if (!layer || layer.activate.g.name === 'softmax' || observed.length > 0) return 0;
    const { affine, activate, error, gradientW, gradientB } = layer;
    const W = this.#region(affine.W);
    if (W.rows !== 1 || W.columns < logisticInputs) return 0;
    this.#gather('Y', layer.Y);
    this.#gradient = true;
    const { arena, precision } = this.#around;
    this.#losses = arena.take(8 * this.#columns);
    const X = this.#columnsOf(affine.A);
    const size = bytesOf(precision);
    const sums = arena.take(logisticBytes(W.columns, size));
    const isLibrary = this.#around.products?.logistic(W.columns, this.#columns) ?? false;
    if (isLibrary) {
      this.#oneUnit = {
        ...{ line: this.#lines.count, W: W.address, inner: W.columns, X: this.#gatheredX ?? X },
        ...{ Z: this.#columnsOf(affine.Z).address, dZ: this.#columnsOf(error.dZ).address },
        ...{ sums, sumBytes: sumBytes(W.columns, size) },
      };
    }
    this.#lines.add([
      ...[
        isLibrary ? opcodes.logisticSums : opcodes.logistic,
        W.address,
        this.#region(affine.b).address,
        W.columns,
        X.address,
        X.ld,
      ],
      ...[this.#columnsOf(affine.Z).address, this.#columnsOf(layer.Y).address],
      ...[this.#columnsOf(error.dZ).address, this.#region(gradientW.dW).address],
      gradientB ? this.#region(gradientB.db).address : 0,
      sums,
      ...[costCodes[error.cost.name], activationCodes[activate.g.name]],
      this.#plan.bindings.weights ? views.weights : 0,
    ]);
    return layer.length;
  }

  /** Leaves a product to the library when that has it. */
  #product(
    form: ProductForm,
    matrix: ProductCall['matrix'],
    Z: Buffer,
    A: Buffer,
    together: boolean,
  ): boolean {
    const [m, n, k] = dimensions(form, matrix.rows, matrix.columns, this.#columns);
    if (!this.#around.products?.(form, m, n, k)) return false;
    const { address, rows, columns, ld } = matrix;
    const isX = A.address === views.X;
    const { arena, precision, threads } = this.#around;
    const bytes = asideBytes(form, rows, columns, bytesOf(precision));
    this.#products.push({
      line: this.#lines.count,
      form,
      matrix: { address, rows, columns, ld },
      Z,
      A: isX ? this.#gatheredX! : A,
      isX,
      together,
      aside: bytes > 0 ? { address: arena.take(bytes * threads), bytes } : undefined,
    });
    return true;
  }

  #after(operation: Operation): void {
    if (operation.op === 'penaltyCost') {
      const W = this.#region(operation.W);
      this.#lines.add([afterCodes.penaltyCost, W.address, W.ld * W.columns], { 4: operation.ratio });
    } else if (operation.op === 'penaltyGradient') {
      const W = this.#region(operation.W);
      const dW = this.#region(operation.dW);
      const words = [afterCodes.penaltyGradient, W.address, dW.address, W.ld * W.columns];
      this.#lines.add(words, { 4: operation.ratio });
    } else throw new Error(`no instruction for ${operation.op} after the blocks`);
  }

  /** Resident columns are read where they stand, or gathered by an order; others the host puts into the buffer. */
  #gather(from: 'X' | 'Y', to: Name): void {
    const rows = this.#plan.bindings.rows.get(to)!;
    const source = this.#around.resident[from];
    const ld = source?.ld ?? columnStride(rows, this.#around.precision);
    const needed = source === undefined || !this.#plan.asTheyStand;
    const buffer = needed ? this.#allocate(rows, ld) : { address: 0, rows, ld };
    if (!source) {
      this.#buffers.set(to, buffer);
      this.#inputs.push({ from, buffer });
      return;
    }
    this.#buffers.set(to, { address: views[from], rows, ld });
    if (from === 'X') this.#gatheredX = buffer;
    const { address } = source;
    this.#lines.add([opcodes.gather, views[from], address, ld, rows, buffer.address, ld]);
  }

  #gatherWeights(): void {
    const source = this.#around.resident.weights ?? 0;
    const needed = source === 0 || !this.#plan.asTheyStand;
    const buffer = needed ? this.#around.arena.take(8 * this.#columns) : 0;
    if (source === 0) this.#weights = buffer;
    this.#lines.add([opcodes.gatherWeights, source, buffer]);
  }

  #output(tape: readonly Operation[], at: number, g: Activation, Zname: Name, Aname: Name): void {
    const operation = tape[at];
    const next = tape[at + 1];
    const error = [operation, next].find((each) => each?.op === 'outputError');
    const cost = operation.op === 'outputCost' ? operation : undefined;
    const Y = cost?.Y ?? error?.Y;
    const Z = this.#columnsOf(Zname);
    const A = this.#columnsOf(Aname);
    const target = Y === undefined ? undefined : this.#columnsOf(Y);
    const wantsA = operation.op === 'activate' || this.#isObserved(Aname);
    if (cost) this.#losses = this.#around.arena.take(8 * this.#columns);
    this.#lines.add([
      ...[opcodes.output, costCodes[(cost ?? error)?.cost.name ?? 'cross-entropy'], activationCodes[g.name]],
      ...[Z.address, Z.ld, A.address, target?.address ?? 0, target?.ld ?? 0],
      ...[error ? this.#columnsOf(error.dZ).address : 0, Z.rows],
      this.#plan.bindings.weights ? views.weights : 0,
      (wantsA ? want.output : 0) | (cost ? want.losses : 0) | (error ? want.error : 0),
    ]);
  }

  #dropout({ layer, keep }: { layer: number; keep: number }, from: Name, to: Name): void {
    const source = this.#columnsOf(from);
    const target = this.#columnsOf(to);
    const words = [opcodes.dropout, source.address, target.address, source.ld, source.rows, layer];
    this.#lines.add(words, { 6: keep });
  }

  /** Whether A = g(Z) can happen where Z is formed: nothing else asks for Z. */
  #joins(tape: readonly Operation[], Z: Name, g: Activation): boolean {
    return g.name !== 'softmax' && !isOutput(tape, Z) && !this.#isObserved(Z);
  }

  #isObserved(name: Name): boolean {
    return this.#plan.tape.observed.includes(name);
  }

  #region(name: Name): { address: number; rows: number; columns: number; ld: number } {
    const { vector, rows, columns, ld, offset } = this.#around.layout.regions.get(name)!;
    const start = vector === 'theta' ? this.#around.theta : this.#around.g;
    return { address: start + offset * bytesOf(this.#around.precision), rows, columns, ld };
  }

  /** The buffer of a matrix with a column per example; A, Z, dA, dZ of a layer have the same stride. */
  #columnsOf(name: Name): Buffer {
    const known = this.#buffers.get(name);
    if (known) return known;
    const rows = this.#plan.bindings.rows.get(name)!;
    const buffer = this.#allocate(rows, columnStride(padded(rows), this.#around.precision));
    this.#buffers.set(name, buffer);
    return buffer;
  }

  #allocate(rows: number, ld: number): Buffer {
    const bytes = ld * this.#columns * bytesOf(this.#around.precision);
    return { address: this.#around.arena.take(bytes), rows, ld };
  }
}

/**
 * The gradients of all layers after the rest of the block: nothing in it reads them, so threads need not meet between
 * them, and W[l] has been read before its gradient may move it.
 */
function gradientsLast(tape: readonly Operation[]): readonly Operation[] {
  const isGradient = ({ op }: Operation) => ['gradientW', 'sparseGradientW', 'gradientB'].includes(op);
  return [...tape.filter((operation) => !isGradient(operation)), ...tape.filter(isGradient)];
}

/** Whether Z is that of the output layer: the cost works on it. */
function isOutput(tape: readonly Operation[], Z: Name): boolean {
  return tape.some(
    ({ op, ...rest }) => (op === 'outputCost' || op === 'outputError') && Z === (rest as { Z: Name }).Z,
  );
}

/** The activation of the output layer. */
function activationOf(tape: readonly Operation[], Z: Name): Activation {
  for (const operation of tape) if (operation.op === 'activate' && operation.Z === Z) return operation.g;
  throw new Error(`${Z} has no activation`);
}
