/** Where a run stands when a policy is asked for the next rate. */
export interface Progress {
  /** The epochs that are done, and how many are planned. */
  readonly epoch: number;
  readonly epochs: number;
  /** For a policy that judges: the cost over the whole training part now, and the last one accepted. */
  readonly cost: number;
  readonly acceptedCost: number;
}

/** What a policy decides after an epoch. */
export interface Verdict {
  /** The rate of the next epoch. */
  readonly rate: number;
  /** False takes the epoch back: the parameters return to what they were before it. */
  readonly accepted: boolean;
  /** True ends the run. */
  readonly stop: boolean;
}

/** A learning-rate policy: the rate of the first epoch, and of every next one. */
export interface RatePolicy {
  readonly name: string;
  /** Whether it needs the exact cost over the whole training part after every epoch. */
  readonly judges: boolean;
  first(epochs: number): number;
  next(rate: number, progress: Progress): Verdict;
}
