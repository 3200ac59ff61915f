// The sizes that the products are cut into.
import { lanes } from '../vector';

/**
 * Columns of one tile. A tile of 2 vectors × 6 columns keeps 12 sums, 2 vectors and 1 broadcast number in the 15
 * vector registers that V8 has on x86; without FMA a product takes a register too, and 5 columns are faster.
 */
export const COLUMNS: i32 = ASC_FEATURE_RELAXED_SIMD ? 6 : 5;

/** Terms of one chunk of a sum: chunks are summed by themselves and added in order, whatever the tiles are. */
export const CHUNK: i32 = 256;

/** Vectors that cover the units of a matrix, which are padded to a multiple of four. */
// @ts-ignore: decorator
@inline
export function vectorsOf<T>(rows: i32): i32 {
  return ((rows + 3) & ~3) / lanes<T>();
}

/**
 * Panels that the vectors of a matrix are cut into: of 2 vectors, and 3 in the last where the number is odd (3 × 3
 * columns are as fast as 2 × 6, 1 × 6 is not).
 */
// @ts-ignore: decorator
@inline
export function panelsOf(vectors: i32): i32 {
  return max(vectors >> 1, 1);
}

/** Vectors in a panel. */
// @ts-ignore: decorator
@inline
export function panelWidth(vectors: i32, panel: i32): i32 {
  return panel == panelsOf(vectors) - 1 ? vectors - 2 * panel : 2;
}
