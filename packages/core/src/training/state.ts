import type { HistoryEntry } from './history.js';
import type { SessionState } from './session.js';
import type { Best } from './stopping.js';

/** Everything that a run needs to go on as if it had never stopped. Plain data; nothing of it is shared. */
export interface TrainingState {
  readonly epoch: number;
  readonly session: SessionState;
  readonly learningRate: number;
  readonly best: Best | null;
  readonly entries: readonly HistoryEntry[];
  readonly timeMs: number;
  /** What it belongs to: a state of another network or optimizer is refused. */
  readonly sizes: readonly number[];
  readonly optimizer: string;
  readonly policy: string;
}
