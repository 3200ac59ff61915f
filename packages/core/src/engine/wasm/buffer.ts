/** A matrix with a column per example, inside the memory. */
export interface Buffer {
  readonly address: number;
  readonly rows: number;
  readonly ld: number;
}

/** Where data stand in the memory as a whole; absent where the host brings them block by block. */
export interface Resident {
  readonly X?: Buffer | undefined;
  readonly Y?: Buffer | undefined;
  readonly weights?: number | undefined;
  /** A sparse X; `values` is 0 when all are 1. */
  readonly sparse?:
    | { readonly starts: number; readonly indices: number; readonly values: number }
    | undefined;
}

/** Where the columns of dW[1] are noted that a sparse step writes: their numbers, and a byte for each. */
export interface Noted {
  readonly touched: number;
  readonly marks: number;
  /** Elements of W[1] with its padding, and of a column. */
  readonly count: number;
  readonly ld: number;
  /** Whether updates move all columns all the same. */
  readonly whole: boolean;
}
