/** A column-major matrix in float64, whose leading dimension may be larger than its number of rows. */
export interface Plain {
  readonly rows: number;
  readonly columns: number;
  readonly ld: number;
  readonly data: Float64Array;
}

/** Units are padded to a multiple of 4, a single one is not. */
export const padded = (rows: number): number => (rows === 1 ? 1 : Math.ceil(rows / 4) * 4);

/** Numbers between −1 and 1 that f32 holds exactly, the same for the same seed. */
export function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.fround(state / 2 ** 31 - 1);
  };
}

export function matrix(rows: number, columns: number, ld: number, next: () => number, pad: number): Plain {
  const data = new Float64Array(ld * columns).fill(pad);
  for (let j = 0; j < columns; j++) for (let i = 0; i < rows; i++) data[j * ld + i] = next();
  return { rows, columns, ld, data };
}

/** A sum of products and the sum of their absolute values, from which rounding errors are bounded. */
export interface Sum {
  readonly value: number;
  readonly size: number;
}

export function sum(terms: number, term: (k: number) => number): Sum {
  let value = 0;
  let size = 0;
  for (let k = 0; k < terms; k++) {
    const t = term(k);
    value += t;
    size += Math.abs(t);
  }
  return { value, size };
}
