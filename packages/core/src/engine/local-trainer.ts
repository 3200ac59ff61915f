import { nowMs } from '../foundation/host.js';
import type { FloatArray } from '../matrix/matrix.js';
import type { EngineInfo } from './description.js';
import type { Job, PassJob, StepsJob } from './jobs.js';
import type { Machine } from './machine.js';
import type { Place, Store, Trainer, Vectors } from './trainer.js';

/** How long one call computes before it returns, so that the event loop can breathe. */
const turnMs = 20;

/**
 * A training whose machine runs on this thread (and may direct others). `explain` throws what the user is to see of
 * an error.
 */
export class LocalTrainer implements Trainer {
  readonly info: EngineInfo;
  readonly #machine: Machine;
  readonly #store: Store;
  readonly #close: () => void | Promise<void>;
  readonly #explain: (error: unknown) => Promise<never>;
  /** Blocks, and steps, that take about a turn. */
  #turnBlocks = 1;
  #turnSteps = 1;

  constructor(
    info: EngineInfo,
    machine: Machine,
    store: Store,
    close: () => void | Promise<void> = () => {},
    explain = async (error: unknown): Promise<never> => {
      throw error;
    },
  ) {
    this.info = info;
    this.#machine = machine;
    this.#store = store;
    this.#close = close;
    this.#explain = explain;
  }

  advance(job: Job): void | Promise<void> {
    try {
      this.#machine.useOrder(job.control.order);
      const startedMs = nowMs();
      if (job.kind === 'pass') this.#advancePass(job, startedMs);
      else this.#advanceSteps(job, startedMs);
    } catch (error) {
      return this.#explain(error);
    }
  }

  #advancePass(job: PassJob, startedMs: number): void {
    const machine = this.#machine;
    const all = machine.blockCount(job.pass, job.control.columns);
    const to = Math.min(all, job.block + this.#turnBlocks);
    machine.blocks(job.pass, job.control, job.block, to);
    if (to === all) {
      job.cost = machine.finish(job.pass, job.control);
      job.done = true;
    } else {
      this.#turnBlocks = nextTurn(this.#turnBlocks, nowMs() - startedMs);
    }
    job.block = to;
  }

  #advanceSteps(job: StepsJob, startedMs: number): void {
    const before = job.control.step;
    this.#machine.steps(job, this.#turnSteps);
    const ran = job.control.step - before;
    if (ran === this.#turnSteps) this.#turnSteps = nextTurn(ran, nowMs() - startedMs);
  }

  update(learningRate: number, step: number): void | Promise<void> {
    try {
      this.#machine.update(learningRate, step);
    } catch (error) {
      return this.#explain(error);
    }
  }

  keep(place: 'accepted' | 'best'): void {
    this.#store.copy('now', place);
  }

  takeBack(place: 'accepted' | 'best', cleared: readonly number[] = []): void {
    this.#store.copy(place, 'now');
    for (const state of cleared) this.#store.clear(state);
  }

  read(place: Place): Vectors {
    return this.#store.read(place);
  }

  copyTheta(place: Place, target: FloatArray): void {
    this.#store.copyTheta(place, target);
  }

  write(place: Place, vectors: Partial<Vectors>): void {
    this.#store.write(place, vectors);
  }

  close(): void | Promise<void> {
    return this.#close();
  }
}

/** How much the next call should do, given how long so much took: never more than twice as much. */
function nextTurn(size: number, tookMs: number): number {
  const fit = Math.floor((size * turnMs) / Math.max(tookMs, 0.01));
  return Math.max(1, Math.min(2 * size, fit));
}
