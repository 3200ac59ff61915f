import type { StopSignal } from '../foundation/host.js';
import type { Table } from '../table/table.js';
import type { Trial } from './plan.js';
import type { TrialResult } from './trial-result.js';

/** What the trials of a study learn from. */
export interface StudyData {
  readonly table: Table;
  /** A table of its own to test on, in place of a share of the rows. */
  readonly test?: Table;
}

/**
 * Runs one trial; null when the signal stopped it before it had a result.
 * @throws what a user has to know: an option that does not fit the data, say
 */
export type Execute = (trial: Trial, signal: StopSignal) => Promise<TrialResult | null>;

/** Who runs trials: this thread, or workers. */
export interface Runner {
  /** How many trials it can run at once. */
  readonly workers: number;
  readonly execute: Execute;
  /** Ends the workers. */
  close(): Promise<void>;
}
