import type { Matrix } from '../../matrix/matrix.js';
import { linearRegression } from '../../model/baselines/linear-regression.js';
import { type Codes, quantileBins } from '../measures/bins.js';
import { normalTail } from '../measures/normal.js';
import type { DataColumn } from './columns.js';
import { denseInputs } from './dense-inputs.js';
import type { Rows } from './sampled-rows.js';
import type { TargetData } from './target.js';

/**
 * How probable by chance a trend of the target along each column is: the strongest correlation of the column's ranks
 * with any of the outputs, as it is or what least squares over the columns that say something leave of it.
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
  const X = loud.length === 0 ? null : denseInputs(loud, rows.numbers);
  const rests = X === null ? [] : y.map((each) => restOf(X, each));
  const outputs = [...y, ...rests];
  return silent.map(({ numbers, bins }) => {
    const x = Float64Array.from(
      numbers === null
        ? rows.map16((bins as Codes).codes)
        : quantileBins(rows.pick(numbers), mostRanks).codes,
    );
    const most = outputs.reduce((best, each) => Math.max(best, Math.abs(correlation(x, each))), 0);
    return Math.min(1, 2 * outputs.length * normalTail(most * Math.sqrt(rows.count - 1)));
  });
}

/** More ranks say no more. */
const mostRanks = 512;

/** What least squares leave of y. */
function restOf(X: Matrix, y: Float64Array): Float64Array {
  const fitted = linearRegression(X, y)(X);
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
