import type { MeasureName } from './measure.js';
import type { RunStudyOptions } from './run-study.js';
import type { Runner } from './runner.js';

/** What every study may be asked. */
export interface StudyOptions {
  /** 1 to 5 unless given. */
  readonly seeds?: readonly number[];
  readonly folds?: number | null;
  readonly measure?: MeasureName | 'auto';
  readonly untilCost?: number | null;
}

/** What every study is handed over beside its options. */
export interface StudyHooks extends RunStudyOptions {
  /** Who runs the trials: this thread unless given. Who made it closes it. */
  readonly runner?: Runner;
}

/** The seeds of a study unless others are given. */
export const usualSeeds: readonly number[] = [1, 2, 3, 4, 5];
