import { type MeasureName, measureOf } from '../measure.js';
import type { TrialResult } from '../trial-result.js';
import { type Comparison, holds, type Quantity } from './condition.js';
import type { TradeOffPoint } from './found.js';

/** Of points that meet a condition the fastest, the smallest, or the one with the best score. */
export const preferences = ['fastest', 'smallest', 'best'] as const;
export type Preference = (typeof preferences)[number];

/** The value of a quantity of a point: measures are means over its trials. */
function quantityOf(point: TradeOffPoint, results: readonly TrialResult[], of: Quantity): number | null {
  if (of === 'speed') return point.speed?.examplesPerSecond ?? null;
  if (of === 'size') return point.bytes;
  return meanOf(results, of);
}

function meanOf(results: readonly TrialResult[], measure: MeasureName): number | null {
  const values = results.map((result) => measureOf(result, measure)).filter((value) => value !== null);
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * The point that meets a condition and is preferred among those that do; null where none does.
 * @param resultsOf the results of a point, of whole rounds
 */
export function choosePoint(
  points: readonly TradeOffPoint[],
  comparisons: readonly Comparison[],
  prefer: Preference,
  larger: boolean,
  resultsOf: (name: string) => readonly TrialResult[],
): TradeOffPoint | null {
  const meeting = points.filter((point) =>
    holds(comparisons, (of) => quantityOf(point, resultsOf(point.name), of)),
  );
  const sign = larger ? 1 : -1;
  const rank = ({ speed, bytes, summary }: TradeOffPoint): number => {
    if (prefer === 'fastest') return speed?.examplesPerSecond ?? Number.NEGATIVE_INFINITY;
    if (prefer === 'smallest') return bytes === null ? Number.NEGATIVE_INFINITY : -bytes;
    return summary.mean === null ? Number.NEGATIVE_INFINITY : sign * summary.mean;
  };
  return meeting.reduce<TradeOffPoint | null>(
    (best, point) => (best === null || rank(point) > rank(best) ? point : best),
    null,
  );
}
