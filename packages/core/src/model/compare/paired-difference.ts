/** How much one model differs from another on the same examples: a − b, with its 95 % interval. */
export interface PairedDifference {
  readonly difference: number;
  /** Where the difference on other data of this kind lies in 95 of 100 cases; null with too few examples. */
  readonly interval: readonly [low: number, high: number] | null;
}
