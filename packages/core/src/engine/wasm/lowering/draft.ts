import type { ProgramPlan } from '../../engine.js';
import type { Name, Operation } from '../../tape.js';
import { bytesOf, columnStride, padded } from '../arena.js';
import type { Buffer } from '../buffer.js';
import { Lines, opcodes, views } from '../lines.js';
import type { LogisticCall } from '../logistic.js';
import type { ProductCall } from '../products.js';
import { columnsOfBlock } from './block-columns.js';
import type { BlockInput, Surroundings } from './types.js';

/** A tape that is being lowered: the instructions so far, and where its matrices stand. */
export class Draft {
  readonly plan: ProgramPlan;
  readonly around: Surroundings;
  readonly lines = new Lines();
  readonly inputs: BlockInput[] = [];
  readonly products: ProductCall[] = [];
  readonly columns: number;
  /** Where the losses of a block stand; 0 where there are none. */
  losses = 0;
  /** Whether g is formed. */
  gradient = false;
  weights: number | undefined;
  logistic: LogisticCall | undefined;
  /** Where columns of X stand that come in an order. */
  gatheredX: Buffer | undefined;
  readonly buffers = new Map<Name, Buffer>();

  constructor(plan: ProgramPlan, around: Surroundings) {
    this.plan = plan;
    this.around = around;
    this.columns = columnsOfBlock(plan, around.precision);
  }

  /** Resident columns are read where they stand, or gathered by an order; others the host puts into the buffer. */
  gather(from: 'X' | 'Y', to: Name): void {
    const rows = this.plan.bindings.rows.get(to)!;
    const source = this.around.resident[from];
    if (!source) {
      this.inputs.push({ from, buffer: this.#room(to, rows, columnStride(rows, this.around.precision)) });
      return;
    }
    const { ld } = source;
    const buffer = this.plan.asTheyStand ? { address: 0, rows, ld } : this.#allocate(rows, ld);
    this.buffers.set(to, { address: views[from], rows, ld });
    if (from === 'X') this.gatheredX = buffer;
    const { address } = source;
    this.lines.add([opcodes.gather, views[from], address, ld, rows, buffer.address, ld]);
  }

  gatherWeights(): void {
    const source = this.around.resident.weights ?? 0;
    const needed = source === 0 || !this.plan.asTheyStand;
    const buffer = needed ? this.around.arena.take(8 * this.columns) : 0;
    if (source === 0) this.weights = buffer;
    this.lines.add([opcodes.gatherWeights, source, buffer]);
  }

  /** Makes room for the losses of a block. */
  wantLosses(): void {
    this.losses = this.around.arena.take(8 * this.columns);
  }

  isObserved(name: Name): boolean {
    return this.plan.tape.observed.includes(name);
  }

  /** The matrices that are read or filled from outside. */
  observed(): Map<Name, Buffer> {
    return new Map([...this.buffers].filter(([name]) => this.isObserved(name)));
  }

  /** A matrix of parameters or gradients. */
  region(name: Name): { address: number; rows: number; columns: number; ld: number } {
    const { vector, rows, columns, ld, offset } = this.around.layout.regions.get(name)!;
    const start = vector === 'theta' ? this.around.theta : this.around.g;
    return { address: start + offset * bytesOf(this.around.precision), rows, columns, ld };
  }

  /** The buffer of a matrix with a column per example; A, Z, dA, dZ of a layer have the same stride. */
  columnsOf(name: Name): Buffer {
    const known = this.buffers.get(name);
    if (known) return known;
    const rows = this.plan.bindings.rows.get(name)!;
    return this.#room(name, rows, columnStride(padded(rows), this.around.precision));
  }

  /** Room for a matrix, or that which another tape has for it. */
  #room(name: Name, rows: number, ld: number): Buffer {
    const { other } = this.around;
    const its = other && other.blockColumns >= this.columns ? other.buffers.get(name) : undefined;
    // What stands for resident columns is no room.
    const buffer = its && its.address > views.weights ? its : this.#allocate(rows, ld);
    this.buffers.set(name, buffer);
    return buffer;
  }

  #allocate(rows: number, ld: number): Buffer {
    const bytes = ld * this.columns * bytesOf(this.around.precision);
    return { address: this.around.arena.take(bytes), rows, ld };
  }
}

export type Of<op extends Operation['op']> = Extract<Operation, { op: op }>;
