/**
 * The probability that Student's t is further from 0 than that, on either side: the finite sums of Abramowitz and
 * Stegun 1964, 26.7.3 and 26.7.4, with θ = arctan(t / √ν).
 *
 * @param t any number; infinity has none beyond it
 * @param degreesOfFreedom ν, a whole number from 1
 */
export function studentTail(t: number, degreesOfFreedom: number): number {
  const nu = degreesOfFreedom;
  const x = Math.abs(t) / Math.sqrt(nu);
  if (x === Number.POSITIVE_INFINITY) return 0;
  const sin = x / Math.sqrt(1 + x * x);
  const cosSquared = 1 / (1 + x * x);
  const odd = nu % 2 === 1;
  // Odd: cos θ (1 + 2/3 cos² θ + (2·4)/(3·5) cos⁴ θ + …); even: 1 + 1/2 cos² θ + (1·3)/(2·4) cos⁴ θ + …
  let term = odd ? Math.sqrt(cosSquared) : 1;
  let sum = odd && nu === 1 ? 0 : term;
  for (let k = odd ? 3 : 2; k <= nu - 2; k += 2) {
    term *= (cosSquared * (k - 1)) / k;
    sum += term;
  }
  const inside = odd ? (2 / Math.PI) * (arctangent(x) + sin * sum) : sin * sum;
  return Math.min(1, Math.max(0, 1 - inside));
}

/** The t that leaves so much beyond it on both sides together, by halving: `studentQuantile(0.05, ν)` is t at 97.5 %. */
export function studentQuantile(tail: number, degreesOfFreedom: number): number {
  let [low, high] = [0, 1];
  while (studentTail(high, degreesOfFreedom) > tail && high < 1e12) high *= 2;
  for (let step = 0; step < 200 && high - low > 1e-12 * high; step++) {
    const middle = (low + high) / 2;
    if (studentTail(middle, degreesOfFreedom) > tail) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** arctan of a number from 0: halved until its series is short. */
function arctangent(x: number): number {
  let halved = x;
  let factor = 1;
  for (; halved > 0.1; factor *= 2) halved /= 1 + Math.sqrt(1 + halved * halved);
  const square = halved * halved;
  let sum = 0;
  let power = halved;
  for (let k = 1; k <= 19; k += 2) {
    sum += power / k;
    power *= -square;
  }
  return factor * sum;
}
