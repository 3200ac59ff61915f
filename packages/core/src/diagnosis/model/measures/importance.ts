import { RandomDraws } from '../../../foundation/random-draws.js';
import { streamSeed } from '../../../foundation/streams.js';
import { Matrix } from '../../../matrix/matrix.js';
import { SparseMatrix } from '../../../matrix/sparse-matrix.js';
import type { Model } from '../../../model/model.js';
import { parameterCount } from '../../../network/parameters.js';
import { inputWidth } from '../../../table/preprocessing/feature-names.js';
import type { Rows } from '../subject.js';
import { judge } from './judgement.js';
import { meanOf } from './numbers.js';

/** How much worse a model is without what a column says. */
export interface ColumnImportance {
  readonly column: string;
  /** By how much the mean loss rises when the values of the column are permuted, with its 95 % interval. */
  readonly costRise: number;
  readonly interval: readonly [low: number, high: number];
  /** By how much accuracy or r² falls; null where it is not defined. */
  readonly scoreDrop: number | null;
}

/** Multiplications that the permutations may cost, and the entries of a sparse X that may be written out. */
const budget = 3e9;
const mostEntries = 4e6;
const fewestExamples = 40;

/**
 * Permutation importance (Breiman 2001), on rows that the model did not learn from wherever there are some: the rise
 * of the loss when the rows of X that a column became are shuffled among the examples, all together. Each example has
 * its own mean rise over the repeats, and the interval is 1.96 standard errors of those: it is for other rows of the
 * kind. Columns that say the same stand in for each other, and both seem unimportant.
 *
 * @returns null where X is too wide to be permuted
 */
export function importanceOf(
  { content, network }: Model,
  { X, Y, evaluation }: Rows,
  repeats: number,
  seed: number,
): ColumnImportance[] | null {
  const { inputs } = content.preprocessing;
  const perExample = inputs.length * repeats * parameterCount(content.specification);
  const sparse = X instanceof SparseMatrix;
  const affordable = Math.floor(Math.min(budget / perExample, sparse ? mostEntries / X.rows : X.columns));
  const m = Math.min(X.columns, affordable);
  if (m < Math.min(fewestExamples, X.columns)) return null;
  const some = X.slice(0, m);
  const sample = some instanceof SparseMatrix ? some.toDense() : some;
  const targets = Y.slice(0, m);
  const truth = {
    actual: evaluation.actual?.subarray(0, m) ?? null,
    actualValues: evaluation.actualValues?.slice(0, m) ?? null,
  };
  const whole = judge(content, network.predict(sample), targets, truth);
  const random = new RandomDraws(streamSeed(seed, 'importance'));
  const found: ColumnImportance[] = [];
  let from = 0;
  for (const input of inputs) {
    const to = from + inputWidth(input);
    const rise = new Float64Array(m);
    let drop = 0;
    for (let repeat = 0; repeat < repeats; repeat++) {
      const shuffled = permuted(sample, from, to, random);
      const without = judge(content, network.predict(shuffled), targets, truth);
      for (let j = 0; j < m; j++) rise[j] += (without.losses[j] - whole.losses[j]) / repeats;
      drop += ((whole.score ?? Number.NaN) - (without.score ?? Number.NaN)) / repeats;
    }
    const { mean, standardError } = meanOf(rise);
    const reach = 1.96 * standardError;
    found.push({
      column: input.column,
      costRise: mean,
      interval: [mean - reach, mean + reach],
      scoreDrop: Number.isNaN(drop) ? null : drop,
    });
    from = to;
  }
  return found.sort((a, b) => b.costRise - a.costRise);
}

/** X with the rows from `from` up to `to` shuffled among the examples. */
function permuted(X: Matrix, from: number, to: number, random: RandomDraws): Matrix {
  const { rows: n, columns: m } = X;
  const data = Float64Array.from(X.data);
  const order = random.permutation(m);
  for (let j = 0; j < m; j++) for (let i = from; i < to; i++) data[i + j * n] = X.data[i + order[j] * n];
  return Matrix.fromColumnMajor(n, m, data);
}
