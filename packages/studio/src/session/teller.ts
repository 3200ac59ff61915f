import { type History, type HistoryEntry, type Prepared, thinHistory } from '@colonnade/core';
import { Pace } from './pace.js';
import { mostEntries, type Progress, type RunStatus } from './protocol.js';
import { lookAt, type WatchRequests } from './watches/index.js';

/** The shortest time between two pictures for the page. */
const pictureEveryMs = 50;
/** Looking may take this share of the time of a training that runs. */
const shareOfLooking = 0.25;

/** How a training stands. */
export interface Standing {
  readonly status: RunStatus;
  /** The last whole epoch. */
  readonly epoch: number;
  readonly step: number;
  /** What it came to, once it is done. */
  readonly history: History | undefined;
}

/** Tells the page how a training stands and what it wants to see: no more often than it can draw and time allows. */
export class Teller {
  readonly #run: number;
  readonly #prepared: Prepared;
  readonly #post: (progress: Progress) => void;
  /** Entries that the page does not have yet. */
  #fresh: readonly HistoryEntry[] = [];
  #requests: WatchRequests = {};
  #drawn = true;
  #nextMs = 0;
  #problem: string | null = null;
  /** Whether the page is told of it at all. */
  #shown = true;
  readonly #pace = new Pace();

  constructor(run: number, prepared: Prepared, post: (progress: Progress) => void) {
    this.#run = run;
    this.#prepared = prepared;
    this.#post = post;
  }

  /** The page wants to see other things from now on. */
  want(requests: WatchRequests): void {
    this.#requests = requests;
  }

  /** The page has drawn the last picture. */
  drawn(): void {
    this.#drawn = true;
  }

  hide(): void {
    this.#shown = false;
  }

  /** The page is told everything from the beginning. */
  showAgain(entries: readonly HistoryEntry[]): void {
    this.#shown = true;
    this.#fresh = [...entries];
  }

  /** The speed is that from here on. */
  paceFrom(epoch: number): void {
    this.#pace.begin(epoch);
  }

  /** An entry to tell; where the page does not listen for long, what waits is thinned. */
  add(entry: HistoryEntry): void {
    (this.#fresh as HistoryEntry[]).push(entry);
    if (this.#fresh.length > mostEntries) this.#fresh = thinHistory(this.#fresh, mostEntries);
  }

  /** Something went wrong; it is told once. */
  report(problem: string | null): void {
    this.#problem = problem;
  }

  /** Tells at once when it is wanted, else when the page and the time allow it. */
  picture(standing: Standing, now: boolean): void {
    if (!this.#shown) return;
    const startedMs = performance.now();
    if (!now && (!this.#drawn || startedMs < this.#nextMs)) return;
    this.#tell(standing);
    const tookMs = performance.now() - startedMs;
    this.#nextMs = startedMs + Math.max(pictureEveryMs, tookMs / shareOfLooking);
  }

  #tell({ status, epoch, step, history }: Standing): void {
    const entries = this.#fresh;
    this.#fresh = [];
    this.#drawn = false;
    const examples = this.#prepared.examples.train.X.columns;
    this.#post({
      run: this.#run,
      status,
      entries,
      step,
      stopped: history?.stopped ?? null,
      keptEpoch: history?.keptEpoch ?? null,
      examplesPerSecond: status === 'running' ? this.#pace.examplesPerSecond(epoch, examples) : null,
      problem: this.#problem,
      watched: lookAt({ prepared: this.#prepared, epoch: history?.keptEpoch ?? epoch }, this.#requests),
    });
    this.#problem = null;
  }
}
