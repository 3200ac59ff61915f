import type { ArmComparison, Conclusion } from '../conclude/conclusion.js';
import { median } from '../conclude/summarize-arm.js';
import type { Arm, StudyPlan } from '../plan.js';
import type { TrialResult } from '../trial-result.js';
import type { TradeOffPoint } from './found.js';
import { pointName, type Smaller, smallerName } from './smaller.js';
import type { PredictionSpeed } from './speed.js';

/** Every arm and what is made of it. */
function pointsOf({ arms }: StudyPlan): { name: string; arm: Arm; smaller: Smaller | null }[] {
  return arms.flatMap((arm) =>
    (arm.smaller ?? [null]).map((smaller) => ({ name: pointName(arm.name, smaller), arm, smaller })),
  );
}

/** A plan and results in which every point is an arm of its own, so that points can be compared as arms are. */
export function byPoint(
  plan: StudyPlan,
  results: readonly TrialResult[],
): { plan: StudyPlan; results: TrialResult[] } {
  const points = pointsOf(plan);
  return {
    plan: { ...plan, arms: points.map(({ name, arm }) => ({ name, options: arm.options })), untilCost: null },
    results: results.flatMap((result) =>
      points.flatMap(({ name, arm, smaller }) => {
        if (arm.name !== result.arm) return [];
        const { smaller: made, ...rest } = result;
        const own = made?.find((each) => each.name === nameOf(smaller));
        if (own === undefined) return smaller === null ? [{ ...rest, arm: name }] : [];
        return [{ ...rest, arm: name, metrics: own.metrics }];
      }),
    ),
  };
}

const nameOf = (smaller: Smaller | null): string => (smaller === null ? '' : smallerName(smaller));

/** Every point with its figures. */
export function describePoints(
  plan: StudyPlan,
  results: readonly TrialResult[],
  conclusion: Conclusion,
  speeds: ReadonlyMap<string, PredictionSpeed>,
  comparisons: readonly ArmComparison[],
): TradeOffPoint[] {
  const points = pointsOf(plan).map(({ name, arm, smaller }) => {
    const made = results
      .filter((result) => result.arm === arm.name)
      .flatMap((result) => result.smaller?.find((each) => each.name === nameOf(smaller)) ?? []);
    const agreements = made.flatMap(({ agreement }) => agreement ?? []);
    return {
      name,
      arm: arm.name,
      smaller,
      options: arm.options,
      architecture: made[0]?.architecture ?? null,
      weights: median(made.map(({ weights }) => weights)),
      bytes: median(made.map(({ bytes }) => bytes)),
      agreement:
        smaller === null || agreements.length === 0
          ? null
          : agreements.reduce((sum, value) => sum + value, 0) / agreements.length,
      summary: conclusion.arms.find((each) => each.arm === name)!,
      toWhole: comparisons.find((each) => each.arm === name) ?? null,
      speed: speeds.get(name) ?? null,
    };
  });
  const sign = conclusion.larger ? 1 : -1;
  const score = ({ summary }: Pick<TradeOffPoint, 'summary'>) => summary.mean && sign * summary.mean;
  const fast = frontierOf(points, score, ({ speed }) => speed?.examplesPerSecond ?? null);
  const small = frontierOf(points, score, ({ bytes }) => bytes && -bytes);
  return points.map((point, at) => ({ ...point, frontier: { speed: fast[at], size: small[at] } }));
}

/**
 * Which of them no other dominates: at least as good in both and better in one (Pareto). What has no value is not on
 * the frontier.
 */
export function frontierOf<T>(
  points: readonly T[],
  first: (point: T) => number | null,
  second: (point: T) => number | null,
): boolean[] {
  const values = points.map((point) => [first(point), second(point)] as const);
  return values.map(([a, b]) => {
    if (a === null || b === null) return false;
    return !values.some(([c, d]) => c !== null && d !== null && c >= a && d >= b && (c > a || d > b));
  });
}
