/** A function of one number that makes a lopsided column easier to learn from. */
export interface Transform {
  readonly name: string;
  readonly formula: string;
  /** The numbers it takes, in words: `numbers above 0`. */
  readonly domain: string;
  /** Whether it takes this number. */
  accepts(x: number): boolean;
  /** Its parameter, fitted to the numbers of the training part (none of them NaN); 0 where it has none. */
  fit(values: Float64Array): number;
  apply(x: number, lambda: number): number;
}

/** A transform as a model keeps it. */
export interface FittedTransform {
  readonly name: string;
  readonly lambda: number;
}
