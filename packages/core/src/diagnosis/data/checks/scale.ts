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
/**
 * Nobody near: less is far for a column that is so many powers of ten above the next, and less still where it spreads over
 * hundreds of thousands. Of 53 published tables with 483 columns of numbers eight have such a column (people beside
 * percentages, zip codes, numbers of accounts); of columns times a million 94 of 100 are, the others lie among honest ones.
 */
const apart = 1;
const fartherAlone = 3.5;
const fartherLarge = 3;
const large = 5.5;
/**
 * More than a few different values that are all round were small numbers in another unit: less than usual is far for them.
 * Of the same 483 columns two are round, years of decades, and neither is larger than its neighbors.
 */
const round = 10;
const fewValues = 8;
const fartherRound = 2;
/** A number in decimals times a power of ten is off by two roundings. */
const rounding = 4 * Number.EPSILON;
/** How much longer than the lower the upper part of an amount is: both are as long in a symmetric column, up to chance. */
const lopsided = 1.5;

/** Columns of numbers on a scale of their own: what is not standardized sees nothing else. */
export const scale: DataCheck = ({ features, options }) => {
  const numbers = features.filter(
    ({ column, kind, spread }) =>
      column.input && kind === 'number' && spread !== null && spread.deviation > 0,
  );
  if (numbers.length < 2) return [];
  const powers = numbers.map(powerOfSpread);
  const amounts = numbers.map(isAmount);
  const standardized = options.standardize === 'auto' || options.standardize === 'feature';
  return numbers.flatMap((feature, i) => {
    const others = powers.filter((_, j) => j !== i);
    // People beside it say nothing of how large anything else may be.
    const measures = powers.filter((_, j) => j !== i && !amounts[j]);
    const isRound = (feature.distinct ?? 0) > fewValues && isMadeOf(feature, round);
    if (!isAlone(powers[i], others, measures.length > 0 ? measures : others, isRound)) return [];
    // Where the scale itself does no harm, what has a good reason for it is no mistake.
    if (standardized && amounts[i]) return [];
    const ratio = tenTo(powers[i] - medianOf(others));
    return [
      {
        code: 'SCALE' as const,
        severity: standardized ? ('warning' as const) : ('fault' as const),
        columns: [feature.name],
        title: `"${feature.name}" is on a scale of its own`,
        detail:
          `its values spread over ${figure(tenTo(powers[i]))}, those of the other columns over ` +
          `${figure(tenTo(medianOf(others)))} in the middle: ${figure(ratio)} times as much${isRound ? `, all of them multiples of ${round}` : ''}. ` +
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

/** @param neighbors - of the others those that the next is looked for among */
function isAlone(
  power: number,
  others: readonly number[],
  neighbors: readonly number[],
  isRound: boolean,
): boolean {
  const middle = medianOf(others);
  const next = neighbors.reduce((most, other) => Math.max(most, other), Number.NEGATIVE_INFINITY);
  const deviation = Math.max(0.5, 1.48 * medianOf(others.map((other) => Math.abs(other - middle))));
  const above = power - middle;
  if (isRound && above >= fartherRound && power > next) return true;
  const [isUnlike, isApart] = [above >= unlike * deviation, power - next >= apart];
  if (isUnlike && above >= (isApart ? fartherAlone : farther)) return true;
  return isApart && power >= large && above >= fartherLarge;
}

/** Whether every value is a multiple of a unit, up to the rounding of a product, and they are not all the same. */
function isMadeOf({ column: { numbers }, spread }: Feature, unit: number): boolean {
  if (numbers === null || spread!.min === spread!.max) return false;
  return numbers.every((value) => {
    const units = value / unit;
    return Number.isNaN(value) || Math.abs(units - Math.round(units)) <= rounding * Math.abs(units);
  });
}

/**
 * Whether a column may be people, bytes or money, whose scale is their own: whole numbers to the last digit, none below
 * zero, most of them small beside the largest. A count in another unit is round.
 */
function isAmount(feature: Feature): boolean {
  const { min, low, median, high } = feature.spread!;
  const isLopsided = high - median > lopsided * (median - low);
  // To the last bit: decimals times a power of ten are nearly whole, and some of them not quite.
  const isWhole = feature.column.numbers!.every((value) => Number.isNaN(value) || Number.isInteger(value));
  return min >= 0 && isLopsided && isWhole && !isMadeOf(feature, round);
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
