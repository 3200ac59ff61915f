import type { StopSignal } from '../foundation/host.js';
import type { Matrix } from '../matrix/matrix.js';
import type { Inputs } from '../matrix/sparse-matrix.js';
import type { Task } from '../table/schema/schema.js';

/** What a learner has learned. */
export interface FittedLearner {
  /**
   * Answers for inputs, n×m: probabilities strictly between 0 and 1, or for a regression values, k×m as the targets
   * that it was fitted to.
   */
  predict(X: Inputs): Matrix;
}

/** What a learner may be told beside the examples. */
export interface LearnerOptions {
  /** A whole number from 0 to 2^32 − 1: the same seed and examples give the same answers. */
  readonly seed: number;
  /** Stops the fitting: it then throws INTERRUPTED. */
  readonly signal?: StopSignal;
}

/** What learners learn from, in numbers. */
export interface LearnerShape {
  /** Rows of X and of Y. */
  readonly features: number;
  /** How many numbers of an example are not 0, on average. */
  readonly entries: number;
  readonly outputs: number;
  /** Examples that it has to answer for beside those it learned from. */
  readonly queries: number;
}

/** Something that learns from examples and is no network: what a study compares a network with. */
export interface Learner {
  /** Short, such as `boosted trees`. */
  readonly name: string;
  /** More training examples than these it refuses, because they would take minutes; any number unless given. */
  readonly mostExamples?: number;
  /** Its score on its training examples is measured on so many of them, evenly spread: it is slow to answer. */
  readonly trainingAnswers?: number;
  /** About how many training examples of such a shape it learns from, and answers for, in a minute. */
  readonly affordable?: (shape: LearnerShape) => number;
  /**
   * The module that exports it, `url` as `import.meta.url`, and by which name: workers of a study in Node load it from
   * there. A learner without one, and any in a page, learns on the thread that runs the study.
   */
  readonly module?: { readonly url: string; readonly name: string };
  /**
   * Learns from X (n×m) and Y (k×m), both as a network would get them: one row for two classes, a one-hot row a class
   * for more, a row a label or a target.
   * @throws VALUE_NOT_FINITE, SHAPE_MISMATCH, EMPTY_DATA, INTERRUPTED
   */
  fit(X: Inputs, Y: Matrix, task: Task, options: LearnerOptions): Promise<FittedLearner>;
}
