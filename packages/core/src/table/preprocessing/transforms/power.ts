import { log, log1p, pow } from '../../../foundation/elementary/index.js';
import { statistics } from '../statistics.js';
import type { Transform } from './transform.js';

/** λ is looked for within this; beyond it nothing is told apart. */
const [lowest, highest] = [-5, 5];
/** Golden-section steps: each leaves 0.618 of the interval, 40 leave less than 1e-7. */
const steps = 40;
const golden = (Math.sqrt(5) - 1) / 2;

/**
 * The power of a number and its sign, after Yeo and Johnson (Biometrika 2000): for x ≥ 0 ((1 + x)^λ − 1) / λ, or
 * log(1 + x) when λ is 0; for x < 0 −((1 − x)^(2 − λ) − 1) / (2 − λ), or −log(1 − x) when λ is 2. λ makes the
 * training part look most like a normal distribution (equation 3.1 there).
 */
export const power: Transform = {
  name: 'power',
  formula: '((1 + x)^λ − 1) / λ, mirrored below 0',
  domain: 'any number',
  accepts: () => true,
  fit: fitLambda,
  apply: yeoJohnson,
};

function yeoJohnson(x: number, lambda: number): number {
  if (x >= 0) return lambda === 0 ? log1p(x) : (pow(1 + x, lambda) - 1) / lambda;
  return lambda === 2 ? -log1p(-x) : -(pow(1 - x, 2 - lambda) - 1) / (2 - lambda);
}

/** The λ of the largest likelihood, by golden section; 1, which changes nothing, for numbers that are all the same. */
function fitLambda(values: Float64Array): number {
  if (statistics(values).deviation === 0) return 1;
  let jacobian = 0;
  for (const x of values) jacobian += x >= 0 ? log1p(x) : -log1p(-x);
  const transformed = new Float64Array(values.length);
  const likelihood = (lambda: number) => {
    for (let i = 0; i < values.length; i++) transformed[i] = yeoJohnson(values[i], lambda);
    const { deviation } = statistics(transformed);
    const finite = Number.isFinite(deviation) && deviation > 0;
    return finite ? (lambda - 1) * jacobian - values.length * log(deviation) : Number.NEGATIVE_INFINITY;
  };
  let [low, high] = [lowest, highest];
  for (let step = 0; step < steps; step++) {
    const [left, right] = [high - golden * (high - low), low + golden * (high - low)];
    if (likelihood(left) >= likelihood(right)) high = right;
    else low = left;
  }
  return (low + high) / 2;
}
