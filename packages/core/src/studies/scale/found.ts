import type { Estimate } from '../hidden-units/found.js';
import type { MeasureName } from '../measure.js';
import type { StudyPlan } from '../plan.js';
import type { StudyRun } from '../study-run.js';
import type { Contestant } from './contestants.js';
import type { Contradictions } from './options.js';
import type { Range } from './power-law.js';

/** A learner on one number of training examples. */
export interface ScalePoint {
  /** Training examples. */
  readonly examples: number;
  readonly trials: number;
  /** Of the measure on the part that trials are judged by, and on the training examples. */
  readonly score: Estimate;
  readonly train: Estimate;
  /** Median seconds of a trial: reading its rows, learning and answering. */
  readonly seconds: number;
}

/** What more examples would bring a learner, in the unit of the measure. */
export interface Outlook {
  readonly times: number;
  readonly examples: number;
  /** The expected score, and where it lies in 90 of 100 cases. */
  readonly score: Range;
  /** By how much better it is than now; positive is better. */
  readonly gain: Range;
}

/** error = a + b · m^−c, the error 1 − score for shares and r². */
export interface FittedLaw {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  /** The rungs that it was fitted to. */
  readonly rungs: number;
}

/**
 * Where a learner is at the last rung. `rising`: more examples go on helping. `too simple`: it has reached what its form
 * allows, and another learner is better. `unsuited`: it does not get better either, but learns its own examples well.
 * `ceiling`: it has stopped, and nobody is better. `open`: too little was measured.
 */
export type Standing = 'rising' | 'too simple' | 'unsuited' | 'ceiling' | 'open';

/** What a learner came to on the ladder. */
export interface ScaleLearner extends Contestant {
  readonly parameters: number | null;
  readonly points: readonly ScalePoint[];
  readonly law: FittedLaw | null;
  /** On twice and ten times the examples; none without a law. */
  readonly outlook: readonly Outlook[];
  readonly standing: Standing;
  /** Why, with figures. */
  readonly because: string;
}

/** What holds the network that was asked for back. */
export interface ScaleVerdict {
  /**
   * `data`: more examples. `size`: a larger network. `both`: either helps. `learner`: another kind of learner is better.
   * `ceiling`: neither helps, since labels contradict each other or the columns say no more. `open`: not told.
   */
  readonly limit: 'data' | 'size' | 'both' | 'learner' | 'ceiling' | 'open';
  readonly sentence: string;
}

/** What a study of scale has found out. Plain data. */
export interface ScaleStudy {
  readonly plan: StudyPlan;
  readonly run: StudyRun;
  readonly measure: MeasureName;
  /** Whether more of the measure is better. */
  readonly larger: boolean;
  readonly rungs: readonly number[];
  readonly learners: readonly ScaleLearner[];
  readonly contradictions: Contradictions | null;
  readonly verdict: ScaleVerdict;
  /** The first says it all. */
  readonly sentences: readonly string[];
  /** What was left out, and why. */
  readonly notes: readonly string[];
}
