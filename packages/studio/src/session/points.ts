import { type Matrix, outputLabels, type Part, type Prepared, SparseMatrix } from '@colonnade/core';
import { type FeatureUnit, featureUnits } from './feature-units.js';
import { spanOf } from './ranges.js';

/** Some examples of a part in the plane of two rows of X. */
export interface PlanePoints {
  readonly part: 'train' | 'validation' | 'test';
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** The class of each, or its number in the unit of the target. */
  readonly target: Float32Array;
  /** How many the part has. */
  readonly all: number;
}

/** A plane of two rows of X, with the examples in it. */
export interface Plane {
  readonly axes: readonly [number, number];
  readonly units: readonly [FeatureUnit, FeatureUnit];
  /** Lowest and highest value of each axis, as in X. */
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  readonly parts: readonly PlanePoints[];
  /** Empty where the target is a number. */
  readonly classes: readonly string[];
}

const mostPoints = 1000;

/** The plane of two rows of X; without axes, of the two that tell most of the target by themselves. Null for sparse X. */
export function planeOf(
  { examples, content }: Prepared,
  axes: readonly [number, number] | null,
): Plane | null {
  const { X } = examples.train;
  if (X instanceof SparseMatrix || X.rows < 2) return null;
  const taken = axes ?? telling(X, examples.train.Y);
  const units = featureUnits(content.preprocessing);
  const numbers = content.schema.target!.task === 'regression';
  const parts = [examples.train, examples.validation, examples.test].filter((part) => part !== null);
  return {
    axes: taken,
    units: [units[taken[0]], units[taken[1]]],
    x: spanOf(X, taken[0]),
    y: spanOf(X, taken[1]),
    parts: parts.map((part) =>
      pointsOf(part, taken, numbers ? (content.preprocessing.target ?? null) : null),
    ),
    classes: numbers ? [] : outputLabels(content),
  };
}

function pointsOf(
  { name, X, Y }: Part,
  [a, b]: readonly [number, number],
  scale: { readonly mean: readonly number[]; readonly deviation: readonly number[] } | null,
): PlanePoints {
  const matrix = X as Matrix;
  const all = matrix.columns;
  const count = Math.min(mostPoints, all);
  const [x, y, target] = [new Float32Array(count), new Float32Array(count), new Float32Array(count)];
  for (let i = 0; i < count; i++) {
    const j = Math.floor((i * all) / count);
    x[i] = matrix.at(a, j);
    y[i] = matrix.at(b, j);
    target[i] = scale ? Y.at(0, j) * scale.deviation[0] + scale.mean[0] : classOf(Y, j);
  }
  return { part: name, x, y, target, all };
}

function classOf(Y: Matrix, j: number): number {
  if (Y.rows === 1) return Y.at(0, j);
  for (let i = 0; i < Y.rows; i++) if (Y.at(i, j) === 1) return i;
  return 0;
}

/**
 * The two rows whose correlation with some output is largest, over some examples: rows of numbers first, since a plane of
 * rows that are 0 or 1 shows little.
 */
function telling(X: Matrix, Y: Matrix): [number, number] {
  if (X.rows === 2) return [0, 1];
  const m = Math.min(2000, X.columns);
  const strength = new Float64Array(X.rows);
  for (let i = 0; i < X.rows; i++) {
    for (let k = 0; k < Y.rows; k++) strength[i] = Math.max(strength[i], correlation(X, i, Y, k, m));
  }
  const few = Array.from(strength, (_, i) => hasFewValues(X, i, m));
  const order = Array.from(strength, (_, i) => i).sort(
    (i, j) => Number(few[i]) - Number(few[j]) || strength[j] - strength[i] || i - j,
  );
  return [order[0], order[1]];
}

/** Whether a row has no more than two values. */
function hasFewValues(X: Matrix, i: number, m: number): boolean {
  const seen = new Set<number>();
  for (let j = 0; j < m && seen.size < 3; j++) seen.add(X.data[i + j * X.rows]);
  return seen.size < 3;
}

function correlation(X: Matrix, i: number, Y: Matrix, k: number, m: number): number {
  let [x, y, xx, yy, xy] = [0, 0, 0, 0, 0];
  for (let j = 0; j < m; j++) {
    const [a, b] = [X.data[i + j * X.rows], Y.data[k + j * Y.rows]];
    x += a;
    y += b;
    xx += a * a;
    yy += b * b;
    xy += a * b;
  }
  const spread = (xx - (x * x) / m) * (yy - (y * y) / m);
  return spread > 0 ? Math.abs(xy - (x * y) / m) / Math.sqrt(spread) : 0;
}
