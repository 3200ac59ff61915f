import type { TrainOptions } from '../model/train-options.js';
import type { MeasureName } from './measure.js';
import type { Smaller } from './trade-off/smaller.js';

/** One of the things that a study compares: what it sets on top of what all of them share. Plain data. */
export interface Arm {
  /** Unique in its study, such as `activation=tanh initialization=he`. */
  readonly name: string;
  readonly options: Partial<TrainOptions>;
  /** Only so many of the training examples, drawn by the seed; all of them unless given. */
  readonly examples?: number;
  /** Only so many of the rows that test, drawn by the seed; all of them unless given, and of a table to test on. */
  readonly tests?: number;
  /** The name of a learner to fit in place of a network; who runs the study brings it. */
  readonly learner?: string;
  /** What is made of the trained network, null for nothing: each is measured beside it. Of networks only. */
  readonly smaller?: readonly (Smaller | null)[];
}

/** Arms × seeds, or arms × seeds × folds. Plain data. */
export interface StudyPlan {
  /** What all arms share, the target among it. */
  readonly base: TrainOptions;
  readonly arms: readonly Arm[];
  /** Each seed draws a split and an initialization of its own, the same split for all arms. */
  readonly seeds: readonly number[];
  /** Every seed deals the training rows out to so many folds, each of which tests once; null for the usual split. */
  readonly folds: number | null;
  /** What arms are compared by; `auto`: accuracy of classes, rmse of numbers. */
  readonly measure: MeasureName | 'auto';
  /** A training cost; the epochs and seconds until it are told. Null for none. */
  readonly untilCost: number | null;
}

/** One training of a study. Plain data, so that it can be sent to a worker. */
export interface Trial {
  readonly arm: Arm;
  readonly seed: number;
  /** Which fold tests, from 0; null without folds. */
  readonly fold: number | null;
  /** How many folds there are; null without. */
  readonly folds: number | null;
  /** Base, arm and seed together. */
  readonly options: TrainOptions;
  readonly untilCost: number | null;
}

/** The trials of one seed and fold, an arm each: what is compared with each other. */
export type Round = readonly Trial[];

/**
 * All trials of a plan, round by round: a study that is cut off after some rounds still has pairs of all arms.
 */
export function roundsOf({ base, arms, seeds, folds, untilCost }: StudyPlan): Round[] {
  const round = (seed: number, fold: number | null): Round =>
    arms.map((arm) => ({
      arm,
      seed,
      fold,
      folds,
      options: { ...base, ...arm.options, seed },
      untilCost,
    }));
  return seeds.flatMap((seed) =>
    folds === null ? [round(seed, null)] : Array.from({ length: folds }, (_, fold) => round(seed, fold)),
  );
}
