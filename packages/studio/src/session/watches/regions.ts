import { Matrix, SparseMatrix } from '@colonnade/core';
import type { Watch } from './watch.js';

/** What the network answers over a plane of two inputs, the others at their means. */
export interface Regions {
  /** Rows of X along the axes. */
  readonly axes: readonly [number, number];
  /** Lowest and highest value of each axis, in the unit of the column. */
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  readonly size: number;
  /** size×size values from the lowest y on, x running first: the probability of the positive class, the class, or a number. */
  readonly values: Float32Array;
  readonly kind: 'probability' | 'class' | 'number';
}

const size = 60;
/** How far beyond the points the plane goes, of their range. */
const margin = 0.08;

/** The outputs over a plane of two inputs. */
export const regions: Watch<{ readonly axes: readonly [number, number] }, Regions> = {
  look({ prepared: { network, examples, content } }, { axes }) {
    const { X } = examples.train;
    if (X instanceof SparseMatrix || axes.some((axis) => axis >= X.rows) || axes[0] === axes[1]) return null;
    const [a, b] = axes;
    const [lowA, highA] = rangeOf(X, a);
    const [lowB, highB] = rangeOf(X, b);
    const means = meansOf(X);
    const plane = Matrix.zeros(X.rows, size * size);
    for (let j = 0, at = 0; j < size; j++) {
      for (let i = 0; i < size; i++, at += X.rows) {
        plane.data.set(means, at);
        plane.data[at + a] = lowA + ((i + 0.5) / size) * (highA - lowA);
        plane.data[at + b] = lowB + ((j + 0.5) / size) * (highB - lowB);
      }
    }
    const Yhat = network.predict(plane);
    const { task } = content.schema.target!;
    const kind = task === 'regression' ? 'number' : Yhat.rows === 1 ? 'probability' : 'class';
    const values = new Float32Array(size * size);
    for (let at = 0; at < values.length; at++)
      values[at] = kind === 'class' ? largest(Yhat, at) : Yhat.at(0, at);
    return { axes, x: [lowA, highA], y: [lowB, highB], size, values, kind };
  },
};

function rangeOf(X: Matrix, row: number): [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let j = 0; j < X.columns; j++) {
    const value = X.at(row, j);
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const beyond = margin * (high - low || 1);
  return [low - beyond, high + beyond];
}

function meansOf(X: Matrix): Float64Array {
  const means = new Float64Array(X.rows);
  for (let j = 0; j < X.columns; j++) for (let i = 0; i < X.rows; i++) means[i] += X.at(i, j) / X.columns;
  return means;
}

function largest(Yhat: Matrix, j: number): number {
  let best = 0;
  for (let i = 1; i < Yhat.rows; i++) if (Yhat.at(i, j) > Yhat.at(best, j)) best = i;
  return best;
}
