import { exp, log } from '../../../foundation/elementary/index.js';
import { figure } from '../../../model/findings/wording.js';
import type { Feature } from '../evidence.js';
import type { DataCheck } from './check.js';

/** 10th to 90th percentile of a normal curve, in deviations. */
const middleOfNormal = 2.563;
/** Powers of ten above the middle of the others that are far, when the others differ little themselves. */
const farther = 4;
/** Deviations of the others' powers of ten. */
const unlike = 2.9;
/** Powers of ten above the next that are far, of a column that spreads over hundreds of thousands. */
const apart = 1;
const large = 5.5;
/** Values that are all whole multiples of this were small numbers in another unit: less than usual is far for them. */
const grain = 10_000;
const fartherInGrains = 2;

/** Columns of numbers on a scale of their own: what is not standardized sees nothing else. */
export const scale: DataCheck = ({ features, options }) => {
  const numbers = features.filter(
    ({ column, kind, spread }) =>
      column.input && kind === 'number' && spread !== null && spread.deviation > 0,
  );
  if (numbers.length < 2) return [];
  const powers = numbers.map(powerOfSpread);
  return numbers.flatMap((feature, i) => {
    const others = powers.filter((_, j) => j !== i);
    const inGrains = isInGrains(feature);
    if (!isAlone(powers[i], others, inGrains)) return [];
    const ratio = tenTo(powers[i] - medianOf(others));
    const standardized = options.standardize === 'auto' || options.standardize === 'feature';
    return [
      {
        code: 'SCALE' as const,
        severity: standardized ? ('warning' as const) : ('fault' as const),
        columns: [feature.name],
        title: `"${feature.name}" is on a scale of its own`,
        detail:
          `its values spread over ${figure(tenTo(powers[i]))}, those of the other columns over ` +
          `${figure(tenTo(medianOf(others)))} in the middle: ${figure(ratio)} times as much${inGrains ? `, all of them multiples of ${grain.toLocaleString('en-US')}` : ''}. ` +
          (standardized
            ? 'Standardizing takes that away; a mistaken unit it does not'
            : 'A network that gets it as it is sees little else'),
        effect: standardized ? 0.25 : 0.8,
        advice: { text: 'check its unit, and keep {option}', option: 'standardize', value: 'feature' },
        evidence: { spread: tenTo(powers[i]), others: tenTo(medianOf(others)), ratio },
      },
    ];
  });
};

function isAlone(power: number, others: readonly number[], inGrains: boolean): boolean {
  const middle = medianOf(others);
  const next = others.reduce((most, other) => Math.max(most, other), Number.NEGATIVE_INFINITY);
  const deviation = Math.max(0.5, 1.48 * medianOf(others.map((other) => Math.abs(other - middle))));
  const above = power - middle;
  if (inGrains && above >= fartherInGrains && power > next) return true;
  if (above >= farther && above >= unlike * deviation) return true;
  return power >= large && power - next >= apart && above >= farther - 1;
}

/** Whether every value is a multiple of the grain, and they are not all the same. */
function isInGrains({ column: { numbers }, spread }: Feature): boolean {
  if (numbers === null || spread!.min === spread!.max) return false;
  return numbers.every((value) => Number.isNaN(value) || value % grain === 0);
}

/** The power of ten of a column's spread, which few outliers do not move. */
function powerOfSpread({ spread }: Feature): number {
  const { low, high, deviation } = spread!;
  return log(high > low ? (high - low) / middleOfNormal : deviation) / Math.LN10;
}

function tenTo(power: number): number {
  return exp(Math.LN10 * power);
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
