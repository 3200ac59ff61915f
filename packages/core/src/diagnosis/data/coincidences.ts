import { exp } from '../../foundation/elementary/index.js';
import type { DataColumn } from './columns.js';

/**
 * How many pairs of rows would be alike by chance, were the columns independent of each other: m (m − 1) / 2 times
 * the product over the columns of Σ p(value)². Rows of continuous numbers never are; rows of a few categories
 * often, and then it means nothing.
 */
export function countCoincidences(columns: readonly DataColumn[], rows: number): number {
  let pairs = (rows * (rows - 1)) / 2;
  for (const column of columns) {
    if (!column.input) continue;
    pairs *= collisions(column, rows);
    if (pairs < 1e-12) return 0;
  }
  return pairs;
}

/** The share of pairs of different rows that have the same value; 0 of texts, images and arrays. */
function collisions({ numbers, levels }: DataColumn, rows: number): number {
  const values: ArrayLike<number> | null = numbers ?? levels;
  if (values === null || rows < 2) return 0;
  const counts = new Map<number, number>();
  for (let row = 0; row < rows; row++) counts.set(values[row], (counts.get(values[row]) ?? 0) + 1);
  let same = 0;
  for (const count of counts.values()) same += count * (count - 1);
  return same / (rows * (rows - 1));
}

/** So improbable a number of coincidences has another cause. */
const improbable = 0.001;

/**
 * Whether so many rows that repeat the inputs of another may do so by chance, where `expected` pairs would if the
 * columns were independent. Columns that are not coincide oftener: one expected pair is enough.
 */
export function coincideByChance(repeats: number, expected: number): boolean {
  if (expected >= 1 || repeats === 0) return true;
  // The tail of a Poisson distribution: 1 − Σ e^−λ λⁱ / i! for i < repeats.
  let [term, below] = [exp(-expected), 0];
  for (let i = 0; i < repeats && term > 0; i++) {
    below += term;
    term *= expected / (i + 1);
  }
  return 1 - below > improbable;
}
