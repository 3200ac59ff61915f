import { checkSameLength } from '../metrics/checks.js';
import type { PairedDifference } from './paired-difference.js';
import { z975 } from './quantiles.js';

/** Two classifiers on the same examples. */
export interface PairedAccuracy extends PairedDifference {
  /** Examples that a has right and b has not. */
  readonly onlyA: number;
  readonly onlyB: number;
}

/**
 * The difference of two accuracies on the same m examples, (onlyA − onlyB) / m. Examples that both have right, or
 * both have wrong, say nothing about it (McNemar 1947). The interval is that of Bonett and Price (2012, Journal of
 * Educational and Behavioral Statistics 37): with p₁ = (onlyA + 1)/(m + 2) and p₂ = (onlyB + 1)/(m + 2), it is
 * p₁ − p₂ ± 1.96 √((p₁ + p₂ − (p₁ − p₂)²)/(m + 2)), which holds its 95 % in small samples too (Fagerland,
 * Lydersen and Laake 2014).
 *
 * @param rightA m values, true where a is right
 * @param rightB m values, true where b is right
 * @throws SHAPE_MISMATCH
 */
export function pairedAccuracy(rightA: readonly boolean[], rightB: readonly boolean[]): PairedAccuracy {
  const m = rightA.length;
  checkSameLength('pairedAccuracy', ['rightA', rightA], ['rightB', rightB]);
  const onlyA = rightA.filter((right, i) => right && !rightB[i]).length;
  const onlyB = rightB.filter((right, i) => right && !rightA[i]).length;
  if (m === 0) return { difference: 0, interval: null, onlyA, onlyB };
  const p1 = (onlyA + 1) / (m + 2);
  const p2 = (onlyB + 1) / (m + 2);
  const reach = z975 * Math.sqrt((p1 + p2 - (p1 - p2) * (p1 - p2)) / (m + 2));
  const interval = [Math.max(-1, p1 - p2 - reach), Math.min(1, p1 - p2 + reach)] as const;
  return { difference: (onlyA - onlyB) / m, interval, onlyA, onlyB };
}
