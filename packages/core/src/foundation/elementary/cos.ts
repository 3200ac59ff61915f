import { reduceQuarterTurns } from './quarter-turns.js';
import { cosSeries, sinSeries } from './sin-cos-series.js';

const parts = new Float64Array(2);

/** The cosine of an angle in radians, within 0.8 units in the last place for every finite x; NaN at ±Infinity. */
export function cos(x: number): number {
  if (!Number.isFinite(x)) return NaN;
  const quarter = reduceQuarterTurns(x, parts);
  const value = quarter & 1 ? sinSeries(parts[0], parts[1]) : cosSeries(parts[0], parts[1]);
  return quarter === 1 || quarter === 2 ? -value : value;
}
