/** What chance alone gives, by targets that were permuted. */
export interface AgainstChance {
  /** The mean over permuted targets. */
  readonly expected: number;
  /** What chance exceeds with a probability of `1 − quantile` only. */
  readonly floor: number;
  /** The quantile that the floor is: stricter, the more measures of its kind are looked at. */
  readonly quantile: number;
  /** The share of permuted targets that reach as much, from the tail of a gamma or normal curve through them. */
  readonly p: number;
  /** How many permuted targets were tried. */
  readonly permutations: number;
}

/**
 * What one feature alone says about the target: the mutual information of their classes and bins, in bits. It does
 * not move with the scale of the feature.
 */
export interface Information extends AgainstChance {
  readonly bits: number;
  /** The entropy of the target's classes or bins: as many bits would tell all of it. */
  readonly of: number;
  /**
   * `signal` above the floor; `noise` where chance reaches as much in more than one of two hundred, though the feature
   * varies enough to show a signal; else `unclear`.
   */
  readonly verdict: 'signal' | 'unclear' | 'noise';
}

/**
 * How well a network starts with a representation: the held-out score of the weights after one gradient step from
 * zeros, W ∝ (Y − mean) Xᵀ. It moves with scale, as the network does.
 */
export interface FirstStep extends AgainstChance {
  /** `accuracy` for classes (mean over the labels of several), `r2` for numbers: the squared correlation. */
  readonly score: 'accuracy' | 'r2';
  readonly value: number;
  /** Its standard error. */
  readonly error: number;
  /** Rows that were held out, each judged by weights that had not seen it. */
  readonly examples: number;
}
