/** The quantile of the normal distribution that leaves 2.5 % above it. */
export const z975 = 1.959963984540054;

/**
 * The quantile of Student's t distribution that leaves 2.5 % above it, by the expansion of Fisher and Cornish
 * (Abramowitz and Stegun 1964, 26.7.5); right to 0.001 from 5 degrees of freedom on.
 */
export function t975(degreesOfFreedom: number): number {
  const z = z975;
  const v = degreesOfFreedom;
  const z2 = z * z;
  const g1 = (z * (z2 + 1)) / 4;
  const g2 = (z * ((5 * z2 + 16) * z2 + 3)) / 96;
  const g3 = (z * (((3 * z2 + 19) * z2 + 17) * z2 - 15)) / 384;
  const g4 = (z * ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945)) / 92160;
  return z + (g1 + (g2 + (g3 + g4 / v) / v) / v) / v;
}
