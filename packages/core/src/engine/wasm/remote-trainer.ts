import type { FloatArray } from '../../matrix/matrix.js';
import type { EngineInfo } from '../description.js';
import type { Job } from '../jobs.js';
import type { Place, Trainer, Vectors } from '../trainer.js';
import type { Stage } from './conduct.js';
import { canShare } from './page.js';
import { type PageWorker, startEngineWorker } from './page-worker.js';
import type { Memory } from './webassembly.js';

/** What the page asks of the thread that trains for it; each is answered in order. */
export type Request =
  | { readonly ask: 'open'; readonly stage: Stage; readonly memory?: Memory; readonly content?: ArrayBuffer }
  | { readonly ask: 'advance'; readonly job: Job; readonly order: 'same' | 'given' }
  | { readonly ask: 'update'; readonly learningRate: number; readonly step: number }
  | { readonly ask: 'keep'; readonly place: 'accepted' | 'best' }
  | { readonly ask: 'takeBack'; readonly place: 'accepted' | 'best'; readonly cleared: readonly number[] }
  | { readonly ask: 'read'; readonly place: Place }
  | { readonly ask: 'theta'; readonly place: Place; readonly length: number }
  | { readonly ask: 'write'; readonly place: Place; readonly vectors: Partial<Vectors> }
  | { readonly ask: 'close' };

/** Its answer: the job as far as it has come, vectors, or nothing. */
export type Answer = { readonly value: unknown } | { readonly problem: string };

/** Sends requests to a thread, one at a time, and waits for the answers. */
class Correspondence {
  readonly #worker: PageWorker;
  #resolve: (value: never) => void = () => {};
  #reject: (error: Error) => void = () => {};

  constructor() {
    this.#worker = startEngineWorker();
    this.#worker.onmessage = ({ data }: { data: Answer }) => {
      if ('problem' in data) this.#reject(new Error(data.problem));
      else this.#resolve(data.value as never);
    };
    this.#worker.onerror = ({ message }) => this.#reject(new Error(message));
  }

  ask<T>(request: Request, transferred: ArrayBuffer[] = []): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
      this.#worker.postMessage(request, transferred);
    });
  }

  end(): void {
    this.#worker.terminate();
  }
}

/** A training that another thread of the page runs, so that the page itself never computes or waits. */
class RemoteTrainer implements Trainer {
  readonly info: EngineInfo;
  readonly #line: Correspondence;
  #order: Uint32Array | undefined;

  constructor(info: EngineInfo, line: Correspondence) {
    this.info = info;
    this.#line = line;
  }

  async advance(job: Job): Promise<void> {
    const { order } = job.control;
    // The order of an epoch is sent once.
    const known = order !== undefined && order === this.#order;
    this.#order = order;
    const sent = known ? { ...job, control: { ...job.control, order: undefined } } : job;
    const back = await this.#line.ask<Job>({ ask: 'advance', job: sent, order: known ? 'same' : 'given' });
    Object.assign(job, back, { control: { ...back.control, order } });
  }

  update(learningRate: number, step: number): Promise<void> {
    return this.#line.ask({ ask: 'update', learningRate, step });
  }

  keep(place: 'accepted' | 'best'): Promise<void> {
    return this.#line.ask({ ask: 'keep', place });
  }

  takeBack(place: 'accepted' | 'best', cleared: readonly number[] = []): Promise<void> {
    return this.#line.ask({ ask: 'takeBack', place, cleared });
  }

  read(place: Place): Promise<Vectors> {
    return this.#line.ask({ ask: 'read', place });
  }

  async copyTheta(place: Place, target: FloatArray): Promise<void> {
    target.set(await this.#line.ask<Float64Array>({ ask: 'theta', place, length: target.length }));
  }

  write(place: Place, vectors: Partial<Vectors>): Promise<void> {
    return this.#line.ask({ ask: 'write', place, vectors });
  }

  async close(): Promise<void> {
    await this.#line.ask({ ask: 'close' });
    this.#line.end();
  }
}

/**
 * Hands a training over to a thread of its own. Where memory cannot be shared, its content is moved there. Undefined
 * where the page may not start a worker: then the training runs in turns on the page.
 */
export async function openRemote(stage: Stage, memory: Memory): Promise<Trainer | undefined> {
  let line: Correspondence | undefined;
  try {
    line = new Correspondence();
    if (canShare()) await line.ask({ ask: 'open', stage, memory });
    else {
      const content = new ArrayBuffer(memory.buffer.byteLength);
      new Uint8Array(content).set(new Uint8Array(memory.buffer));
      await line.ask({ ask: 'open', stage, content }, [content]);
    }
    return new RemoteTrainer(stage.info, line);
  } catch {
    line?.end();
    return undefined;
  }
}
