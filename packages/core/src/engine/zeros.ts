import type { FloatArray } from '../matrix/matrix.js';
import type { Precision } from './description.js';

/** So many zeros, in the numbers that an engine of this precision computes in. */
export function zeros(precision: Precision, length: number): FloatArray {
  return precision === 'float32' ? new Float32Array(length) : new Float64Array(length);
}
