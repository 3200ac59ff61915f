import {
  type History,
  type HistoryEntry,
  type Prepared,
  prepareTraining,
  type Table,
  type TrainingState,
  type TrainOptions,
} from '@colonnade/core';
import { Gate } from './gate.js';
import { problemOf } from './problem.js';
import type { Progress, RunStatus } from './protocol.js';
import { lookAt, type WatchContext, type WatchRequests } from './watches/index.js';

/** The shortest time between two pictures for the page. */
const pictureEveryMs = 50;
/** Looking may take this share of the time of a training that runs. */
const shareOfLooking = 0.25;

/**
 * A training that can wait. It is the library's `fit` from beginning to end, held at a gate after every epoch, so that
 * its bits are those of a training that is never held. To go update by update it ends at the epoch where it waits and
 * goes on from there, watched.
 */
export class Run {
  readonly prepared: Prepared;
  /** Epochs that are planned. */
  epochs: number;
  readonly #post: (progress: Progress) => void;
  readonly #gate = new Gate();
  #status: RunStatus = 'ready';
  #entries: HistoryEntry[] = [];
  #history: History | undefined;
  /** What a fit left behind to go on from. */
  #state: TrainingState | undefined;
  #abort = new AbortController();
  #fitting: Promise<void> | undefined;
  #stepwise = false;
  #step = 0;
  /** Whether updates pass without waiting, to the end of the epoch. */
  #toEpochEnd = false;
  #requests: WatchRequests = {};
  /** Entries that the page has. */
  #told = 0;
  #drawn = true;
  #nextPictureMs = 0;
  #startedMs = 0;
  #epochsBefore = 0;

  private constructor(prepared: Prepared, post: (progress: Progress) => void) {
    this.prepared = prepared;
    this.epochs = prepared.start.epochs;
    this.#post = post;
  }

  /** @throws as `prepareTraining` */
  static async prepare(
    table: Table,
    options: TrainOptions,
    post: (progress: Progress) => void,
  ): Promise<Run> {
    return new Run(await prepareTraining(table, options), post);
  }

  get batchSize(): number {
    const { batchSize } = this.prepared.fitOptions;
    const m = this.prepared.examples.train.X.columns;
    return batchSize === 'all' || batchSize === undefined ? m : Math.min(batchSize, m);
  }

  play(): void {
    if (this.#status === 'done') return;
    this.#become('running');
    this.#startedMs = performance.now();
    this.#epochsBefore = Math.max(0, this.#entries.length - 1);
    this.#gate.open();
    this.#begin();
  }

  pause(): void {
    if (this.#status !== 'running') return;
    this.#gate.shut();
    this.#become('paused');
  }

  stepEpoch(): void {
    if (this.#status === 'done') return;
    this.#become('paused');
    this.#toEpochEnd = true;
    this.#goOne();
  }

  async stepUpdate(): Promise<void> {
    if (this.#status === 'done') return;
    if (this.batchSize >= this.prepared.examples.train.X.columns) return this.stepEpoch();
    this.#become('paused');
    if (!this.#stepwise) {
      await this.#end();
      this.#stepwise = true;
    }
    this.#goOne();
  }

  /** Plans more epochs for a training that has come to the end of those it had. */
  more(epochs: number): void {
    if (this.#status !== 'done' || this.#history?.stopped !== 'epochs') return;
    this.epochs += epochs;
    this.#history = undefined;
    this.#fitting = undefined;
    this.#become('paused');
  }

  /** Ends it without a result. */
  async giveUp(): Promise<void> {
    await this.#end();
    this.#drawn = false;
  }

  watch(requests: WatchRequests): void {
    this.#requests = requests;
    if (this.#status !== 'running') this.#picture(true);
  }

  drawn(): void {
    this.#drawn = true;
  }

  #become(status: RunStatus): void {
    this.#status = status;
    if (status !== 'running') this.#picture(true);
  }

  #begin(): void {
    this.#fitting ??= this.#fit();
  }

  /** From where it waits to the next place to wait. A fit that goes on from a state does not wait where it begins. */
  #goOne(): void {
    const goesOn = this.#fitting === undefined && this.#state !== undefined;
    if (!goesOn) this.#gate.letOne();
    this.#begin();
  }

  /** Ends the fit where it waits; it can go on from there. */
  async #end(): Promise<void> {
    this.#abort.abort();
    this.#gate.open();
    await this.#fitting;
    this.#gate.shut();
    this.#fitting = undefined;
    this.#abort = new AbortController();
  }

  /** Goes on at full speed, no longer update by update. */
  async #hurry(): Promise<void> {
    await this.#end();
    this.#stepwise = false;
    if (this.#status !== 'running') return;
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
        signal,
        onEpoch: (entry) => this.#afterEpoch(entry, signal),
        ...(stepwise && { onUpdate: ({ step }) => this.#afterUpdate(step, signal) }),
        checkpoint: {
          everyMs: Number.MAX_VALUE,
          save: (state) => {
            this.#state = state;
          },
          ...(this.#state && { from: this.#state }),
        },
      });
      if (signal.aborted && history.stopped === 'interrupted') return;
      this.#history = history;
      this.#step = 0;
      this.#become('done');
    } catch (error) {
      if (signal.aborted) return;
      this.#status = 'done';
      this.#tell({ problem: problemOf(error).message });
    }
  }

  #afterEpoch(entry: HistoryEntry, signal: AbortSignal): Promise<void> | undefined {
    this.#step = 0;
    this.#toEpochEnd = false;
    this.#entries[entry.epoch] = entry;
    if (signal.aborted) return undefined;
    if (this.#stepwise && this.#gate.isOpen) void this.#hurry();
    return this.#wait();
  }

  #afterUpdate(step: number, signal: AbortSignal): Promise<void> | undefined {
    this.#step = step;
    if (signal.aborted || this.#toEpochEnd) return undefined;
    return this.#wait();
  }

  #wait(): Promise<void> | undefined {
    const waits = this.#gate.pass();
    this.#picture(waits !== undefined);
    return waits;
  }

  /** Shows the page how it stands: at once when it is wanted, else when the page and the time allow it. */
  #picture(now: boolean): void {
    const startedMs = performance.now();
    if (!now && (!this.#drawn || startedMs < this.#nextPictureMs)) return;
    this.#tell({});
    const tookMs = performance.now() - startedMs;
    this.#nextPictureMs = startedMs + Math.max(pictureEveryMs, tookMs / shareOfLooking);
  }

  #tell(rest: Partial<Progress>): void {
    const from = this.#told;
    this.#told = this.#entries.length;
    this.#drawn = false;
    this.#post({
      status: this.#status,
      from,
      entries: this.#entries.slice(from),
      step: this.#step,
      stopped: this.#history?.stopped ?? null,
      keptEpoch: this.#history?.keptEpoch ?? null,
      examplesPerSecond: this.#speed(),
      problem: this.#history?.problem?.worded('studio') ?? null,
      watched: lookAt(this.#context(), this.#requests),
      ...rest,
    });
  }

  #speed(): number | null {
    const epochs = this.#entries.length - 1 - this.#epochsBefore;
    if (this.#status !== 'running' || epochs < 1) return null;
    const seconds = (performance.now() - this.#startedMs) / 1000;
    return (epochs * this.prepared.examples.train.X.columns) / seconds;
  }

  #context(): WatchContext {
    return { prepared: this.prepared, epoch: Math.max(0, this.#entries.length - 1) };
  }
}
