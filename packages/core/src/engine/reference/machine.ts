import { clip } from '../clip.js';
import { type Control, type PassName, passNames } from '../control.js';
import type { TrainerPlan } from '../engine.js';
import type { StepsJob } from '../jobs.js';
import { type Machine, runSteps } from '../machine.js';
import type { Vectors } from '../trainer.js';
import { ReferenceProgram } from './program.js';

/** The programs of a training, run in plain loops. */
export class ReferenceMachine implements Machine {
  readonly #programs: Partial<Record<PassName, ReferenceProgram>> = {};
  readonly #now: Vectors;
  readonly #plan: TrainerPlan;
  #order: Uint32Array | undefined;

  /** @param now the vectors themselves, which the programs read and write */
  constructor(plan: TrainerPlan, now: Vectors) {
    this.#plan = plan;
    this.#now = now;
    for (const pass of passNames) {
      const program = plan.passes[pass];
      if (program) this.#programs[pass] = new ReferenceProgram(program, now);
    }
  }

  blockCount(pass: PassName, columns: number): number {
    return this.#programs[pass]!.blockCount(columns);
  }

  useOrder(order: Uint32Array | boolean | undefined): void {
    this.#order = typeof order === 'object' ? order : undefined;
  }

  blocks(pass: PassName, control: Control, from: number, to: number): void {
    const program = this.#programs[pass]!;
    control.order = this.#order;
    if (from === 0) program.begin(control.columns);
    for (let block = from; block < to; block++) program.runBlock(control, block);
  }

  finish(pass: PassName, control: Control): number {
    const cost = this.#programs[pass]!.finish(control);
    const { theta, g } = this.#now;
    return allFinite(theta) && (pass !== 'gradient' || allFinite(g)) && Number.isFinite(cost)
      ? cost
      : Number.NaN;
  }

  finishStep(control: Control): number {
    return this.finish('gradient', control);
  }

  right(): number | undefined {
    return this.#programs.gradient!.right;
  }

  update(learningRate: number, step: number): void {
    const { theta, g, states } = this.#now;
    if (this.#plan.clipNorm > 0) clip(g, this.#plan.clipNorm);
    const { rule, sparse } = this.#plan;
    const move = (from: number, to?: number) => {
      const parts = states.map((state) => state.subarray(from, to));
      rule.apply(theta.subarray(from, to), g.subarray(from, to), parts, learningRate, step);
    };
    if (!sparse) {
      move(0);
      return;
    }
    const { rows, columns, decay } = sparse;
    if (decay > 0) for (let i = 0; i < rows * columns; i++) theta[i] *= 1 - learningRate * decay;
    for (const k of this.#programs.gradient!.touched.keys()) move(k * rows, (k + 1) * rows);
    move(rows * columns);
  }

  steps(job: StepsJob, count: number): void {
    runSteps(this, job, count);
  }
}

function allFinite(values: Float64Array): boolean {
  for (let i = 0; i < values.length; i++) if (!Number.isFinite(values[i])) return false;
  return true;
}
