import { processors } from '../engine/wasm/processors.js';
import { URL } from '../engine/wasm/webassembly.js';
import type { StopSignal } from '../foundation/host.js';
import { checkOptions, type OptionTable } from '../foundation/options.js';
import { inProcess } from './in-process.js';
import type { Trial } from './plan.js';
import type { LearnerPlace, Runner, StudyData } from './runner.js';
import type { TrialResult } from './trial-result.js';
import { unpackError } from './workers/messages.js';
import { type StudyWorker, startStudyWorker } from './workers/port.js';
import { packTable } from './workers/table-message.js';

const here = (import.meta as unknown as { url: string }).url;

/** Tests run the sources, and a worker of Node 20 runs no TypeScript: there it is the built one, as users of the library have it. */
const workerModule = here.endsWith('.ts')
  ? new URL('../../bundle/study-worker.js', here).href
  : new URL('./study-worker.js', here).href;

/** A worker is told to stop so often after the signal says so. */
const lookEveryMs = 50;

const { setInterval, clearInterval } = globalThis as unknown as {
  setInterval(callback: () => void, ms: number): unknown;
  clearInterval(timer: unknown): void;
};

/** How many workers, and what they load. */
export interface WorkerOptions {
  /** `auto`: the processors of this machine. With one, or where none can be started, trials run on this thread. */
  readonly workers?: 'auto' | number;
  /** No more workers than this are of use: the trials of the study. */
  readonly trials?: number;
  /** Modules that every worker loads before its first trial, as URLs. */
  readonly imports?: readonly string[];
}

const workerOptions: OptionTable = {
  workers: { type: 'integer', min: 1, also: ['auto'], default: 'auto', help: 'how many' },
  trials: {
    type: 'integer',
    min: 0,
    also: [Number.POSITIVE_INFINITY],
    default: Number.POSITIVE_INFINITY,
    help: 'trials of the study',
  },
  imports: {
    type: 'list',
    accepts: (value) => typeof value === 'string',
    default: [],
    expected: 'a list of URLs',
    help: 'modules to load',
  },
};

/**
 * Runs trials on workers of their own, each of which is sent the data once. They end with the process, with `close`,
 * and when one of them fails.
 */
export function inWorkers(data: StudyData, options: WorkerOptions = {}): Runner {
  const { workers, trials, imports } = checkOptions('inWorkers', options, workerOptions);
  const count = Math.min(workers === 'auto' ? processors() : workers, trials);
  if (count <= 1) return inProcess(data);
  const free: StudyWorker[] = [];
  const all: StudyWorker[] = [];
  try {
    for (let i = 0; i < count; i++) all.push(startStudyWorker(workerModule));
  } catch {
    // A page may forbid them. The study is the same on this thread, only slower.
    for (const worker of all) void worker.end();
    return inProcess(data);
  }
  const table = packTable(data.table);
  const test = data.test ? packTable(data.test) : null;
  for (const worker of all) worker.post({ kind: 'data', table, test, imports });
  free.push(...all);
  const run = async (trial: Trial, learner: LearnerPlace | null, signal: StopSignal) => {
    const worker = free.pop()!;
    const result = await runOn(worker, trial, learner, signal);
    free.push(worker);
    return result;
  };
  return {
    workers: count,
    execute: (trial, signal) => run(trial, null, signal),
    executeLearner: run,
    async close() {
      for (const worker of all) worker.fail = () => {};
      await Promise.all(all.map((worker) => worker.end()));
    },
  };
}

function runOn(
  worker: StudyWorker,
  trial: Trial,
  learner: LearnerPlace | null,
  signal: StopSignal,
): Promise<TrialResult | null> {
  return new Promise((resolve, reject) => {
    let told = false;
    const timer = setInterval(() => {
      if (signal.aborted && !told) worker.post({ kind: 'stop' });
      told ||= signal.aborted;
    }, lookEveryMs);
    const finish = (settle: () => void) => {
      clearInterval(timer);
      worker.hold(false);
      settle();
    };
    worker.fail = (error) => finish(() => reject(error));
    worker.receive = (report) =>
      finish(() => (report.kind === 'result' ? resolve(report.result) : reject(unpackError(report))));
    worker.hold(true);
    worker.post({ kind: 'run', trial, learner });
  });
}
