import type { TrialResult } from './trial-result.js';

/** How far a study is. */
export interface StudyProgress {
  readonly done: number;
  readonly trials: number;
  readonly seconds: number;
}

/** What the trials of a study came to. */
export interface StudyRun {
  /** In the order of the plan, however they were run. */
  readonly results: readonly TrialResult[];
  /** Trials of the plan. */
  readonly trials: number;
  /** Trials whose results were there already. */
  readonly resumed: number;
  readonly stopped: 'done' | 'time' | 'interrupted';
  readonly seconds: number;
}
