import { packTable, type Table } from '@colonnade/core';
import { SessionProblem } from '../problem.js';
import type { JobName, NewsOf, RequestOf, ValueOf } from './jobs.js';
import type { Order, Report } from './protocol.js';

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
  onNews(news: unknown): void;
}

/** A thread beside the session, on the data that are open. It is started when it is first wanted. */
export class Aside {
  readonly #table: Table;
  #worker: Worker | undefined;
  #waiting = new Map<number, Waiting>();
  #last = 0;

  constructor(table: Table) {
    this.#table = table;
  }

  get isBusy(): boolean {
    return this.#waiting.size > 0;
  }

  /** Does a job after those that wait. Null when it was given up before it was done. @throws what the job throws */
  do<N extends JobName>(
    job: N,
    request: RequestOf<N>,
    onNews: (news: NewsOf<N>) => void = () => {},
  ): Promise<ValueOf<N> | null> {
    const worker = this.#started();
    return new Promise<ValueOf<N> | null>((resolve, reject) => {
      const id = ++this.#last;
      const waiting = { resolve, reject, onNews };
      this.#waiting.set(id, waiting as Waiting);
      worker.postMessage({ kind: 'job', id, job, request } satisfies Order);
    });
  }

  /** Asks the job that runs to come to its end with what it has. */
  stop(): void {
    this.#worker?.postMessage({ kind: 'stop' } satisfies Order);
  }

  /** Gives up every job, at once. */
  end(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    for (const { resolve } of this.#waiting.values()) resolve(null);
    this.#waiting.clear();
  }

  #started(): Worker {
    if (this.#worker !== undefined) return this.#worker;
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'aside' });
    worker.addEventListener('message', ({ data }: MessageEvent<Report>) => this.#take(data));
    worker.addEventListener('error', ({ message }) => this.#fail(message));
    worker.postMessage({ kind: 'data', table: packTable(this.#table) } satisfies Order);
    this.#worker = worker;
    return worker;
  }

  #take(report: Report): void {
    const waiting = this.#waiting.get(report.id);
    if (waiting === undefined) return;
    if ('news' in report) {
      waiting.onNews(report.news);
      return;
    }
    this.#waiting.delete(report.id);
    if ('problem' in report) waiting.reject(new SessionProblem(report.problem));
    else waiting.resolve(report.value);
  }

  #fail(message: string): void {
    const problem = { message: `A thread of the studio has stopped: ${message}`, code: null, option: null };
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    this.end();
    for (const { reject } of waiting) reject(new SessionProblem(problem));
  }
}
