import { pow } from '../../foundation/elementary/index.js';
import type { Control, PassName } from '../control.js';
import type { StepsJob } from '../jobs.js';
import { type Machine, runSteps } from '../machine.js';
import type { Kernels } from './kernels.js';
import type { Lowered } from './lowering/types.js';
import type { Descent, Products } from './products.js';
import { isStreamed, type TrainingMemory } from './training-memory.js';

/** What the first thread brings into the memory while the others wait. */
export interface Supply {
  /** The columns of a block that are not resident. */
  block(pass: PassName, control: Control, first: number, count: number): void;
  /** The order in which columns are visited. */
  order(order: Uint32Array): void;
  /** An update by a rule that the kernels do not know. */
  readonly update?: ((learningRate: number, step: number) => void) | undefined;
}

/** One thread's part of a training on the kernels. */
export class WasmMachine implements Machine {
  readonly #kernels: Kernels;
  readonly #memory: TrainingMemory;
  readonly #supply: Supply | undefined;
  readonly #products: Products | undefined;
  #order: Uint32Array | boolean = false;
  /** Set while steps move θ as they form gradients. */
  #descent: Descent | undefined;

  constructor(
    kernels: Kernels,
    memory: TrainingMemory,
    thread: number,
    { supply, products }: { supply?: Supply | undefined; products?: Products | undefined } = {},
  ) {
    this.#kernels = kernels;
    this.#memory = memory;
    this.#supply = supply;
    this.#products = products;
    kernels.join(thread, memory.threads, memory.meeting);
    kernels.useScratch(memory.scratch[thread]);
    // An earlier training on this instance may have been broken off in the middle of its steps.
    kernels.useDescent(Number.NaN);
    kernels.useDirect(0);
  }

  blockCount(pass: PassName, columns: number): number {
    return Math.ceil(columns / this.#memory.passes[pass]!.blockColumns);
  }

  /** @param order where there is no supply: whether there is one, since it stands in the memory already */
  useOrder(order: Uint32Array | boolean = false): void {
    if (typeof order === 'object' && order !== this.#order) this.#supply?.order(order);
    this.#order = order;
  }

  blocks(pass: PassName, control: Control, from: number, to: number): void {
    const lowered = this.#memory.passes[pass]!;
    const { address, blockColumns } = lowered;
    const { offset, columns, step, dropoutKey } = control;
    const order = this.#order ? this.#memory.order : 0;
    const streamed = isStreamed(lowered);
    for (let block = from; block < to; block++) {
      const first = block * blockColumns;
      const count = Math.min(blockColumns, columns - first);
      if (streamed) {
        this.#supply?.block(pass, control, first, count);
        this.#kernels.barrier();
      }
      if (lowered.logistic || lowered.products.length > 0)
        this.#mixed(pass, lowered, control, order, first, count);
      else this.#kernels.runBlock(address, order, offset, columns, first, count, step, dropoutKey);
      // The first thread adds the losses of a block, which the next one writes over.
      if (block + 1 < to) this.#kernels.barrier();
    }
  }

  /** A block whose products a library computes, with the instructions between them. */
  #mixed(
    pass: PassName,
    lowered: Lowered,
    control: Control,
    order: number,
    first: number,
    count: number,
  ): void {
    const { address, lineCount, products, logistic } = lowered;
    const { offset, columns, step, dropoutKey } = control;
    const kernels = this.#kernels;
    const X = order === 0 ? this.#memory.resident[pass]?.X : undefined;
    let line = 0;
    for (const call of products) {
      if (call.line > line) {
        kernels.runLines(address, line, call.line, order, offset, columns, first, count, step, dropoutKey);
      }
      this.#products!.run(call, control, first, count, X, this.#descent);
      if (call.together) kernels.barrier();
      line = call.line;
    }
    if (logistic) {
      kernels.runLines(address, 0, logistic.line, order, offset, columns, first, count, step, dropoutKey);
      this.#products!.logistic(logistic, address, control, first, count, X);
      line = logistic.line;
    }
    kernels.runLines(address, line, lineCount, order, offset, columns, first, count, step, dropoutKey);
    kernels.addLosses(address, first, count);
  }

  finish(pass: PassName, control: Control): number {
    return this.#finish(pass, control.columns, 1);
  }

  right(): number | undefined {
    const { address, words } = this.#memory.passes.gradient!;
    // The number in the header: see `likelyLoss` of lowering/lower.ts.
    const tells = words[15] !== 0;
    return tells ? this.#kernels.right(address) : undefined;
  }

  update(learningRate: number, step: number): void {
    if (this.#descent) return; // the step has done it
    if (this.#supply?.update) {
      this.#supply.update(learningRate, step);
      return;
    }
    const { address, betas } = this.#memory.rule;
    const correction1 = betas.length > 0 ? 1 - pow(betas[0], step) : 0;
    const correction2 = betas.length > 0 ? 1 - pow(betas[1], step) : 0;
    this.#kernels.update(address, learningRate, correction1, correction2);
  }

  /** Over a sparse X, an epoch's first and last step have more to do: nothing waits longer than that. */
  steps(job: StepsJob, count: number): void {
    const { rule, noted, columns } = this.#memory;
    if (noted && job.control.offset === 0) this.#kernels.beginEpoch(rule.address);
    this.#steps(job, count);
    if (noted && job.done && job.finite && job.end === columns) this.#kernels.endEpoch(rule.address);
  }

  #steps(job: StepsJob, count: number): void {
    const { canBeDirect, canDescend } = this.#memory.rule;
    if (canDescend) this.#descend(job, count);
    else if (canBeDirect && job.batch === 1) {
      this.#kernels.useDirect(1);
      runSteps(this, job, count);
      this.#kernels.useDirect(0);
    } else runSteps(this, job, count);
  }

  /**
   * Steps that move θ as they form gradients: g is neither written nor read. A gradient that is not finite shows in
   * θ, so in the next cost, and after the last step θ is looked at; the epoch is then taken back as a whole.
   */
  #descend(job: StepsJob, count: number): void {
    const { now } = this.#memory.places;
    this.#descent = { rate: job.learningRate, moved: now.theta - now.g };
    this.#kernels.useDescent(job.learningRate);
    runSteps(this, job, count);
    this.#kernels.useDescent(Number.NaN);
    this.#descent = undefined;
    if (job.done && job.finite) job.finite = Number.isFinite(this.#finish('gradient', 1, 1));
  }

  /** As `finish`, for a step among others: θ is looked at when the epoch is measured. */
  finishStep(control: Control): number {
    if (this.#descent) {
      return this.#kernels.descended(this.#memory.passes.gradient!.address, control.columns);
    }
    return this.#finish('gradient', control.columns, 0);
  }

  #finish(pass: PassName, columns: number, withTheta: number): number {
    return this.#kernels.finish(this.#memory.passes[pass]!.address, columns, withTheta);
  }
}
