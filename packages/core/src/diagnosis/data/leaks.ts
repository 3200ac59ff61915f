import { RandomDraws } from '../../foundation/random-draws.js';
import { streamSeed } from '../../foundation/streams.js';
import { Matrix } from '../../matrix/matrix.js';
import { linearRegression } from '../../model/baselines/linear-regression.js';
import { type Alone, classesAlone, numbersAlone } from '../measures/alone.js';
import type { Codes } from '../measures/bins.js';
import type { Information } from '../measures/measured.js';
import { largestClass, naiveBayes } from '../measures/naive-bayes.js';
import type { DataColumn } from './columns.js';
import type { Copy } from './copies.js';
import { denseInputs } from './dense-inputs.js';
import type { TargetData } from './target.js';

/** A column that predicts the target nearly without fail, beside what all others do together. */
export interface Suspect {
  readonly name: string;
  readonly alone: Alone;
  /** The skill of all other columns together, held out, and the best of them alone. */
  readonly others: number;
  readonly best: number;
  /** Wrong answers of the others together, in as many rows; null for numbers. */
  readonly othersWrong: number | null;
  /** Whether its values are the classes under other names, but for mistakes. */
  readonly renamed: boolean;
  /** Whether there are other columns at all. */
  readonly compared: boolean;
}

/** Columns that say less than this share of what there is to say are not looked at. */
const muchInformation = 0.25;
/** Below these skills nothing is suspect. */
export const suspiciousClasses = 0.93;
export const suspiciousNumbers = 0.98;
/** A column with as many values as there are classes, and so seldom wrong, is the target but for mistakes. */
const nearlyRenamed = 0.95;
/** Rows that the others are tried on, and columns of them that least squares take: those that say most. */
const [mostRows, mostColumns] = [5000, 60];
const folds = 5;

/** Every column that is suspect by itself, with what the others can do without it and its copies. */
export function findSuspects(
  columns: readonly DataColumn[],
  information: readonly (Information | null)[],
  target: TargetData,
  copies: readonly Copy[],
  seed: number,
): Suspect[] {
  const { task } = target;
  if (task === 'multilabel' || target.values.length > 1) return [];
  const alone = columns.map((column, i) => aloneOf(column, information[i], target));
  const least = task === 'regression' ? suspiciousNumbers : suspiciousClasses;
  return columns.flatMap((column, i) => {
    const own = alone[i];
    if (own === null || own.skill < least || risesRowByRow(column)) return [];
    const related = new Set(copiesOf(column.name, copies));
    const others = columns.filter((other, j) => other.input && j !== i && !related.has(other.name));
    const best = columns.reduce(
      (most, other, j) => (others.includes(other) ? Math.max(most, alone[j]?.skill ?? 0) : most),
      0,
    );
    const bitsOf = (other: DataColumn) => information[columns.indexOf(other)]?.bits ?? 0;
    const telling = [...others].sort((a, b) => bitsOf(b) - bitsOf(a));
    const together = othersTogether(telling, target, seed);
    const renamed =
      task !== 'regression' && own.values === target.classes.length && own.skill >= nearlyRenamed;
    return [
      {
        name: column.name,
        alone: own,
        others: Math.max(together.skill, best),
        best,
        othersWrong: together.wrong,
        renamed,
        compared: others.length > 0,
      },
    ];
  });
}

/** A column and those that repeat it. */
function copiesOf(name: string, copies: readonly Copy[]): string[] {
  const original = copies.find((copy) => copy.name === name)?.of ?? name;
  return [original, ...copies.filter(({ of }) => of === original).map((copy) => copy.name)];
}

function aloneOf(column: DataColumn, information: Information | null, target: TargetData): Alone | null {
  const { numbers, levels } = column;
  const x = numbers ?? prefixesOf(column) ?? levels;
  if (x === null) return null;
  // What was not measured in bits, an identifier in words, is looked at too.
  if (information !== null && information.bits - information.expected < muchInformation * information.of) {
    return null;
  }
  if (target.task === 'regression') return numbersAlone(x, ranksOf(target.values[0]), numbers !== null);
  return classesAlone(x, target.codes.codes, target.codes.count, numbers !== null);
}

/** The letters that names such as `M-0017` begin with, where a column names the rows; else null. */
function prefixesOf({ input, levels, names }: DataColumn): Int32Array | null {
  if (input || levels === null) return null;
  const places = new Map<string, number>();
  const prefixes = names.map((name) => {
    const prefix = /^\D*/.exec(name)?.[0] ?? '';
    const place = places.get(prefix) ?? places.size;
    places.set(prefix, place);
    return place;
  });
  return levels.map((level) => (level < 0 ? -1 : prefixes[level]));
}

/** A number that counts the rows says what their order says. */
function risesRowByRow({ numbers }: DataColumn): boolean {
  if (numbers === null) return false;
  for (let row = 1; row < numbers.length; row++) if (!(numbers[row] > numbers[row - 1])) return false;
  return true;
}

/** Ranks from 0 to m − 1; equal numbers share the middle of theirs. */
function ranksOf(values: Float64Array): Float64Array {
  const order = Uint32Array.from(values.keys()).sort((a, b) => values[a] - values[b]);
  const ranks = new Float64Array(values.length);
  for (let start = 0, end = 0; start < order.length; start = end) {
    while (end < order.length && values[order[end]] === values[order[start]]) end++;
    for (let at = start; at < end; at++) ranks[order[at]] = (start + end - 1) / 2;
  }
  return ranks;
}

/** What some columns, those that say most first, do together, held out in five folds: the better of naive Bayes and least squares. */
function othersTogether(
  columns: readonly DataColumn[],
  target: TargetData,
  seed: number,
): { skill: number; wrong: number | null } {
  const { codes } = target;
  const m = codes.codes.length;
  const features = columns.filter(({ bins }) => bins !== null);
  if (features.length === 0 || m < 2 * folds) return { skill: 0, wrong: null };
  const order = new RandomDraws(streamSeed(seed, 'others')).permutation(m).subarray(0, mostRows);
  const X = denseInputs(features.slice(0, mostColumns), order);
  const regression = target.task === 'regression';
  const ranks = regression ? ranksOf(target.values[0]) : new Float64Array(0);
  const Y = regression
    ? [Float64Array.from(order, (row) => ranks[row])]
    : Array.from({ length: codes.count }, (_, label) =>
        Float64Array.from(order, (row) => Number(codes.codes[row] === label)),
      );
  const guessed = Y.map(() => new Float64Array(order.length));
  let bayes = 0;
  for (let fold = 0; fold < folds; fold++) {
    const test = Uint32Array.from(order.keys()).filter((j) => j % folds === fold);
    const train = Uint32Array.from(order.keys()).filter((j) => j % folds !== fold);
    const [trainX, testX] = [columnsOf(X, train), columnsOf(X, test)];
    for (const [of, y] of Y.entries()) {
      const answers = linearRegression(
        trainX,
        Float64Array.from(train, (j) => y[j]),
      )(testX);
      for (const [at, j] of test.entries()) guessed[of][j] = answers[at];
    }
    if (!regression)
      bayes += bayesWrong(
        features.map(({ bins }) => bins as Codes),
        codes,
        order,
        train,
        test,
      );
  }
  if (regression) return { skill: explained(guessed[0], Y[0]), wrong: null };
  let linear = 0;
  for (let j = 0; j < order.length; j++) {
    const best = guessed.reduce((most, scores, label) => (scores[j] > guessed[most][j] ? label : most), 0);
    if (best !== codes.codes[order[j]]) linear++;
  }
  const wrong = Math.min(bayes, linear);
  const largest = Y.reduce(
    (most, y) =>
      Math.max(
        most,
        y.reduce((sum, value) => sum + value, 0),
      ),
    0,
  );
  const ofAll = Math.round((wrong * m) / order.length);
  return { skill: 1 - wrong / Math.max(1, order.length - largest), wrong: ofAll };
}

function bayesWrong(
  features: readonly Codes[],
  codes: Codes,
  order: Uint32Array,
  train: Uint32Array,
  test: Uint32Array,
): number {
  const rows = (places: Uint32Array) => places.map((place) => order[place]);
  const judged = rows(test);
  const best = largestClass(naiveBayes(features, codes, rows(train), judged), codes.count);
  return best.reduce((sum, label, at) => sum + Number(label !== codes.codes[judged[at]]), 0);
}

function columnsOf(X: Matrix, places: Uint32Array): Matrix {
  const n = X.rows;
  const data = new Float64Array(n * places.length);
  for (const [at, j] of places.entries()) data.set(X.data.subarray(j * n, (j + 1) * n), at * n);
  return Matrix.fromColumnMajor(n, places.length, data);
}

/** 1 − Σ(y − ŷ)² / Σ(y − mean)² */
function explained(guessed: Float64Array, y: Float64Array): number {
  const mean = y.reduce((sum, value) => sum + value, 0) / y.length;
  let [missed, all] = [0, 0];
  for (let j = 0; j < y.length; j++) {
    missed += (y[j] - guessed[j]) ** 2;
    all += (y[j] - mean) ** 2;
  }
  return all > 0 ? 1 - missed / all : 0;
}
