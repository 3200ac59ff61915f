import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Matrix, RandomState } from '@colonnade/core';

export interface Examples {
  readonly X: Matrix;
  readonly Y: Matrix;
}

/** A file of numbers in the repository's data, its last column the class: inputs standardized, targets one-hot. */
export function readExamples(path: string): { train: Examples; test: Examples } {
  const file = fileURLToPath(new URL(`../../../../data/${path}`, import.meta.url));
  const rows = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
  const labels = rows.map((row) => row[row.length - 1]);
  const classes = [...new Set(labels)].sort();
  const X = rows.map((row) => row.slice(0, -1).map(Number));
  for (const i of X[0].keys()) {
    const mean = X.reduce((sum, x) => sum + x[i], 0) / X.length;
    const deviation = Math.sqrt(X.reduce((sum, x) => sum + (x[i] - mean) ** 2, 0) / X.length) || 1;
    for (const x of X) x[i] = (x[i] - mean) / deviation;
  }
  const Y = labels.map((label) =>
    classes.length === 2 ? [classes.indexOf(label)] : classes.map((each) => (each === label ? 1 : 0)),
  );
  const order = [...new RandomState(1).permutation(X.length)];
  const cut = Math.round(0.8 * X.length);
  const part = (places: number[]) => ({
    X: Matrix.fromColumns(places.map((j) => X[j])),
    Y: Matrix.fromColumns(places.map((j) => Y[j])),
  });
  return { train: part(order.slice(0, cut)), test: part(order.slice(cut)) };
}

/** m examples of n standard normal inputs, and a row of targets from a formula. */
export function drawn(n: number, m: number, formula: (x: Float64Array) => number, seed = 1): Examples {
  const X = Matrix.fromColumnMajor(n, m, new RandomState(seed).randn(n * m));
  const Y = Matrix.fromRows([
    Array.from({ length: m }, (_, j) => formula(X.data.subarray(j * n, (j + 1) * n) as Float64Array)),
  ]);
  return { X, Y };
}
