import { median } from '../conclude/summarize-arm.js';
import type { TrialResult } from '../trial-result.js';

/** A cost that is worth reaching, and which cost it is. */
export interface Target {
  readonly cost: number;
  /** The held-out cost of a validation part where there is one, else the training cost. */
  readonly of: 'validation' | 'training';
}

/** How fast the trials of one arm were. Medians over its trials. */
export interface Speed {
  /** Epochs until the target; null where half of the trials or more never reached it. */
  readonly epochsToTarget: number | null;
  /** Trials that reached it, of those that trained a network. */
  readonly reached: number;
  readonly trained: number;
  /** Training examples a second. */
  readonly examplesPerSecond: number | null;
}

/** More than the best cost by this factor is near enough. */
const near = 1.1;

/**
 * A cost that the reference comes near to: a tenth above the median of its best ones. Costs of the same target are
 * comparable whatever the inputs are.
 */
export function targetOf(reference: readonly TrialResult[]): Target | null {
  const curves = reference.flatMap(({ training }) => (training === null ? [] : [training.curve]));
  const validated = curves.every((curve) => curve.some(({ costValidation }) => costValidation !== null));
  const best = curves.map((curve) =>
    Math.min(
      ...curve.map((point) => (validated ? point.costValidation : point.cost) ?? Number.POSITIVE_INFINITY),
    ),
  );
  const cost = median(best.filter(Number.isFinite));
  return cost === null ? null : { cost: near * cost, of: validated ? 'validation' : 'training' };
}

/** When the trials of an arm first were at the target or below, to the points that their curves keep. */
export function speedOf(results: readonly TrialResult[], target: Target | null): Speed {
  const trained = results.flatMap(({ training, examples }) =>
    training === null ? [] : [{ training, examples }],
  );
  const epochs = trained.map(({ training }) => {
    if (target === null) return Number.POSITIVE_INFINITY;
    const costOf = target.of === 'validation' ? 'costValidation' : 'cost';
    const point = training.curve.find((each) => (each[costOf] ?? Number.POSITIVE_INFINITY) <= target.cost);
    return point?.epoch ?? Number.POSITIVE_INFINITY;
  });
  const rates = trained.flatMap(({ training, examples }) => {
    const last = training.curve[training.curve.length - 1];
    return last === undefined || last.seconds <= 0 ? [] : [(last.epoch * examples.train) / last.seconds];
  });
  const middle = median(epochs);
  return {
    epochsToTarget: middle !== null && Number.isFinite(middle) ? middle : null,
    reached: epochs.filter(Number.isFinite).length,
    trained: trained.length,
    examplesPerSecond: median(rates),
  };
}
