import { RandomDraws } from '../../foundation/random-draws.js';
import { streamSeed } from '../../foundation/streams.js';
import type { Matrix } from '../../matrix/matrix.js';
import { linearRegression } from '../../model/baselines/linear-regression.js';
import { type Codes, levelBins, quantileBins } from '../measures/bins.js';
import type { Information } from '../measures/measured.js';
import { largestClass, naiveBayes } from '../measures/naive-bayes.js';
import { normalTail } from '../measures/normal.js';
import { type Beside, measureTogether } from '../measures/together.js';
import type { DataColumn } from './columns.js';
import type { Together } from './data-diagnosis.js';
import { denseInputs } from './dense-inputs.js';
import type { TargetData } from './target.js';

/** Rows that are looked at, drawn at random from more. */
const mostRows = 4000;
/** Columns that each is looked at beside: those that say most, and those that say nothing either. */
const [fewestPartners, mostPartners] = [6, 24];
/** Columns that say something and are taken away by least squares. */
const mostLoud = 60;
/** Pairs that are looked at, at most, as long as each column has a few. */
const mostPairs = 400;
const groupsOfScores = 6;

/** For every column that says nothing by itself: what it says beside another, or beside all that say something. */
export async function lookBesideOthers(
  columns: readonly DataColumn[],
  information: readonly (Information | null)[],
  target: TargetData,
  seed: number,
): Promise<(Together | null)[]> {
  const found: (Together | null)[] = columns.map(() => null);
  const silent = columns.flatMap((_, i) => (information[i]?.verdict === 'noise' ? [i] : []));
  if (silent.length === 0) return found;
  const rows = sampleRows(target.codes.codes.length, seed);
  const y: Codes = { codes: rows.map16(target.codes.codes), count: target.codes.count };
  const most = Math.max(2, Math.min(5, Math.floor(Math.sqrt(rows.count / (5 * y.count)))));
  const coarse = columns.map((column) => coarseCodes(column, rows, most));
  const loud = columns
    .flatMap((column, i) => (column.input && information[i]?.verdict === 'signal' ? [i] : []))
    .sort((a, b) => information[b]!.bits - information[a]!.bits);
  const others = loud.flatMap((i) => coarse[i] ?? []);
  const many = Math.max(fewestPartners, Math.min(mostPartners, Math.floor(mostPairs / silent.length)));
  const partners = [...loud.slice(0, many / 2), ...silent].slice(0, many);
  const joint: Beside[] = others.length < 2 ? [] : [{ name: null, codes: jointCodes(others, y) }];
  const besides = silent.map((i) => [
    ...joint,
    ...partners
      .filter((j) => j !== i && coarse[j] !== null)
      .map((j): Beside => ({ name: columns[j].name, codes: coarse[j] as Codes })),
  ]);
  const asked = silent.filter((i, at) => coarse[i] !== null && besides[at].length > 0);
  const measured = await measureTogether(
    asked.map((i) => coarse[i] as Codes),
    asked.map((i) => besides[silent.indexOf(i)]),
    y,
    seed,
  );
  const trends = trendsOf(
    silent.map((i) => columns[i]),
    loud.slice(0, mostLoud).map((i) => columns[i]),
    target,
    rows,
  );
  for (const [at, i] of silent.entries()) {
    const pair = measured[asked.indexOf(i)] ?? { beside: null, p: 1 };
    // The better of two ways is twice as often good by chance.
    const better = trends[at] < pair.p ? { beside: null, p: trends[at] } : pair;
    found[i] = { beside: better.beside, p: Math.min(1, 2 * better.p) };
  }
  return found;
}

/**
 * How probable by chance a trend of the target along each column is: the strongest correlation of the column's ranks
 * with any of the outputs, as it is or what least squares over the columns that say something leave of it.
 */
function trendsOf(
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

/** Some rows of all. */
interface Rows {
  readonly count: number;
  readonly numbers: Uint32Array;
  map16(codes: Uint16Array): Uint16Array;
  pick<T extends Float64Array | Int32Array>(values: T): T;
}

function sampleRows(m: number, seed: number): Rows {
  const all = m <= mostRows;
  const rows = all
    ? Uint32Array.from({ length: m }, (_, row) => row)
    : new RandomDraws(streamSeed(seed, 'beside others')).permutation(m).subarray(0, mostRows);
  return {
    count: all ? m : mostRows,
    numbers: rows,
    map16: (codes) => (all ? codes : Uint16Array.from(rows, (row) => codes[row])),
    pick: <T extends Float64Array | Int32Array>(values: T): T => {
      if (all) return values;
      const picked = values.slice(0, rows.length) as T;
      for (const [j, row] of rows.entries()) picked[j] = values[row];
      return picked;
    },
  };
}

/** A column in few bins, so that pairs of bins still have rows. */
function coarseCodes({ numbers, levels, names, bins }: DataColumn, rows: Rows, most: number): Codes | null {
  if (bins === null) return null;
  if (numbers !== null) return quantileBins(rows.pick(numbers), most);
  return levels === null ? null : levelBins(rows.pick(levels), names, most);
}

/** What all that say something say together, in groups: of two classes how surely, else which class. */
function jointCodes(features: readonly Codes[], y: Codes): Codes {
  const rows = Uint32Array.from(y.codes, (_, row) => row);
  const scores = naiveBayes(features, y, rows, rows);
  if (y.count !== 2) return { codes: largestClass(scores, y.count), count: y.count };
  return quantileBins(
    Float64Array.from(rows, (row) => scores[2 * row + 1] - scores[2 * row]),
    groupsOfScores,
  );
}
