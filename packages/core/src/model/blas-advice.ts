import { type EngineOptions, missingProducts } from '../engine/choose.js';
import type { Warning } from '../foundation/errors.js';

/** A training as far as its length depends on it. */
interface Work {
  /** n[0] to n[L]. */
  readonly sizes: readonly number[];
  readonly examples: number;
  readonly epochs: number;
}

/** Operations a second of the kernels on one thread, roughly. */
const kernelRate = 3e10;
/** From here on, in seconds, a BLAS is worth the minute that it takes to install it. */
const long = 10;
/** With layers narrower than this on both sides a BLAS is hardly faster. */
const narrow = 32;

/** What a machine without a BLAS is told before a training that would be much shorter with one. */
export function blasAdvice({ sizes, examples, epochs }: Work, options: EngineOptions): Warning[] {
  if ((options.engine ?? 'auto') !== 'auto' || options.deterministic) return [];
  const weights = sizes
    .slice(1)
    .reduce(
      (sum, units, below) => sum + (Math.min(units, sizes[below]) < narrow ? 0 : units * sizes[below]),
      0,
    );
  const seconds = (6 * weights * examples * epochs) / kernelRate;
  const advice = seconds < long ? undefined : missingProducts();
  if (advice === undefined) return [];
  const minutes = seconds < 100 ? `${Math.round(seconds)} seconds` : `${Math.round(seconds / 60)} minutes`;
  const message =
    `there is no BLAS on this machine: all epochs take some ${minutes} on one thread, with one about half of that. ` +
    advice.replace(/\.$/, '');
  return [{ code: 'BLAS_MISSING', message }];
}
