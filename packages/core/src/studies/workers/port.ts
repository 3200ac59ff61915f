import { node, URL } from '../../engine/wasm/webassembly.js';
import type { Order, Report } from './messages.js';
import { startTrialWorker } from './page-worker.js';

/** A worker of a study, in Node or in a page. */
export interface StudyWorker {
  post(order: Order): void;
  /** Keeps the process alive, or not. */
  hold(held: boolean): void;
  end(): Promise<void>;
  receive: (report: Report) => void;
  fail: (error: Error) => void;
}

interface NodeWorker {
  postMessage(message: unknown): void;
  ref(): void;
  unref(): void;
  terminate(): Promise<unknown>;
  on(event: string, receive: (value: never) => void): void;
}

/** Starts a worker from a module. */
export function startStudyWorker(module: string): StudyWorker {
  const blank = { receive: () => {}, fail: () => {} };
  if (node) {
    const { Worker } = node.getBuiltinModule!('node:worker_threads') as {
      Worker: new (url: unknown, options: { execArgv: readonly string[] }) => NodeWorker;
    };
    // Flags of the process, such as `--input-type`, are about its own program.
    const worker = new Worker(new URL(module), { execArgv: [] });
    let ended = false;
    const gone = () => started.fail(new Error('a worker of the study ended before its trial did'));
    const started: StudyWorker = {
      ...blank,
      post: (order) => (ended ? gone() : worker.postMessage(order)),
      hold: (held) => (held ? worker.ref() : worker.unref()),
      end: async () => void (await worker.terminate()),
    };
    worker.unref();
    worker.on('message', (report: Report) => started.receive(report));
    worker.on('error', (error: Error) => started.fail(error));
    worker.on('exit', () => {
      ended = true;
      gone();
    });
    return started;
  }
  const worker = startTrialWorker();
  const started: StudyWorker = {
    ...blank,
    post: (order) => worker.postMessage(order),
    hold: () => {},
    end: async () => worker.terminate(),
  };
  worker.onmessage = ({ data }) => started.receive(data);
  worker.onerror = ({ message }) => started.fail(new Error(message));
  return started;
}

interface NodePort {
  postMessage(message: unknown): void;
  on(event: 'message', receive: (order: Order) => void): void;
}

interface Scope {
  postMessage(message: unknown): void;
  onmessage: ((event: { data: Order }) => void) | null;
}

/** The worker's end of the line. */
export function studyLine(receive: (order: Order) => void): (report: Report) => void {
  if (node) {
    const { parentPort } = node.getBuiltinModule!('node:worker_threads') as { parentPort: NodePort };
    parentPort.on('message', receive);
    return (report) => parentPort.postMessage(report);
  }
  const scope = globalThis as unknown as Scope;
  scope.onmessage = ({ data }) => receive(data);
  return (report) => scope.postMessage(report);
}
