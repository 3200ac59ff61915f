import type { Spread } from './spread.js';

/** So many times the distance of the quartiles from the nearer of them is far. */
const far = 10;
/** More than this share of the rows is a tail, and no accident; a single one always is. */
const few = 0.01;

/** Values of a column far from all others. */
export interface FarValues {
  readonly rows: readonly number[];
  readonly values: readonly number[];
  /** Their share of the squared distances from the mean. */
  readonly share: number;
  /** What a value is far beyond. */
  readonly limits: readonly [number, number];
}

/**
 * The values that are far from all others; null where there are none, or so many that they are a tail.
 * @param numbers - NaN where a cell is missing
 */
export function farValues(numbers: ArrayLike<number>, spread: Spread): FarValues | null {
  const limits = limitsOf(spread);
  if (limits === null || (spread.min >= limits[0] && spread.max <= limits[1])) return null;
  const rows: number[] = [];
  let known = 0;
  for (let row = 0; row < numbers.length; row++) {
    const x = numbers[row];
    if (!Number.isNaN(x)) known++;
    if (x < limits[0] || x > limits[1]) rows.push(row);
  }
  if (rows.length > Math.max(1, few * known)) return null;
  const squares = (of: Iterable<number>) => {
    let sum = 0;
    for (const x of of) if (!Number.isNaN(x)) sum += (x - spread.mean) ** 2;
    return sum;
  };
  const values = rows.map((row) => numbers[row]);
  return { rows, values, limits, share: squares(values) / squares(Array.from(numbers)) };
}

/**
 * Beyond which a value is far; null for a column of which half has one value. Sizes, all above 0, may also be far by
 * their ratio: three times what parts the quartiles.
 */
function limitsOf({ lower, upper, min }: Spread): [number, number] | null {
  const width = upper - lower;
  if (!(width > 0)) return null;
  const ratio = upper / lower;
  const bySize = min > 0 ? upper * ratio * ratio * ratio : 0;
  return [lower - far * width, Math.max(upper + far * width, bySize)];
}
