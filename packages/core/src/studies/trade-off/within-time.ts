import { median } from '../conclude/summarize-arm.js';
import type { Arm, StudyPlan } from '../plan.js';
import type { TrialResult } from '../trial-result.js';
import { whole } from './arms.js';

/** What an arm comes to in a fixed time of training. */
export interface WithinTime {
  readonly arm: string;
  readonly trials: number;
  /** The mean of the measure. */
  readonly mean: number | null;
  readonly interval: readonly [number, number] | null;
  /** Examples that were learned from, each as often as it came. Median. */
  readonly examples: number | null;
  /** Epochs. Median. */
  readonly epochs: number | null;
}

/** The share of the whole network's training time that each is given. */
const share = 0.25;
/** Shorter times cannot be kept. */
const leastSeconds = 0.02;

export const timedName = (arm: string, seconds: number): string => `${arm}, within ${seconds} s`;

/**
 * The time each network is given: a quarter of what the whole one took, and one epoch of it at least; null without a
 * result of it.
 */
export function fixedTime(results: readonly TrialResult[]): number | null {
  const taken = results.flatMap(({ arm, training }) => {
    const last = arm === whole ? training?.curve[training.curve.length - 1] : undefined;
    return last === undefined ? [] : [Math.max(share, 1 / Math.max(1, last.epoch)) * last.seconds];
  });
  const middle = median(taken);
  return middle === null ? null : Number(Math.max(leastSeconds, middle).toPrecision(2));
}

/** The same arms, each with so much time to train and nothing made of it. */
export function timedPlan(plan: StudyPlan, seconds: number): StudyPlan {
  const arms = plan.arms.map(
    ({ name, options }): Arm => ({
      name: timedName(name, seconds),
      options: { ...options, time: seconds },
    }),
  );
  return { ...plan, arms };
}

/** How many examples an arm learned from, and how often it went over them. Medians over its trials. */
export function coveredBy(results: readonly TrialResult[]): Pick<WithinTime, 'examples' | 'epochs'> {
  const trained = results.flatMap(({ training, examples }) =>
    training === null ? [] : [{ epochs: training.epochs, examples: training.epochs * examples.train }],
  );
  return {
    examples: median(trained.map(({ examples }) => examples)),
    epochs: median(trained.map(({ epochs }) => epochs)),
  };
}
