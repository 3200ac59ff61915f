/** The numbers that an engine computes in. */
export type Precision = 'float64' | 'float32';

/** Which engine it is, for the record. */
export interface EngineDescription {
  readonly name: string;
  /** The library that multiplies, and the kernels that it or the engine chose for this machine. */
  readonly library: string | null;
  readonly variant: string | null;
}

/** What computed a training. */
export interface EngineInfo extends EngineDescription {
  readonly precision: Precision;
  readonly threads: number;
}

/** A training as far as the choice of an engine depends on it. */
export interface Work {
  /** n[0] to n[L]. */
  readonly sizes: readonly number[];
  /** The examples of a step. */
  readonly examples: number;
}
