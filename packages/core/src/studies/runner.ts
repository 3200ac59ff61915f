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

/** Where a worker finds a learner: by a name that is its own, or in a module. */
export interface LearnerPlace {
  readonly name: string;
  /** The module that exports it by that name; null for one of the worker's own. */
  readonly url: string | null;
}

/** Who runs trials: this thread, or workers. */
export interface Runner {
  /** How many trials it can run at once. */
  readonly workers: number;
  readonly execute: Execute;
  /** Fits a learner to what a trial is about, on a worker; missing where there are none. */
  readonly executeLearner?: (
    trial: Trial,
    learner: LearnerPlace,
    signal: StopSignal,
  ) => Promise<TrialResult | null>;
  /** Ends the workers. */
  close(): Promise<void>;
}
