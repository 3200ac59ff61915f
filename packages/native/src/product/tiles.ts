/** A part of C, computed by one call: its first row and column, and how many of each. */
export interface Tile {
  readonly row: number;
  readonly rows: number;
  readonly column: number;
  readonly columns: number;
}

/** Operations below which a part is not worth a thread: some 10 µs. */
const smallestPart = 1e6;
/** Below these a part spends over a tenth of its time on packing what another part has packed already. */
const fewestRows = 64;
const fewestColumns = 48;
/** Cuts lie at multiples of the register tiles in use (of any BLAS: up to 16 rows, 8 columns). */
const rowUnit = 16;
const columnUnit = 8;

/**
 * The tiles in which C = op(A) op(B) is computed, `m`×`n` with inner dimension `k`. A BLAS gives other bits for other
 * extents of a call, so the cut depends on the shape and never on the number of threads at work: any thread may
 * compute any tile. Sums over k are never cut.
 * @param most the largest number of tiles: a constant of the machine, such as its cores (8 at most is sensible)
 */
export function tiles(m: number, n: number, k: number, most: number): readonly Tile[] {
  const wanted = Math.max(1, Math.min(most, Math.floor((2 * m * n * k) / smallestPart)));
  if (cutsRows(m, n, k)) {
    return cuts(m, wanted, fewestRows, rowUnit).map(([row, rows]) => ({ row, rows, column: 0, columns: n }));
  }
  return cuts(n, wanted, fewestColumns, columnUnit).map(([column, columns]) => ({
    row: 0,
    rows: m,
    column,
    columns,
  }));
}

/**
 * Every part packs its part of one matrix and the whole other one again: cutting rows packs B twice, cutting columns
 * packs A twice. Where k is small that matters little, and two threads that write parts of the same columns disturb
 * each other (measured: up to three times slower): then columns are cut where they can be.
 */
function cutsRows(m: number, n: number, k: number): boolean {
  return k >= 256 && m > n;
}

/** `count` parts of a length or fewer, as start and extent. */
function cuts(length: number, count: number, fewest: number, unit: number): [number, number][] {
  const parts = Math.max(1, Math.min(count, Math.floor(length / fewest)));
  const units = Math.ceil(length / unit);
  const start = (i: number) => Math.min(length, Math.floor((units * i) / parts) * unit);
  return Array.from({ length: parts }, (_, i) => [start(i), start(i + 1) - start(i)]);
}
