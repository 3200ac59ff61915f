import { leastSquares } from './least-squares.js';

/**
 * What a product costs, in µs and µs an element:
 *
 *     t(m, n, k) = call + work·mnk + packA·mk + packB·kn + writeC·mn + far·(what of the largest is far away)
 *
 * The work of the register tiles, and one pass over each matrix (a BLAS packs A and B and reads and writes C once in
 * a while). That is what makes products with a short side slow, and a small one cost no less than its call. What does not
 * fit into the second cache comes from further away.
 * A product of a matrix with a vector (m or n is 1) is another function, one pass over the matrix:
 *
 *     t = call + sweep·(elements of the matrix)
 */
export interface ProductCost {
  readonly call: number;
  readonly work: number;
  readonly packA: number;
  readonly packB: number;
  readonly writeC: number;
  readonly far: number;
  readonly sweep: number;
}

export const costNames = ['call', 'work', 'packA', 'packB', 'writeC', 'far', 'sweep'] as const;

/** Numbers that are near: half a megabyte or one, as second caches have it. */
const near = 1 << 17;

/** A product that was timed: `m`×`k` times `k`×`n`, µs. */
export interface TimedProduct {
  readonly m: number;
  readonly n: number;
  readonly k: number;
  readonly microseconds: number;
}

/** The µs that a product of op(A), `m`×`k`, and op(B), `k`×`n`, takes on one thread. */
export function predictProduct(cost: ProductCost, m: number, n: number, k: number): number {
  const { call, work, packA, packB, writeC, far, sweep } = cost;
  if (m === 1 || n === 1) return call + sweep * m * n * k;
  return call + work * m * n * k + packA * m * k + packB * k * n + writeC * m * n + far * farAway(m, n, k);
}

function farAway(m: number, n: number, k: number): number {
  return Math.max(0, Math.max(m * k, k * n, m * n) - near);
}

/** The costs under which the sum of squared relative errors is smallest, none below zero. */
export function fitProductCost(timed: readonly TimedProduct[]): ProductCost {
  const matrices = timed.filter(({ m, n }) => m > 1 && n > 1);
  const vectors = timed.filter(({ m, n }) => m === 1 || n === 1);
  const [call, work, packA, packB, writeC, far] = fit(matrices, ({ m, n, k }) => [
    1,
    m * n * k,
    m * k,
    k * n,
    m * n,
    farAway(m, n, k),
  ]);
  const beyondCall = vectors.map((product) => ({ ...product, microseconds: product.microseconds - call }));
  const [sweep = 0] = fit(
    beyondCall.filter(({ microseconds }) => microseconds > 0),
    ({ m, n, k }) => [m * n * k],
  );
  return { call, work, packA, packB, writeC, far, sweep };
}

function fit(timed: readonly TimedProduct[], terms: (product: TimedProduct) => number[]): number[] {
  if (timed.length === 0) return [];
  const rows = timed.map((product) => terms(product).map((term) => term / product.microseconds));
  return leastSquares(
    rows,
    timed.map(() => 1),
  );
}
