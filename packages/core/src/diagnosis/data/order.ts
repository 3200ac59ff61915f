import { RandomDraws } from '../../foundation/random-draws.js';
import { streamSeed } from '../../foundation/streams.js';
import { binsFor, type Codes, quantileBins } from '../measures/bins.js';
import { normalChance } from '../measures/chance.js';
import { measureInformation } from '../measures/information.js';
import { normalQuantile, normalTail } from '../measures/normal.js';
import type { DataColumn } from './columns.js';
import type { OrderDiagnosis } from './data-diagnosis.js';
import type { TargetData } from './target.js';

/** Orders that neighboring targets are compared in, fewer of many rows. */
const [fewest, most] = [20, 60];
const affordable = 3e6;
/** A column's neighboring rows are alike by chance with a probability below this, all columns together. */
const byChance = 0.001;
/** Correlations of neighbors below this bias nothing, however sure they are. */
const slight = 0.1;
const blocks = 10;

/** What the order of the rows says: about the target, and which columns go along with it. */
export async function measureOrder(
  rows: number,
  columns: readonly DataColumn[],
  target: TargetData,
  seed: number,
): Promise<OrderDiagnosis> {
  const { codes } = target;
  const places = quantileBins(
    Float64Array.from({ length: rows }, (_, row) => row),
    Math.min(blocks, binsFor(rows)),
  );
  const [position] = await measureInformation([places], codes, seed);
  return {
    position,
    trend: trendOf(target),
    target: neighbors(codes, seed),
    features: alikeFeatures(columns, codes),
    along: alongFile(target, rows),
  };
}

/** The strongest rank correlation of target and position, and how probable so strong a one is by chance. */
function trendOf({ codes, values }: TargetData): { correlation: number; p: number } {
  const m = codes.codes.length;
  const tried =
    values.length > 0
      ? values.map((numbers) => Float64Array.from(quantileBins(numbers, 256).codes))
      : Array.from({ length: codes.count === 2 ? 1 : codes.count }, (_, label) =>
          Float64Array.from(codes.codes, (code) => Number(code === label)),
        );
  let strongest = 0;
  for (const y of tried) {
    const r = positionCorrelation(y);
    if (Math.abs(r) > Math.abs(strongest)) strongest = r;
  }
  const p = 2 * tried.length * normalTail(Math.abs(strongest) * Math.sqrt(Math.max(0, m - 1)));
  return { correlation: strongest, p: Math.min(1, p) };
}

function positionCorrelation(y: Float64Array): number {
  const m = y.length;
  const mean = y.reduce((sum, value) => sum + value, 0) / m;
  let [xy, yy] = [0, 0];
  for (let row = 0; row < m; row++) {
    xy += (row - (m - 1) / 2) * (y[row] - mean);
    yy += (y[row] - mean) ** 2;
  }
  const xx = (m * (m * m - 1)) / 12;
  return yy > 0 && xx > 0 ? xy / Math.sqrt(xx * yy) : 0;
}

/** How much oftener neighbors share a code than any two rows do, as a share of what is possible. */
function neighbors({ codes }: Codes, seed: number): { alike: number; p: number } {
  const m = codes.length;
  if (m < 3) return { alike: 0, p: 1 };
  const same = (order: Uint16Array) => {
    let count = 0;
    for (let row = 1; row < m; row++) if (order[row] === order[row - 1]) count++;
    return count / (m - 1);
  };
  const random = new RandomDraws(streamSeed(seed, 'neighbors'));
  const permuted = codes.slice();
  const permutations = Math.max(fewest, Math.min(most, Math.floor(affordable / m)));
  const chance = normalChance(
    Float64Array.from({ length: permutations }, () => {
      random.shuffle(permuted);
      return same(permuted);
    }),
  );
  const value = same(codes);
  return { alike: (value - chance.expected) / Math.max(1e-12, 1 - chance.expected), p: chance.p(value) };
}

/**
 * The columns in which neighboring rows are alike beyond what the class or number to predict explains: rows of one
 * person, one day, one batch. It is the correlation of neighbors, with the mean of every class taken away.
 */
function alikeFeatures(columns: readonly DataColumn[], target: Codes): OrderDiagnosis['features'] {
  const found: string[] = [];
  const correlations: number[] = [];
  const tried = columns.filter(({ bins, input }) => input && bins !== null && bins.count > 1);
  const least = normalQuantile(byChance / Math.max(1, tried.length));
  for (const { name, bins, levels } of tried) {
    const { codes } = bins as Codes;
    // Of categories the commonest against the others.
    const x = new Float64Array(codes.length);
    for (let row = 0; row < x.length; row++) x[row] = levels === null ? codes[row] : Number(codes[row] === 0);
    const r = neighborCorrelation(x, target);
    correlations.push(r);
    if (r > slight && r * Math.sqrt(x.length) > least) found.push(name);
  }
  const alike = correlations.reduce((sum, r) => sum + r, 0) / Math.max(1, correlations.length);
  return { alike, columns: found };
}

function neighborCorrelation(x: Float64Array, { codes, count }: Codes): number {
  const sums = new Float64Array(count);
  const sizes = new Uint32Array(count);
  for (let row = 0; row < x.length; row++) {
    sums[codes[row]] += x[row];
    sizes[codes[row]]++;
  }
  let [product, square, before] = [0, 0, 0];
  for (let row = 0; row < x.length; row++) {
    const rest = x[row] - sums[codes[row]] / sizes[codes[row]];
    square += rest * rest;
    product += rest * before;
    before = rest;
  }
  return square > 0 ? product / square : 0;
}

/** The mean of every number to predict, or the share of every class, in blocks of the file. */
function alongFile({ codes, values }: TargetData, rows: number): number[][] {
  const parts = Math.min(blocks, rows);
  const series = values.length > 0 ? values.length : codes.count;
  const sums = Array.from({ length: parts }, () => new Array<number>(series).fill(0));
  const sizes = new Array<number>(parts).fill(0);
  for (let row = 0; row < rows; row++) {
    const block = Math.floor((row * parts) / rows);
    sizes[block]++;
    if (values.length === 0) sums[block][codes.codes[row]]++;
    else for (const [i, numbers] of values.entries()) sums[block][i] += numbers[row];
  }
  return sums.map((block, i) => block.map((sum) => sum / sizes[i]));
}
