import { exp, log, pow } from '../../foundation/elementary/index.js';

/** 1 / √(2π) */
const height = 0.3989422804014327;

/** The share of a standard normal distribution above z; right to 1e-7 (Abramowitz and Stegun 1964, 26.2.17). */
export function normalTail(z: number): number {
  if (z < 0) return 1 - normalTail(-z);
  const t = 1 / (1 + 0.2316419 * z);
  const series =
    ((((1.330274429 * t - 1.821255978) * t + 1.781477937) * t - 0.356563782) * t + 0.31938153) * t;
  return height * exp((-z * z) / 2) * series;
}

/** The z that a standard normal draw exceeds with probability `tail`, of 0 to 1 (26.2.23 there, then one step of Newton). */
export function normalQuantile(tail: number): number {
  if (tail > 0.5) return -normalQuantile(1 - tail);
  const t = Math.sqrt(-2 * log(tail));
  const above = (0.010328 * t + 0.802853) * t + 2.515517;
  const below = ((0.001308 * t + 0.189269) * t + 1.432788) * t + 1;
  const z = t - above / below;
  return z + (normalTail(z) - tail) / (height * exp((-z * z) / 2));
}

/** The share of a χ² distribution above a value, by the cube root of Wilson and Hilferty (1931); one degree is exact. */
export function chiSquareTail(value: number, degrees: number): number {
  if (degrees < 1) return 1;
  if (degrees === 1) return 2 * normalTail(Math.sqrt(value));
  const ninth = 2 / (9 * degrees);
  return normalTail((pow(value / degrees, 1 / 3) - 1 + ninth) / Math.sqrt(ninth));
}
