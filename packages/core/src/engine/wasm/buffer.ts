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
  /** What the penalty on W[1] takes where updates move the noted columns alone. */
  readonly penalty?: NotedPenalty | undefined;
}

/** See packages/core/kernels/sparse/penalty.ts. */
export interface NotedPenalty {
  /** ΣW[1]², and the steps of the epoch so far. */
  readonly kept: number;
  /** For every column: the step up to which it is done, or how often it stands in the step. */
  readonly counts: number;
  /** The powers of 1 − α λ/m, or for every column how rare it is: m / (the columns of X that have it). */
  readonly factors: number;
  /** λ/m where columns wait for their decay, else 0. */
  readonly decay: number;
}
