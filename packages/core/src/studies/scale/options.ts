import type { OptionTable } from '../../foundation/options.js';
import type { TrainOptions } from '../../model/train-options.js';
import type { Table } from '../../table/table.js';
import type { Learner } from '../learner.js';
import type { StudyHooks, StudyOptions } from '../options.js';

/** What a study of scale may be asked. */
export interface ScaleOptions extends StudyOptions {
  /** How many numbers of training examples, each about twice the one before; chosen by the rows unless given. */
  readonly rungs?: number;
}

/** Rows whose inputs are those of another row with another target, and what they leave possible. */
export interface Contradictions {
  readonly rows: number;
  readonly contradicting: number;
  /** The best accuracy, or of numbers the best r², that there can be on these rows. */
  readonly ceiling: number;
}

/** Counts the rows that contradict each other, as a diagnosis does. */
export type MeasureContradictions = (table: Table, base: TrainOptions) => Contradictions;

/** What it is handed over beside its options. */
export interface ScaleHooks extends StudyHooks {
  /** Learners beside the networks and the linear model. */
  readonly learners?: readonly Learner[];
  /** Without it nothing is said of rows that contradict each other. */
  readonly contradictions?: MeasureContradictions;
}

/** The options of `studyScale` beside those of every study. */
export const scaleOptions: OptionTable = {
  rungs: {
    type: 'integer',
    min: 2,
    max: 12,
    also: ['auto'],
    default: 'auto',
    help: 'numbers of training examples, each about twice the one before',
  },
};
