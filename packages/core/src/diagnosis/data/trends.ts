import type { Matrix } from '../../matrix/matrix.js';
import { linearRegression } from '../../model/baselines/linear-regression.js';
import { type Codes, quantileBins } from '../measures/bins.js';
import { chiSquareTail, normalTail } from '../measures/normal.js';
import type { DataColumn } from './columns.js';
import { denseInputs } from './dense-inputs.js';
import type { Rows } from './sampled-rows.js';
import type { TargetData } from './target.js';

/** Silent columns that are taken away from the target before each of the others is looked at, if there are no more. */
const fewSilent = 12;
/** Of a sample of rows that many numbers at most are taken away from the target. */
const mostTakenAway = 1 / 4;

/**
 * How probable by chance a trend of the target along each column is: the strongest correlation of the column's ranks
 * (of categories, the share of variance between them) with any of the outputs, as it is or what least squares over the
 * other columns leave of it: those that say something, and the other silent ones where they are few.
 */
export function trendsOf(
  silent: readonly DataColumn[],
  loud: readonly DataColumn[],
  target: TargetData,
  rows: Rows,
): number[] {
  const { codes, values } = target;
  const y =
    values.length > 0
      ? values.map((each) => Float64Array.from(quantileBins(rows.pick(each), mostRanks).codes))
      : Array.from({ length: codes.count === 2 ? 1 : codes.count }, (_, label) =>
          Float64Array.from(rows.map16(codes.codes), (code) => Number(code === label)),
        );
  const restOfAll = memo((others: readonly DataColumn[]) => {
    const X = others.length === 0 ? null : denseInputs(others, rows.numbers);
    return X === null || X.rows > mostTakenAway * rows.count ? null : y.map((each) => restOf(X, each));
  });
  return silent.map((column, at) => {
    const beside = silent.length > fewSilent ? loud : [...loud, ...silent.filter((_, j) => j !== at)];
    const rests = restOfAll(beside) ?? restOfAll(loud) ?? [];
    const outputs = [...y, ...rests];
    const ps = outputs.map(probabilityOf(column, rows));
    return Math.min(1, outputs.length * Math.min(...ps));
  });
}

/** More ranks say no more. */
const mostRanks = 512;

/** What was found for the same columns before. */
function memo<Found>(find: (columns: readonly DataColumn[]) => Found): typeof find {
  let known: { columns: readonly DataColumn[]; found: Found } | undefined;
  return (columns) => {
    if (known?.columns !== columns) known = { columns, found: find(columns) };
    return known.found;
  };
}

/** How probable by chance so strong a trend of an output along a column is. */
function probabilityOf({ numbers, bins }: DataColumn, rows: Rows): (y: Float64Array) => number {
  if (numbers === null) {
    const groups = { codes: rows.map16((bins as Codes).codes), count: (bins as Codes).count };
    return (y) => betweenGroups(groups, y);
  }
  const x = ranksOf(rows.pick(numbers));
  return (y) => 2 * normalTail(Math.abs(correlation(x, y)) * Math.sqrt(rows.count - 1));
}

/** Ranks, missing ones in their middle: they say nothing of a trend. */
function ranksOf(numbers: Float64Array): Float64Array {
  const { codes } = quantileBins(numbers, mostRanks);
  const ranks = Float64Array.from(codes);
  let [sum, present] = [0, 0];
  for (let j = 0; j < ranks.length; j++) {
    if (Number.isNaN(numbers[j])) continue;
    sum += ranks[j];
    present++;
  }
  const middle = sum / Math.max(1, present);
  return ranks.map((rank, j) => (Number.isNaN(numbers[j]) ? middle : rank));
}

/** (m − 1) times the share of the variance that lies between groups, as χ² with a degree less than groups has it. */
function betweenGroups({ codes, count }: Codes, y: Float64Array): number {
  const m = y.length;
  const sums = new Float64Array(count);
  const sizes = new Uint32Array(count);
  const mean = y.reduce((sum, value) => sum + value, 0) / m;
  let all = 0;
  for (let j = 0; j < m; j++) {
    sums[codes[j]] += y[j] - mean;
    sizes[codes[j]]++;
    all += (y[j] - mean) ** 2;
  }
  if (!(all > 0)) return 1;
  const between = sums.reduce((sum, each, g) => (sizes[g] > 0 ? sum + each ** 2 / sizes[g] : sum), 0);
  const groups = sizes.reduce((sum, size) => sum + Number(size > 0), 0);
  return chiSquareTail(((m - 1) * between) / all, groups - 1);
}

/** What is left of y is looked at for a trend: digits beyond these change none, and take most of the time. */
const nearEnough = 1e-5;

/** What least squares leave of y. */
function restOf(X: Matrix, y: Float64Array): Float64Array {
  const fitted = linearRegression(X, y, 0, nearEnough)(X);
  return y.map((value, j) => value - fitted[j]);
}

function correlation(x: Float64Array, y: Float64Array): number {
  const m = x.length;
  const meanX = x.reduce((sum, value) => sum + value, 0) / m;
  const meanY = y.reduce((sum, value) => sum + value, 0) / m;
  let [xx, xy, yy] = [0, 0, 0];
  for (let j = 0; j < m; j++) {
    xx += (x[j] - meanX) ** 2;
    xy += (x[j] - meanX) * (y[j] - meanY);
    yy += (y[j] - meanY) ** 2;
  }
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
}
