import { productError } from './exactly.js';

// Taylor's series on |r| ≤ π/4; `low` is what r is short of the true angle.

/** sin(r + low). */
export function sinSeries(r: number, low: number): number {
  const z = r * r;
  const tail =
    1 / 120 +
    z *
      (-1 / 5040 +
        z *
          (1 / 362880 +
            z * (-1 / 39916800 + z * (1 / 6227020800 + z * (-1 / 1307674368000 + z / 355687428096000)))));
  return r + (r * z * (-1 / 6 + z * tail) + low * (1 - z / 2));
}

/** cos(r + low). */
export function cosSeries(r: number, low: number): number {
  const z = r * r;
  const half = z / 2;
  const tail =
    1 / 24 +
    z *
      (-1 / 720 +
        z *
          (1 / 40320 +
            z * (-1 / 3628800 + z * (1 / 479001600 + z * (-1 / 87178291200 + z / 20922789888000)))));
  const lead = 1 - half;
  return lead + (1 - lead - half - productError(r, r, z) / 2 + (z * z * tail - r * low));
}
