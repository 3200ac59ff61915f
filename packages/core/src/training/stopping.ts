import type { OptionTable } from '../foundation/options.js';

/** When to stop because nothing gets better. */
export interface Stopping {
  /** Epochs without a better cost before the run stops; 0 never stops and keeps the last parameters. */
  readonly patience?: number;
  /** By how much a cost has to be smaller to be better. */
  readonly minDelta?: number;
  /** The first epoch that counts. */
  readonly startFromEpoch?: number;
}

export const stoppingOptions: OptionTable = {
  patience: { type: 'integer', min: 0, default: 0, help: 'epochs without a better cost before stopping' },
  minDelta: { type: 'number', min: 0, default: 0, help: 'by how much a cost must be smaller to be better' },
  startFromEpoch: { type: 'integer', min: 0, default: 0, help: 'the first epoch that counts' },
};

/** The best state so far, as plain data for a checkpoint. */
export interface Best {
  readonly epoch: number;
  readonly cost: number;
  readonly theta: Float64Array;
}

/** Remembers the parameters with the smallest cost and says when patience has run out. */
export class BestKeeper {
  readonly #stopping: Required<Stopping>;
  #best: Best | undefined;

  constructor(stopping: Required<Stopping>, best?: Best) {
    this.#stopping = stopping;
    // With patience 0 the last parameters are kept, whatever an earlier part of the run remembered.
    this.#best = stopping.patience > 0 ? best : undefined;
  }

  get best(): Best | undefined {
    return this.#best;
  }

  /** Looks at the state after an epoch. True when the run should stop. */
  observe(epoch: number, cost: number, theta: Float64Array): boolean {
    const { patience, minDelta, startFromEpoch } = this.#stopping;
    if (patience === 0 || epoch < startFromEpoch) return false;
    // A validation cost that is not a number compares as neither: any other is better.
    if (this.#best === undefined || Number.isNaN(this.#best.cost) || cost < this.#best.cost - minDelta) {
      this.#best = { epoch, cost, theta: theta.slice() };
    }
    return this.exhausted(epoch);
  }

  /** Whether `patience` epochs went by without a better one. */
  exhausted(epoch: number): boolean {
    const { patience } = this.#stopping;
    return patience > 0 && this.#best !== undefined && epoch - this.#best.epoch >= patience;
  }
}
