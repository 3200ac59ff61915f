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
export interface Best extends BestEpoch {
  readonly theta: Float64Array;
}

/** When the cost was smallest, and what it was. */
export interface BestEpoch {
  readonly epoch: number;
  readonly cost: number;
}

/** Remembers which epoch had the smallest cost and says when patience has run out. */
export class BestKeeper {
  readonly #stopping: Required<Stopping>;
  #best: BestEpoch | undefined;

  constructor(stopping: Required<Stopping>, best?: BestEpoch) {
    this.#stopping = stopping;
    // With patience 0 the last parameters are kept, whatever an earlier part of the run remembered.
    this.#best = stopping.patience > 0 ? best : undefined;
  }

  get best(): BestEpoch | undefined {
    return this.#best;
  }

  /** Looks at the cost of the state after an epoch. True when it is the best so far. */
  observe(epoch: number, cost: number): boolean {
    const { patience, minDelta, startFromEpoch } = this.#stopping;
    if (patience === 0 || epoch < startFromEpoch) return false;
    // A validation cost that is not a number compares as neither: any other is better.
    const better =
      this.#best === undefined || Number.isNaN(this.#best.cost) || cost < this.#best.cost - minDelta;
    if (better) this.#best = { epoch, cost };
    return better;
  }

  /** Whether `patience` epochs went by without a better one. */
  exhausted(epoch: number): boolean {
    const { patience } = this.#stopping;
    return patience > 0 && this.#best !== undefined && epoch - this.#best.epoch >= patience;
  }
}
