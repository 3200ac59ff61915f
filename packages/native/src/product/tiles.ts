/** A part of C, computed by one call: its first row and column, and how many of each. */
export interface Tile {
  readonly row: number;
  readonly rows: number;
  readonly column: number;
  readonly columns: number;
}

/** Operations under which a part is not worth waking a thread for: some 20 µs on one core. */
const smallestPart = 1e6;
/** Cuts lie at multiples of the tallest and widest register tiles in use (16 rows, 8 columns, of any BLAS). */
const rowUnit = 16;
const columnUnit = 8;
/** Repeating the packing of B costs about twice what repeating that of A does (measured on Zen 3 and AVX-512). */
const rowsFrom = 2;

/**
 * The tiles in which C = op(A) op(B) is computed, `m`×`n` with inner dimension `k`. A BLAS gives other bits for other
 * extents of a call, so the cut may depend on the shape alone and never on the number of threads at work: tile i may
 * then be computed by any thread. Only rows or only columns are cut, because every cut makes the BLAS pack one
 * operand again; sums over k are never cut.
 * @param most the largest number of tiles, a constant of the machine (its cores)
 */
export function tiles(m: number, n: number, k: number, most: number): readonly Tile[] {
  const alongRows = m >= rowsFrom * n;
  const [length, unit] = alongRows ? [m, rowUnit] : [n, columnUnit];
  const units = Math.ceil(length / unit);
  const worth = Math.floor((2 * m * n * k) / smallestPart);
  const count = Math.max(1, Math.min(most, worth, units));
  const cut = (i: number) => Math.min(length, Math.floor((units * i) / count) * unit);
  return Array.from({ length: count }, (_, i) => {
    const [from, to] = [cut(i), i + 1 === count ? length : cut(i + 1)];
    return alongRows
      ? { row: from, rows: to - from, column: 0, columns: n }
      : { row: 0, rows: m, column: from, columns: to - from };
  });
}
