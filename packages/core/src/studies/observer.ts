import { nowMs } from '../foundation/host.js';
import type { Matrix } from '../matrix/matrix.js';
import type { Network } from '../model/network.js';
import { costOf, type HistoryEntry } from '../training/history.js';
import { type Saturation, saturationOf } from './saturation.js';
import type { TrialPoint, TrialTraining } from './trial-result.js';

/** Points of a curve beside those that were taken back. */
const points = 100;
/** Of them, so many look at the activations. */
const looks = 20;

/** Watches a training: its curve, when it reached a cost, and how long that took without the watching. */
export class Observer {
  readonly #network: Network;
  readonly #examples: Matrix;
  readonly #every: number;
  readonly #lookEvery: number;
  readonly #untilCost: number | null;
  readonly #curve: TrialPoint[] = [];
  #last: TrialPoint | undefined;
  #toCost: TrialTraining['toCost'] = null;
  #startedMs = nowMs();
  #watchingMs = 0;

  /**
   * @param examples n[0]×m, what the activations are looked at for
   * @param epochs epochs that are planned
   */
  constructor(network: Network, examples: Matrix, epochs: number, untilCost: number | null) {
    this.#network = network;
    this.#examples = examples;
    this.#every = Math.max(1, Math.ceil(epochs / points));
    this.#lookEvery = this.#every * Math.max(1, Math.ceil(epochs / this.#every / looks));
    this.#untilCost = untilCost;
  }

  /** Begins to measure time. */
  start(): void {
    this.#startedMs = nowMs();
  }

  readonly observe = (entry: HistoryEntry): void => {
    const arrivedMs = nowMs();
    const seconds = (arrivedMs - this.#startedMs - this.#watchingMs) / 1000;
    const cost = costOf(entry);
    if (this.#untilCost !== null && this.#toCost === null && cost <= this.#untilCost) {
      this.#toCost = { epochs: entry.epoch, seconds };
    }
    const wanted = entry.epoch % this.#every === 0 || entry.rejected === true;
    const look = wanted && entry.epoch % this.#lookEvery === 0;
    const nothing: Saturation = { saturated: null, dead: null };
    const found = look ? saturationOf(this.#network, this.#examples) : nothing;
    // The peak of the rate, from which Bold Driver was thrown back.
    const before = this.#last;
    if (entry.rejected && before !== undefined && this.#curve.at(-1) !== before) this.#curve.push(before);
    this.#last = {
      epoch: entry.epoch,
      seconds,
      cost,
      costValidation: finiteOrNull(entry.costValidation),
      learningRate: entry.learningRate,
      ...found,
      ...(entry.rejected && { rejected: true, costTried: finiteOrNull(entry.costTried) }),
    };
    if (wanted) this.#curve.push(this.#last);
    this.#watchingMs += nowMs() - arrivedMs;
  };

  /** The curve with its last point. */
  get curve(): readonly TrialPoint[] {
    const last = this.#last;
    return last === undefined || this.#curve.at(-1) === last ? this.#curve : [...this.#curve, last];
  }

  get toCost(): TrialTraining['toCost'] {
    return this.#toCost;
  }
}

function finiteOrNull(value: number | null | undefined): number | null {
  return value !== null && value !== undefined && Number.isFinite(value) ? value : null;
}
