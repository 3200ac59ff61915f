import {
  type History,
  type HistoryEntry,
  type Prepared,
  prepareTraining,
  SparseMatrix,
  type Table,
  type TrainingState,
  type TrainOptions,
} from '@colonnade/core';
import { Gate } from './gate.js';
import { problemOf } from './problem.js';
import { type KeptTraining, mostEntries, type Progress, type RunStatus } from './protocol.js';
import { Slowly } from './slowly.js';
import { Teller } from './teller.js';
import { Turns } from './turns.js';
import type { WatchRequests } from './watches/index.js';

/** How often a training that runs leaves a state behind, for a page that is closed; a large network less often. */
const stateEveryMs = (parameters: number) => Math.max(500, parameters / 2000);

/** A training whose inputs are larger is not kept beside another one. */
const mostBytesAside = 64e6;

/**
 * A training that can wait. It is the library's `fit` from beginning to end, held at a gate after every epoch, so that
 * its bits are those of a training that is never held. To go update by update it ends at the epoch where it waits and
 * goes on from there, watched.
 */
export class Run {
  /** Its number in this session. */
  readonly id: number;
  readonly prepared: Prepared;
  /** Epochs that are planned. */
  epochs: number;
  readonly #teller: Teller;
  readonly #gate = new Gate();
  readonly #slowly = new Slowly();
  /** Commands follow each other, however fast they come: some have to wait until the fit has ended. */
  readonly #turns = new Turns();
  #status: RunStatus = 'ready';
  /** The last whole epoch. */
  #epoch = 0;
  #history: History | undefined;
  /** That of a fit that ended where it waited. */
  #interrupted: History | undefined;
  /** What a fit left behind to go on from. */
  #state: TrainingState | undefined;
  #abort = new AbortController();
  #fitting: Promise<void> | undefined;
  #stepwise = false;
  #step = 0;
  #arrive = () => {};
  /** Whether updates pass without waiting, to the end of the epoch. */
  #toEpochEnd = false;

  private constructor(id: number, prepared: Prepared, post: (progress: Progress) => void) {
    this.id = id;
    this.prepared = prepared;
    this.epochs = prepared.start.epochs;
    this.#teller = new Teller(id, prepared, post);
  }

  /** @throws as `prepareTraining` */
  static async prepare(
    id: number,
    table: Table,
    options: TrainOptions,
    post: (progress: Progress) => void,
  ): Promise<Run> {
    return new Run(id, await prepareTraining(table, options), post);
  }

  get batchSize(): number {
    const { batchSize } = this.prepared.fitOptions;
    const m = this.prepared.examples.train.X.columns;
    return batchSize === 'all' || batchSize === undefined ? m : Math.min(batchSize, m);
  }

  /** Whether it can be kept beside another one. */
  get isSmall(): boolean {
    const { X } = this.prepared.examples.train;
    return X instanceof SparseMatrix || X.data.byteLength <= mostBytesAside;
  }

  play(): Promise<void> {
    return this.#turns.take(() => {
      if (this.#status === 'done') return;
      this.#teller.paceFrom(this.#epoch);
      this.#gate.open();
      this.#become('running');
      this.#begin();
    });
  }

  pause(): Promise<void> {
    return this.#turns.take(async () => {
      if (this.#status !== 'running') return;
      const arrived = this.#arrival();
      this.#gate.shut();
      this.#slowly.wake();
      this.#become('paused');
      await arrived;
    });
  }

  stepEpoch(): Promise<void> {
    return this.#turns.take(() => this.#oneEpoch());
  }

  stepUpdate(): Promise<void> {
    return this.#turns.take(async () => {
      if (this.batchSize >= this.prepared.examples.train.X.columns) return this.#oneEpoch();
      if (this.#status === 'done') return;
      this.#become('paused');
      if (!this.#stepwise) {
        await this.#end();
        this.#stepwise = true;
      }
      await this.#goOne();
    });
  }

  /** Plans more epochs for a training that has come to the end of those it had. */
  more(epochs: number): Promise<void> {
    return this.#turns.take(() => {
      if (this.#status !== 'done' || this.#history?.stopped !== 'epochs') return;
      this.epochs += epochs;
      this.#history = undefined;
      this.#fitting = undefined;
      this.#become('paused');
    });
  }

  /** Sets it aside, at its last whole epoch: the page is told no more, memory and threads are given back. */
  setAside(): Promise<void> {
    this.#teller.hide();
    // What is under way is not waited for.
    this.#abort.abort();
    this.#slowly.wake();
    return this.#turns.take(async () => {
      await this.#end();
      this.#stepwise = false;
      this.#step = 0;
      if (this.#status === 'running') this.#status = 'paused';
    });
  }

  /** Takes up again what was set aside; the page is told everything from the beginning. */
  takeUp(): void {
    this.#teller.showAgain(this.#state?.entries ?? []);
  }

  /**
   * What the training has come to. One that waits ends where it is, as if it were interrupted, keeps the parameters
   * that it has now, and can go on from there.
   */
  async soFar(): Promise<History> {
    if (this.#history !== undefined) return this.#history;
    const { theta } = this.prepared.network.parameters;
    const now = theta.slice();
    // After a reload, or with more epochs planned, no fit has ended here yet.
    if (this.#interrupted?.epochs !== this.#epoch) this.#begin();
    await this.#end();
    theta.set(now);
    if (this.#interrupted === undefined) throw new Error('nothing is trained yet');
    const entries = this.#interrupted;
    return Object.assign([...entries], { ...factsOf(entries), keptEpoch: entries.epochs });
  }

  /**
   * What it takes to go on after a reload: of a training that waits at the end of an epoch just there, else the last
   * state that it left behind. Of one that runs it is the state of now where `now` is asked for: it is held for a moment.
   */
  async keep(now: boolean): Promise<KeptTraining | null> {
    const { theta } = this.prepared.network.parameters;
    await this.#turns.take(async () => {
      if (this.#fitting === undefined || this.#step > 0) return;
      if (now && this.#status === 'running') {
        await this.#end();
        this.#gate.open();
        this.#begin();
      } else if (this.#status === 'paused') {
        const shown = theta.slice();
        await this.#end();
        theta.set(shown);
      }
    });
    const done = this.#status === 'done';
    return this.#state === undefined ? null : { epochs: this.epochs, state: this.#state, done };
  }

  /** Goes on from what was kept of the same network. */
  async restore({ epochs, state, done }: KeptTraining): Promise<void> {
    await this.#turns.take(() => {
      if (this.#status !== 'ready') return;
      this.epochs = epochs;
      this.#state = state;
      this.#epoch = state.epoch;
      this.#teller.showAgain(state.entries);
      this.prepared.network.parameters.theta.set(state.session.theta);
      this.#become('paused');
    });
    // One that had ended ends again at once, with the parameters that it kept.
    if (done) await this.play();
  }

  watch(requests: WatchRequests): void {
    this.#teller.want(requests);
    if (this.#status !== 'running') this.#picture(true);
  }

  drawn(): void {
    this.#teller.drawn();
  }

  /** Plays so slowly that every epoch can be seen, or at full speed (null). */
  setPace(epochsPerSecond: number | null): void {
    this.#slowly.set(epochsPerSecond);
  }

  #become(status: RunStatus): void {
    this.#status = status;
    this.#picture(true);
  }

  async #oneEpoch(): Promise<void> {
    if (this.#status === 'done') return;
    this.#become('paused');
    this.#toEpochEnd = true;
    await this.#goOne();
  }

  #begin(): void {
    this.#fitting ??= this.#fit();
  }

  /** From where it waits to the next place to wait. A fit that goes on from a state does not wait where it begins. */
  #goOne(): Promise<void> {
    const arrived = this.#arrival();
    const goesOn = this.#fitting === undefined && this.#state !== undefined;
    if (!goesOn) this.#gate.letOne();
    this.#begin();
    return arrived;
  }

  /** Resolves when the fit waits the next time, or has ended. */
  #arrival(): Promise<void> {
    return new Promise((resolve) => {
      this.#arrive = resolve;
    });
  }

  /** Ends the fit where it waits; it can go on from there. */
  async #end(): Promise<void> {
    this.#abort.abort();
    this.#gate.open();
    this.#slowly.wake();
    await this.#fitting;
    this.#gate.shut();
    this.#fitting = undefined;
    this.#abort = new AbortController();
  }

  /** Goes on at full speed, no longer update by update. */
  async #hurry(): Promise<void> {
    if (!this.#stepwise || this.#status !== 'running') return;
    await this.#end();
    this.#stepwise = false;
    this.#gate.open();
    this.#begin();
  }

  async #fit(): Promise<void> {
    const { network, examples, fitOptions } = this.prepared;
    const { X, Y } = examples.train;
    const stepwise = this.#stepwise;
    const { signal } = this.#abort;
    try {
      const history = await network.fit(X, Y, {
        ...fitOptions,
        epochs: this.epochs,
        mostEntries,
        signal,
        onEpoch: (entry) => this.#afterEpoch(entry, signal),
        ...(stepwise && { onUpdate: ({ step }) => this.#afterUpdate(step, signal) }),
        checkpoint: {
          everyMs: stateEveryMs(network.parameters.theta.length),
          save: (state) => {
            this.#state = state;
          },
          ...(this.#state && { from: this.#state }),
        },
      });
      if (signal.aborted && history.stopped === 'interrupted') {
        this.#interrupted = history;
        return;
      }
      this.#step = 0;
      this.#showLast(history);
      this.#history = history;
      this.#teller.report(history.problem?.worded('studio') ?? null);
      this.#become('done');
    } catch (error) {
      if (signal.aborted) return;
      this.#teller.report(problemOf(error).message);
      this.#become('done');
    } finally {
      this.#arrive();
    }
  }

  /** The page sees the last epoch too, before the kept one stands in its place: its picture may not have been due. */
  #showLast({ epochs, keptEpoch }: History): void {
    if (keptEpoch === epochs || this.#state?.epoch !== epochs) return;
    const { theta } = this.prepared.network.parameters;
    const kept = theta.slice();
    theta.set(this.#state.session.theta);
    this.#picture(true);
    theta.set(kept);
  }

  #afterEpoch(entry: HistoryEntry, signal: AbortSignal): Promise<void> | undefined {
    this.#step = 0;
    this.#toEpochEnd = false;
    this.#epoch = entry.epoch;
    this.#teller.add(entry);
    if (signal.aborted) return undefined;
    if (this.#stepwise && this.#gate.isOpen) void this.#turns.take(() => this.#hurry());
    return this.#slowly.isOn && this.#gate.isOpen ? this.#linger() : this.#wait();
  }

  /** Waits until the next epoch is due, then as always. */
  async #linger(): Promise<void> {
    this.#picture(true);
    await this.#slowly.linger();
    await this.#wait();
  }

  #afterUpdate(step: number, signal: AbortSignal): Promise<void> | undefined {
    this.#step = step;
    if (signal.aborted || this.#toEpochEnd) return undefined;
    return this.#wait();
  }

  #wait(): Promise<void> | undefined {
    const waits = this.#gate.pass();
    if (waits !== undefined) this.#arrive();
    this.#picture(waits !== undefined);
    return waits;
  }

  /** Shows the page how it stands: at once, or when the page and the time allow it. */
  #picture(now: boolean): void {
    const standing = { status: this.#status, epoch: this.#epoch, step: this.#step, history: this.#history };
    this.#teller.picture(standing, now);
  }
}

/** A history without its entries. */
function factsOf({ stopped, epochs, problem, timeMs, engine }: History) {
  return { stopped, epochs, problem, timeMs, engine };
}
