// Constants of the elementary functions, computed once with whole numbers rather than written down: a value v
// stands as the BigInt v·2^bits.

/** Fraction bits of the tables; float64 pairs need about 110. */
export const TABLE_BITS = 192;

/** 2·atanh(1/q) = ln((q + 1) / (q − 1)), by its power series. */
function twiceAtanhOfInverse(q: bigint, bits: number): bigint {
  return inverseSeries(q, (2n << BigInt(bits)) / q, false);
}

/** arctan(1/q), by its power series. */
function atanOfInverse(q: bigint, bits: number): bigint {
  return inverseSeries(q, (1n << BigInt(bits)) / q, true);
}

/** first · Σ ±q^(−2i) / (2i + 1). */
function inverseSeries(q: bigint, first: bigint, alternating: boolean): bigint {
  let sum = 0n;
  let term = first;
  for (let i = 0n; term !== 0n; i++) {
    const part = term / (2n * i + 1n);
    sum += alternating && i % 2n === 1n ? -part : part;
    term /= q * q;
  }
  return sum;
}

/** ln((n + 1) / n). */
export function logOfStep(n: number, bits: number): bigint {
  return twiceAtanhOfInverse(BigInt(2 * n + 1), bits);
}

/** π/2, by Machin's formula π/4 = 4 arctan(1/5) − arctan(1/239). */
export function halfPi(bits: number): bigint {
  const guard = 32;
  const value = 8n * atanOfInverse(5n, bits + guard) - 2n * atanOfInverse(239n, bits + guard);
  return value >> BigInt(guard);
}

/** e^x for a small x ≥ 0, by its power series. */
export function expOf(x: bigint, bits: number): bigint {
  let sum = 0n;
  let term = 1n << BigInt(bits);
  for (let i = 1n; term !== 0n; i++) {
    sum += term;
    term = (term * x) / (i << BigInt(bits));
  }
  return sum;
}

/** The nearest float64. */
export function toFloat(value: bigint, bits: number): number {
  return Number(value) / Number(1n << BigInt(bits));
}

/** The multiple of 2^−gridBits nearest to the value, and the float64 nearest to what is left. */
export function splitOnGrid(value: bigint, bits: number, gridBits: number): [high: number, low: number] {
  const shift = BigInt(bits - gridBits);
  const units = (value + (1n << (shift - 1n))) >> shift;
  return [toFloat(units, gridBits), toFloat(value - (units << shift), bits)];
}

/** The nearest float64 and the float64 nearest to what is left. */
export function split(value: bigint, bits: number): [high: number, low: number] {
  const high = toFloat(value, bits);
  return [high, toFloat(value - BigInt(high * Number(1n << BigInt(bits))), bits)];
}
