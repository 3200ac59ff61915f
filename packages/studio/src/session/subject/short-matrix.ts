import type { Matrix } from '@colonnade/core';
import type { ShortMatrix } from './protocol.js';

/** Up to so many rows and columns are shown whole. */
const mostShown = 8;

/** Which of n are shown: all of a few, else the first six and the last. */
export function shownOf(n: number): number[] {
  if (n <= mostShown) return Array.from({ length: n }, (_, i) => i);
  return [...Array.from({ length: mostShown - 2 }, (_, i) => i), n - 1];
}

/** A matrix with what is shown of it. */
export function shorten(name: string, matrix: Matrix): ShortMatrix {
  const { rows, columns } = matrix;
  const [i, j] = [shownOf(rows), shownOf(columns)];
  return { name, rows, columns, i, j, values: i.map((row) => j.map((column) => matrix.at(row, column))) };
}
