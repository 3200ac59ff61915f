import type { Control, Engine, Program, UpdateProgram } from '../engine/engine.js';
import { breathe, nowMs, type StopSignal } from '../foundation/host.js';
import { streamSeed } from '../foundation/streams.js';
import type { Matrix } from '../matrix/matrix.js';
import { RandomState, type RandomStateSnapshot } from '../matrix/random-state.js';
import { type Gradients, gradientsOf, type Parameters } from '../network/parameters.js';
import { costProgram, gradientProgram } from '../network/programs.js';
import type { Optimizer } from './optimizers/types.js';

/** How long a run computes before it lets the event loop breathe. */
const breathEveryMs = 40;

/** What one run goes over, checked. */
export interface SessionPlan {
  readonly engine: Engine;
  readonly parameters: Parameters;
  readonly X: Matrix;
  readonly Y: Matrix;
  readonly weights: Float64Array | undefined;
  readonly validation: { readonly X: Matrix; readonly Y: Matrix } | undefined;
  readonly optimizer: Optimizer;
  /** Columns of a step. */
  readonly batchSize: number;
  readonly shuffle: boolean;
  /** λ/m. */
  readonly penaltyRatio: number;
  readonly dropout: number;
  /** The largest norm of g, 0 for any. */
  readonly clipNorm: number;
  /** True when the exact cost is wanted after every epoch. */
  readonly exactCost: boolean;
  readonly seed: number;
  readonly signal: StopSignal | undefined;
}

/** Thrown inside a run when its signal says stop; the run goes back to the last whole epoch. */
export const interrupted = Symbol('interrupted');

/** What an epoch leaves behind for its entry of the history. */
export interface Measured {
  /** The cost that the history shows. */
  readonly cost: number;
  readonly costValidation: number | null;
  /** False when a cost or a gradient was not finite, and the update was not run. */
  readonly finite: boolean;
}

/**
 * One run over given data: gradient tape, what stands between, update tape. With one batch and no dropout the
 * pass that measures the cost of a state also gives the gradient for leaving it.
 */
export class TrainingSession {
  readonly #plan: SessionPlan;
  readonly #gradients: Gradients;
  readonly #gradientPass: Program;
  readonly #costPass: Program;
  readonly #validationPass: Program | undefined;
  readonly #update: UpdateProgram;
  readonly #random: RandomState;
  readonly #control: Control;
  /** Whether measuring a state is also its gradient pass. */
  readonly #joined: boolean;
  readonly #shuffled: boolean;
  #updates = 0;
  #costOfBatches = Number.NaN;
  #finite = true;
  #interruptible = true;
  #breathAtMs = nowMs() + breathEveryMs;

  constructor(plan: SessionPlan) {
    this.#plan = plan;
    const { engine, parameters, X, Y, weights, penaltyRatio, dropout, batchSize, validation } = plan;
    this.#gradients = gradientsOf(parameters.specification);
    const data = { X, Y, weights, penaltyRatio };
    this.#joined = batchSize >= X.columns && dropout === 0;
    this.#shuffled = plan.shuffle && batchSize < X.columns;
    const largestStep = Math.min(batchSize, X.columns);
    this.#gradientPass = gradientProgram(engine, parameters, this.#gradients, {
      ...data,
      dropout,
      largestStep,
    });
    this.#costPass = costProgram(engine, parameters, data);
    this.#validationPass = validation && costProgram(engine, parameters, validation);
    this.#update = engine.prepareUpdate({ rule: plan.optimizer }, parameters.theta, this.#gradients.g);
    this.#random = new RandomState(streamSeed(plan.seed, 'shuffle'));
    this.#control = { offset: 0, columns: X.columns, step: 1, dropoutKey: streamSeed(plan.seed, 'dropout') };
  }

  /** The cost of the state as it is now: what the entry of the history says. */
  async measure(first: boolean): Promise<Measured> {
    const { exactCost, X } = this.#plan;
    this.#control.offset = 0;
    this.#control.columns = X.columns;
    this.#control.order = undefined;
    let cost = this.#costOfBatches;
    // A last step can overflow where no cost notices: in a saturated unit, or after the last batch.
    let finite = this.#finite && allFinite(this.#plan.parameters.theta);
    // The state before the first update is always measured: it is entry 0 of every history.
    this.#interruptible = !first;
    if (this.#joined) {
      cost = await this.#pass(this.#gradientPass, this.#control);
      finite &&= Number.isFinite(cost) && allFinite(this.#gradients.g);
    } else if (finite && (exactCost || first)) {
      cost = await this.#pass(this.#costPass, this.#control);
      finite = Number.isFinite(cost);
    }
    const { validation } = this.#plan;
    const costValidation =
      validation && this.#validationPass
        ? await this.#pass(this.#validationPass, { ...this.#control, columns: validation.X.columns })
        : null;
    this.#interruptible = true;
    return { cost, costValidation, finite };
  }

  /** Goes once over the examples: one update, or one for every batch. */
  async epoch(learningRate: number): Promise<void> {
    const { X, batchSize } = this.#plan;
    const control = this.#control;
    if (this.#joined) {
      this.#step(learningRate);
      return;
    }
    const m = X.columns;
    if (this.#shuffled) control.order = Uint32Array.from(this.#random.permutation(m));
    let sum = 0;
    this.#finite = true;
    for (let offset = 0; offset < m && this.#finite; offset += batchSize) {
      control.offset = offset;
      control.columns = Math.min(batchSize, m - offset);
      control.step = this.#updates + 1;
      const cost = await this.#pass(this.#gradientPass, control);
      this.#finite = Number.isFinite(cost) && allFinite(this.#gradients.g);
      if (this.#finite) this.#step(learningRate);
      sum += cost * control.columns;
    }
    this.#costOfBatches = sum / m;
  }

  /** A copy of everything that the next epoch depends on. */
  save(): SessionState {
    return {
      theta: this.#plan.parameters.theta.slice(),
      g: this.#joined ? this.#gradients.g.slice() : undefined,
      states: this.#update.states.map((state) => state.slice()),
      updates: this.#updates,
      random: this.#shuffled ? this.#random.getState() : undefined,
    };
  }

  /** Goes back to a saved state. */
  restore(state: SessionState): void {
    this.#plan.parameters.theta.set(state.theta);
    if (state.g) this.#gradients.g.set(state.g);
    for (const [at, values] of this.#update.states.entries()) values.set(state.states[at]);
    this.#updates = state.updates;
    if (state.random) this.#random.setState(state.random);
    this.#finite = true;
  }

  /** Takes an epoch back: everything returns, and velocities and first moments are cleared. */
  takeBack(state: SessionState): void {
    // The generator goes on, so that the next try draws an order of its own.
    this.restore({ ...state, random: undefined });
    const { states, directions } = this.#plan.optimizer;
    for (const name of directions) this.#update.states[states.indexOf(name)].fill(0);
  }

  #step(learningRate: number): void {
    const { clipNorm } = this.#plan;
    if (clipNorm > 0) clip(this.#gradients.g, clipNorm);
    this.#updates++;
    this.#update.run(learningRate, this.#updates);
  }

  /** Runs a program block by block, lets the event loop breathe in between and looks at the signal. */
  async #pass(program: Program, control: Control): Promise<number> {
    program.begin();
    const blocks = program.blockCount(control.columns);
    for (let block = 0; block < blocks; block++) {
      program.runBlock(control, block);
      if (nowMs() < this.#breathAtMs) continue;
      await breathe();
      this.#breathAtMs = nowMs() + breathEveryMs;
      if (this.#interruptible && this.#plan.signal?.aborted) throw interrupted;
    }
    return program.finish(control);
  }
}

/** What a run can go back to. */
export interface SessionState {
  readonly theta: Float64Array;
  /** The gradient at θ, where measuring gave it. */
  readonly g: Float64Array | undefined;
  readonly states: readonly Float64Array[];
  readonly updates: number;
  /** Where the order of mini-batches goes on; absent when they are not shuffled. */
  readonly random: RandomStateSnapshot | undefined;
}

function allFinite(values: Float64Array): boolean {
  for (let i = 0; i < values.length; i++) if (!Number.isFinite(values[i])) return false;
  return true;
}

/** Scales g down to the norm, when it is longer: g · norm / ‖g‖. Pascanu et al. 2013. */
function clip(g: Float64Array, norm: number): void {
  let squares = 0;
  for (let i = 0; i < g.length; i++) squares += g[i] * g[i];
  const length = Math.sqrt(squares);
  if (length <= norm) return;
  for (let i = 0; i < g.length; i++) g[i] *= norm / length;
}
