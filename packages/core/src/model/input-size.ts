import { eachEntry } from '../matrix/entries.js';
import type { Inputs } from '../matrix/sparse-matrix.js';

/**
 * How many inputs an example has that are not small: the mean over the columns of X (n×m) of Σ min(1, |xᵢ|), 0 without
 * columns. Numbers far above 1 count no more than others: what they want is to be standardized, not a smaller rate.
 */
export function inputSize(X: Inputs): number {
  let sum = 0;
  eachEntry(X, (value) => {
    sum += Math.min(1, Math.abs(value));
  });
  return X.columns === 0 ? 0 : sum / X.columns;
}
