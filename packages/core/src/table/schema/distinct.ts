/** Different numbers are counted up to here; a column with more of them has "more than" so many. */
const mostCounted = 131072;

/** How many different numbers there are. */
export interface Distinct {
  readonly count: number;
  /** True when counting stopped at `mostCounted`: there are more. */
  readonly more: boolean;
  /** True when no number stands twice; where counting stopped, only as far as it was asked for. */
  readonly allDiffer: boolean;
}

/**
 * Counts the different numbers among the first `length` of some, none of them NaN, in one pass over a hash table.
 * @param toTheEnd - whether all are compared, where more differ than are counted
 */
export function countDistinct(numbers: Float64Array, length: number, toTheEnd: boolean): Distinct {
  let size = 16;
  while (size < 2 * Math.min(length, mostCounted + 1)) size *= 2;
  const mask = size - 1;
  const table = new Float64Array(size).fill(Number.NaN);
  const bits = new Float64Array(1);
  const words = new Uint32Array(bits.buffer);
  let count = 0;
  for (let i = 0; i < length; i++) {
    const x = numbers[i];
    bits[0] = x;
    let slot = hash(words[0], words[1]) & mask;
    let there = table[slot];
    while (!Number.isNaN(there) && there !== x) {
      slot = (slot + 1) & mask;
      there = table[slot];
    }
    if (there === x) continue;
    if (count === mostCounted) {
      const allDiffer = toTheEnd && i === count && differ(numbers, length);
      return { count, more: true, allDiffer };
    }
    table[slot] = x;
    count++;
  }
  return { count, more: false, allDiffer: count === length };
}

/** Mixes the two halves of a number so that neighbors fall apart. */
function hash(low: number, high: number): number {
  let h = Math.imul(high ^ Math.imul(low, 0x9e3779b1), 0x85ebca6b);
  h ^= h >>> 15;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 13);
}

function differ(numbers: Float64Array, length: number): boolean {
  const sorted = numbers.slice(0, length).sort();
  for (let i = 1; i < length; i++) if (sorted[i] === sorted[i - 1]) return false;
  return true;
}
