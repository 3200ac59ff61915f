import type { PassName } from '../engine/control.js';
import type { EngineInfo } from '../engine/description.js';
import { type Job, passJob, stepsJob } from '../engine/jobs.js';
import type { Trainer } from '../engine/trainer.js';
import { breathe, nowMs } from '../foundation/host.js';
import { RandomDraws, type RandomStateSnapshot } from '../foundation/random-draws.js';
import { streamSeed } from '../foundation/streams.js';
import type { FloatArray } from '../matrix/matrix.js';
import { costPlan, gradientPlan } from '../network/programs.js';
import { isJoined, isShuffled, penaltyOfWords, type SessionPlan, sparseUpdate } from './session-plan.js';

/** How long a run computes before it lets the event loop breathe. */
const breathEveryMs = 40;

/** Thrown inside a run when its signal says stop; the run goes back to the last whole epoch. */
export const interrupted = Symbol('interrupted');

/** What an epoch leaves behind for its entry of the history. */
export interface Measured {
  /** The cost that the history shows. */
  readonly cost: number;
  readonly costValidation: number | null;
  /** The share of examples that the epoch's batches judged right, each before its update; where the loss tells. */
  readonly accuracyOnline: number | undefined;
  /** False when a cost or a gradient was not finite, and the update was not run. */
  readonly finite: boolean;
}

/**
 * One run over given data: gradient tape, what stands between, update tape. With one batch and no dropout the
 * pass that measures the cost of a state also gives the gradient for leaving it.
 */
export class TrainingSession {
  readonly #plan: SessionPlan;
  readonly #trainer: Trainer;
  readonly #random: RandomDraws;
  readonly #dropoutKey: number;
  /** Whether measuring a state is also its gradient pass. */
  readonly #joined: boolean;
  readonly #shuffled: boolean;
  #updates = 0;
  /** What the accepted state has beside its vectors. */
  #acceptedUpdates = 0;
  readonly #acceptedRandom: RandomDraws;
  #costOfBatches = Number.NaN;
  #accuracyOnline: number | undefined;
  #finite = true;
  #interruptible = true;
  #breathAtMs = nowMs() + breathEveryMs;

  /** Opens the engine's memory and threads; `close` gives them back. */
  static async open(plan: SessionPlan): Promise<TrainingSession> {
    const { engine, parameters, X, Y, weights, penaltyRatio, dropout, batchSize, validation } = plan;
    const { specification, theta } = parameters;
    const asTheyStand = true;
    const data = { X, Y, weights, penaltyRatio, asTheyStand };
    const largestStep = Math.min(batchSize, X.columns);
    const firstPenalty = penaltyOfWords(plan);
    const trainer = await engine.open({
      theta,
      passes: {
        gradient: gradientPlan(specification, {
          ...{ ...data, dropout, largestStep, firstPenalty },
          asTheyStand: !isShuffled(plan),
        }),
        cost: costPlan(specification, data),
        validation: validation && costPlan(specification, { ...validation, asTheyStand }),
      },
      rule: plan.optimizer,
      sparse: sparseUpdate(plan, firstPenalty),
      steps: plan.epochs * Math.ceil(X.columns / batchSize),
      clipNorm: plan.clipNorm,
      formsG: isJoined(plan),
      keeps: {
        g: isJoined(plan) && plan.goesOnFromAccepted,
        best: plan.keepsBest,
        // What a run may go on from stands where a caller cannot write.
        theta: plan.goesOnFromAccepted ? undefined : theta,
      },
    });
    return new TrainingSession(plan, trainer);
  }

  private constructor(plan: SessionPlan, trainer: Trainer) {
    this.#plan = plan;
    this.#trainer = trainer;
    const { seed } = plan;
    this.#joined = isJoined(plan);
    this.#shuffled = isShuffled(plan);
    this.#random = new RandomDraws(streamSeed(seed, 'shuffle'));
    this.#acceptedRandom = new RandomDraws(streamSeed(seed, 'shuffle'));
    this.#dropoutKey = streamSeed(seed, 'dropout');
  }

  get info(): EngineInfo {
    return this.#trainer.info;
  }

  /** The cost of the state as it is now: what the entry of the history says. */
  async measure(first: boolean): Promise<Measured> {
    const { exactCost, validation } = this.#plan;
    let cost = this.#costOfBatches;
    let finite = this.#finite;
    // The state before the first update is always measured: it is entry 0 of every history.
    this.#interruptible = !first;
    if (this.#joined) {
      cost = await this.#pass('gradient');
      finite &&= Number.isFinite(cost);
    } else if (finite && (exactCost || first)) {
      cost = await this.#pass('cost');
      finite = Number.isFinite(cost);
    }
    const costValidation = validation ? await this.#pass('validation', validation.X.columns) : null;
    this.#interruptible = true;
    return { cost, costValidation, accuracyOnline: this.#accuracyOnline, finite };
  }

  /**
   * Goes once over the examples: one update, or one for every batch.
   * @param between called between two updates with how many are done, and how many there are
   */
  async epoch(learningRate: number, between?: (step: number, steps: number) => Promise<void>): Promise<void> {
    const { X, batchSize } = this.#plan;
    if (this.#joined) {
      this.#updates++;
      await this.#trainer.update(learningRate, this.#updates);
      return;
    }
    const m = X.columns;
    const order = this.#shuffled ? this.#random.permutation(m) : undefined;
    const steps = Math.ceil(m / batchSize);
    const atOnce = between ? batchSize : m;
    let [costs, right, finite] = [0, 0, true];
    for (let offset = 0; offset < m && finite; offset += atOnce) {
      if (offset > 0) await between!(offset / batchSize, steps);
      const end = Math.min(offset + atOnce, m);
      const columns = Math.min(batchSize, end - offset);
      const control = { order, offset, columns, step: this.#updates + 1, dropoutKey: this.#dropoutKey };
      const job = stepsJob(control, batchSize, end, learningRate);
      await this.#run(job);
      this.#updates = job.control.step - 1;
      costs += job.costs;
      right += job.right;
      finite = job.finite;
    }
    this.#finite = finite;
    this.#costOfBatches = costs / m;
    this.#accuracyOnline = Number.isNaN(right) ? undefined : right / m;
  }

  /** Takes the state as it is now for the one to go back to. */
  async accept(): Promise<void> {
    await this.#trainer.keep('accepted');
    this.#acceptedUpdates = this.#updates;
    // After every epoch: plain JSON, as a checkpoint has it, would take longer than the updates of a small network.
    if (this.#shuffled) this.#acceptedRandom.set(this.#random);
  }

  /** Goes back to the accepted state. */
  async goBack(): Promise<void> {
    await this.#trainer.takeBack('accepted');
    this.#updates = this.#acceptedUpdates;
    if (this.#shuffled) this.#random.set(this.#acceptedRandom);
    this.#finite = true;
  }

  /** Takes an epoch back: everything returns, and velocities and first moments are cleared. */
  async takeBack(): Promise<void> {
    const { states, directions } = this.#plan.optimizer;
    await this.#trainer.takeBack(
      'accepted',
      directions.map((name) => states.indexOf(name)),
    );
    // The generator goes on, so that the next try draws an order of its own.
    this.#updates = this.#acceptedUpdates;
    this.#finite = true;
  }

  /** A copy of everything that the epoch after the accepted state depends on. */
  async acceptedState(): Promise<SessionState> {
    const { theta, g, states } = await this.#trainer.read('accepted');
    const random = this.#shuffled ? this.#acceptedRandom.getState() : undefined;
    return { theta, g: this.#joined ? g : undefined, states, updates: this.#acceptedUpdates, random };
  }

  /** Starts from a saved state, and the best one before it. */
  async restore({ theta, g, states, updates, random }: SessionState, best?: Float64Array): Promise<void> {
    if (best) await this.#trainer.write('best', { theta: best });
    await this.#trainer.write('now', { theta, states });
    this.#updates = updates;
    if (random) this.#random.setState(random);
    // The pass that measured the state also left its gradient; here it is formed again, with the same bits.
    if (g) await this.#pass('gradient');
    await this.accept();
  }

  /** Remembers the parameters as the best so far. */
  async keepBest(): Promise<void> {
    await this.#trainer.keep('best');
  }

  /** Copies θ as it is now, or as it was best. */
  async copyTheta<Target extends FloatArray>(place: 'now' | 'best', target: Target): Promise<Target> {
    await this.#trainer.copyTheta(place, target);
    return target;
  }

  async close(): Promise<void> {
    await this.#trainer.close();
  }

  async #pass(name: PassName, columns = this.#plan.X.columns): Promise<number> {
    const job = passJob(name, {
      order: undefined,
      offset: 0,
      columns,
      step: 1,
      dropoutKey: this.#dropoutKey,
    });
    await this.#run(job);
    return job.cost;
  }

  /** Runs a job turn by turn, lets the event loop breathe in between and looks at the signal. */
  async #run(job: Job): Promise<void> {
    for (;;) {
      const turn = this.#trainer.advance(job);
      if (turn) await turn;
      if (nowMs() >= this.#breathAtMs) {
        await breathe();
        this.#breathAtMs = nowMs() + breathEveryMs;
        if (this.#interruptible && !job.done && this.#plan.signal?.aborted) throw interrupted;
      }
      if (job.done) return;
    }
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
