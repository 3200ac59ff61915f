import { type Library, optional } from './ffi.js';

/**
 * Whether a library's integers have 32 bits (LP64), as everything here takes for granted.
 *
 * The length of a dot product is passed as 1 − 2³²: a function that reads 32 bits sees 1 and gives x₁y₁; one that
 * reads 64 bits sees a negative length and gives 0. No implementation takes either for an error.
 */
export function hasShortIntegers(library: Library): boolean {
  const dot = optional(
    library,
    'double cblas_ddot(int64_t, const double *, int64_t, const double *, int64_t)',
  );
  return dot?.(1n - (1n << 32n), Float64Array.of(2), 1n, Float64Array.of(3), 1n) === 6;
}
