import type { OptionTable } from '../../foundation/options.js';
import type { Learner } from '../learner.js';
import type { StudyHooks, StudyOptions } from '../options.js';
import type { MeasureFirstStep } from './first-steps.js';
import type { RankColumns } from './own-subsets.js';
import type { RankedColumn } from './representation.js';

/** What a study of framing may be asked. */
export interface FramingOptions extends StudyOptions {
  /** What each column says about the target by itself: subsets are offered by it. None unless given. */
  readonly ranking?: readonly RankedColumn[];
  /** The most training examples that representations are compared on; learners are compared on all of them too. */
  readonly examples?: number;
}

/** What it is handed over beside its options. */
export interface FramingHooks extends StudyHooks {
  /** Learners to compare the network with, beside the linear model. */
  readonly learners?: readonly Learner[];
  /** Ranks the columns by the rows that a trial trains on; without it every trial takes the ranking of the options. */
  readonly rank?: RankColumns;
  /** How the first step of a representation is judged; without it nothing is said of first steps. */
  readonly firstStep?: MeasureFirstStep;
}

/** The options of `studyFraming` beside those of every study. */
export const framingOptions: OptionTable = {
  examples: {
    type: 'integer',
    min: 10,
    default: 5000,
    help: 'the most training examples that representations are compared on',
  },
};
