import type { Warning } from '../foundation/errors.js';
import { eachEntry } from '../matrix/entries.js';
import type { Inputs } from '../matrix/sparse-matrix.js';
import { inputWidth } from '../table/preprocessing/feature-names.js';
import type { Preprocessing } from '../table/preprocessing/preprocessing.js';

/** Sizes above this slow training down, if not all inputs have them. */
const large = 20;

/**
 * Inputs on very different scales slow every step down. Counted words are not standardized, and have a remedy of
 * their own.
 */
export function scaleWarning(X: Inputs, { inputs }: Preprocessing, standardize: unknown): Warning[] {
  if (standardize === 'auto' && inputs.every(({ kind }) => kind !== 'text')) return [];
  const largest = new Float64Array(X.rows);
  eachEntry(X, (value, i) => {
    largest[i] = Math.max(largest[i], Math.abs(value));
  });
  let at = 0;
  let most = 0;
  const sizes: number[] = [];
  for (const input of inputs) {
    const rows = largest.subarray(at, at + inputWidth(input));
    at += rows.length;
    for (const size of rows) {
      if (input.kind === 'text') most = Math.max(most, size);
      else if (size > 0) sizes.push(size);
    }
  }
  const warn = (message: string): Warning => ({ code: 'NOT_STANDARDIZED', message });
  const warnings: Warning[] = [];
  if (standardize !== 'auto' && sizes.length > 0) {
    const low = sizes.reduce((least, size) => Math.min(least, size));
    const high = sizes.reduce((greatest, size) => Math.max(greatest, size));
    if (high > large && high >= large * low) {
      warnings.push(
        warn(
          `inputs reach from ${Number(low.toPrecision(3))} to ${Number(high.toPrecision(3))} in size: ` +
            'standardize per feature, or training will be slow',
        ),
      );
    }
  }
  if (most > large) {
    warnings.push(
      warn(
        `a word stands up to ${most} times in one text, and drowns the others: ` +
          'take the presence of words, or a smaller learning rate',
      ),
    );
  }
  return warnings;
}
