import { log } from '../../foundation/elementary/index.js';
import type { After } from './layers.js';
import { most } from './layers.js';

/** How the values of a bounded activation are counted: a = (q − zero) · step. */
export interface Curve {
  readonly step: number;
  readonly zero: number;
  /** g⁻¹(a). */
  inverse(a: number): number;
}

/** tanh from −1 to 1 in 126 steps, zero in the middle; sigmoid from 0 to 1 in 127. */
export const curves = {
  tanh: { step: 1 / 63, zero: 63, inverse: (a) => log((1 + a) / (1 - a)) / 2 },
  sigmoid: { step: 1 / most, zero: 0, inverse: (a) => log(a / (1 - a)) },
} as const satisfies Partial<Record<After, Curve>>;

export function isCurved(after: After): after is keyof typeof curves {
  return Object.hasOwn(curves, after);
}

/**
 * The y from which on q is k, for k = 1 … 127: where g(y) is half way between two steps. What g never reaches is
 * infinity.
 */
export function thresholdsOf(after: keyof typeof curves): Float32Array {
  const { step, zero, inverse } = curves[after];
  return Float32Array.from({ length: most }, (_, i) => {
    const a = (i + 1 / 2 - zero) * step;
    return a < 1 ? inverse(a) : Number.POSITIVE_INFINITY;
  });
}
