import type { EngineInfo } from '../engine/description.js';
import type { ColonnadeError } from '../foundation/errors.js';

/** The state after `epoch` epochs; entry 0 is the one before the first update. */
export interface HistoryEntry {
  readonly epoch: number;
  /** The exact cost over the whole training part, penalty in and dropout off: full batches, or Bold Driver. */
  readonly cost?: number;
  /** The mean cost of the epoch's batches, by example, each before its update; in entry 0 the exact cost. */
  readonly costOfBatches?: number;
  /**
   * The share of examples that were judged right, each before its update: of batches with one sigmoid output and no
   * weights.
   */
  readonly accuracyOnline?: number;
  /** The mean loss of the validation part, without penalty or weights; null without such a part. */
  readonly costValidation: number | null;
  /** The rate at which the next epoch goes on. */
  readonly learningRate: number;
  /** True when the epoch was taken back; the cost is the restored one. */
  readonly rejected?: true;
  /** The cost that was tried and not accepted. */
  readonly costTried?: number;
}

/** Why a run ended. */
export type StopReason = 'epochs' | 'patience' | 'time' | 'rate' | 'interrupted' | 'not-finite';

/**
 * One entry per epoch, and one before the first: `history[i]` is the state after i epochs. Of a run with `mostEntries`
 * that has had more, those that `thinHistory` keeps.
 */
export interface History extends ReadonlyArray<HistoryEntry> {
  readonly stopped: StopReason;
  /** The number of epochs that were run. */
  readonly epochs: number;
  /** The epoch whose parameters the network has now. */
  readonly keptEpoch: number;
  /** What went wrong, when it stopped as `not-finite`. */
  readonly problem: ColonnadeError | null;
  /** Time spent, of earlier parts of a resumed run too. */
  readonly timeMs: number;
  /** What computed it. */
  readonly engine: EngineInfo;
}

/** A history from its entries. */
export function makeHistory(
  entries: readonly HistoryEntry[],
  rest: Pick<History, 'stopped' | 'keptEpoch' | 'problem' | 'timeMs' | 'engine'>,
): History {
  return Object.freeze(Object.assign([...entries], rest, { epochs: entries[entries.length - 1].epoch }));
}

/** The training cost of an entry, exact or of its batches. */
export function costOf(entry: HistoryEntry): number {
  return entry.cost ?? entry.costOfBatches ?? Number.NaN;
}
