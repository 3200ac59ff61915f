import type { Control, PassName } from './control.js';
import type { StepsJob } from './jobs.js';

/** What runs the programs of one training at this place: one thread's view of it, without waiting for anything. */
export interface Machine {
  /** The number of blocks of columns that a pass over so many columns takes. */
  blockCount(pass: PassName, columns: number): number;
  /**
   * The columns in the order in which the next jobs visit them; true where that order stands in a memory that is
   * shared.
   */
  useOrder(order: Uint32Array | boolean | undefined): void;
  /** Runs blocks of a pass; the first of them clears the cost and the gradients. */
  blocks(pass: PassName, control: Control, from: number, to: number): void;
  /** Runs what comes after the blocks. The cost, or NaN when it, a gradient or a parameter is not finite. */
  finish(pass: PassName, control: Control): number;
  /** The same for a step among others; whether θ is finite may be left to the next measurement. */
  finishStep(control: Control): number;
  /** The examples of the last step that were judged right; undefined where the loss does not tell. */
  right(): number | undefined;
  /** Clips g and moves θ along −g. */
  update(learningRate: number, step: number): void;
  /** Runs so many steps of a job, or fewer when it ends. */
  steps(job: StepsJob, count: number): void;
}

/** The steps of a job in terms of the rest: gradient pass, look whether it is finite, update. */
export function runSteps(machine: Machine, job: StepsJob, count: number): void {
  const { control } = job;
  for (let n = 0; n < count && !job.done; n++) {
    machine.blocks('gradient', control, 0, machine.blockCount('gradient', control.columns));
    const cost = machine.finishStep(control);
    job.costs += cost * control.columns;
    job.right += machine.right() ?? Number.NaN;
    job.finite = Number.isFinite(cost);
    if (job.finite) machine.update(job.learningRate, control.step);
    nextBatch(job);
  }
}

/** Moves on to the next batch; after the last, or when something was not finite, the job is done. */
function nextBatch(job: StepsJob): void {
  const { control, batch, end } = job;
  if (job.finite) control.step++;
  control.offset += control.columns;
  control.columns = Math.min(batch, end - control.offset);
  job.done = !job.finite || control.columns <= 0;
}
