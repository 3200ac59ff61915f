import { Matrix } from '@colonnade/core';
import { rangesOf, spanOf } from './ranges.js';

/** size×size columns over a plane of two rows of X, the others at their means; the first axis runs first. */
export function planeInputs(X: Matrix, [a, b]: readonly [number, number], size: number): Matrix {
  const { mean } = rangesOf(X);
  const [lowA, highA] = spanOf(X, a);
  const [lowB, highB] = spanOf(X, b);
  const plane = Matrix.zeros(X.rows, size * size);
  for (let j = 0, at = 0; j < size; j++) {
    for (let i = 0; i < size; i++, at += X.rows) {
      plane.data.set(mean, at);
      plane.data[at + a] = lowA + ((i + 0.5) / size) * (highA - lowA);
      plane.data[at + b] = lowB + ((j + 0.5) / size) * (highB - lowB);
    }
  }
  return plane;
}
