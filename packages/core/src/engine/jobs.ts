import type { Control, PassName } from './control.js';

/** One pass of a tape over all columns, as far as it has come. Plain data. */
export interface PassJob {
  readonly kind: 'pass';
  readonly pass: PassName;
  readonly control: Control;
  /** The block that comes next. */
  block: number;
  /** The cost when it is done: NaN when the cost, a gradient or a parameter is not finite. */
  cost: number;
  done: boolean;
}

/** Updates, one for every batch of an epoch, as far as they have come. Plain data. */
export interface StepsJob {
  readonly kind: 'steps';
  /** Where the next batch begins and how many columns it has; `step` is that of its update. */
  readonly control: Control;
  readonly batch: number;
  /** One past the last column. */
  readonly end: number;
  readonly learningRate: number;
  /** Σ cost · columns of the batches so far. */
  costs: number;
  /** The examples so far that were judged right before their update; NaN where the loss does not tell. */
  right: number;
  /** False when a cost or a gradient was not finite: that update did not run, and none after it. */
  finite: boolean;
  done: boolean;
}

export type Job = PassJob | StepsJob;

export function passJob(pass: PassName, control: Control): PassJob {
  return { kind: 'pass', pass, control, block: 0, cost: Number.NaN, done: false };
}

/** @param control that of the first batch; the job moves it on */
export function stepsJob(control: Control, batch: number, end: number, learningRate: number): StepsJob {
  return {
    kind: 'steps',
    control,
    batch,
    end,
    learningRate,
    costs: 0,
    right: 0,
    finite: true,
    done: false,
  };
}
