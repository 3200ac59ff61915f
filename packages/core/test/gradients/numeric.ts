import type { Matrix } from '@colonnade/core';

/** The cube root of the machine epsilon: there the error of the formula and that of rounding are alike. */
const epsilon = 6e-6;

/** (J(θᵢ + ε) − J(θᵢ − ε)) / 2ε for every θᵢ of the matrix, which is a live part of the parameters. */
export function numericGradient(values: Matrix, cost: () => number): Float64Array {
  const gradient = new Float64Array(values.data.length);
  for (let i = 0; i < gradient.length; i++) {
    const kept = values.data[i];
    values.data[i] = kept + epsilon;
    const above = cost();
    values.data[i] = kept - epsilon;
    const below = cost();
    values.data[i] = kept;
    gradient[i] = (above - below) / (2 * epsilon);
  }
  return gradient;
}

const norm = (values: ArrayLike<number>) => Math.sqrt(Array.from(values).reduce((sum, v) => sum + v * v, 0));

/** ‖numeric − analytic‖ / (‖numeric‖ + ‖analytic‖), and 0 when both are nothing. */
export function relativeError(numeric: ArrayLike<number>, analytic: ArrayLike<number>): number {
  if (numeric.length !== analytic.length) return Number.POSITIVE_INFINITY;
  const difference = Array.from(numeric, (value, i) => value - analytic[i]);
  const size = norm(numeric) + norm(analytic);
  return size === 0 ? 0 : norm(difference) / size;
}
