/** Newton steps; the function is convex and each nearly squares the error. */
const steps = 30;

/**
 * The slope s of the probability p = 1 / (1 + e^(−s f)) that a decision f stands for: the most likely one on the
 * training examples, with targets drawn in from 0 and 1 as Platt does (1999, Advances in Large Margin Classifiers).
 * Without an intercept the more probable class is the one that the machine decides for.
 * @param decisions m values, above 0 for the class
 * @param isClass m values, true where the example is of the class
 */
export function slopeOf(decisions: readonly number[], isClass: readonly boolean[]): number {
  const positives = isClass.filter(Boolean).length;
  const high = (positives + 1) / (positives + 2);
  const low = 1 / (isClass.length - positives + 2);
  let slope = 1;
  for (let step = 0; step < steps; step++) {
    let [first, second] = [0, 1e-12];
    for (const [j, f] of decisions.entries()) {
      const p = 1 / (1 + Math.exp(-slope * f));
      first += f * (p - (isClass[j] ? high : low));
      second += f * f * p * (1 - p);
    }
    // A step that would halve it or more is cut short: beyond the minimum the curve is nearly straight.
    slope = Math.min(2 * slope, Math.max(slope / 2, slope - first / second));
  }
  return slope;
}
