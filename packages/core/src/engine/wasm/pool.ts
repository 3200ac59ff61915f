import { startEngineWorker } from './page-worker.js';
import type { Invitation } from './serve.js';
import { node, URL } from './webassembly.js';

/** A worker, as far as Node's and a page's are alike or made so. */
interface Thread {
  post(message: unknown): void;
  /** Keeps the process alive, or not. */
  hold(held: boolean): void;
  end(): void;
  receive: (message: 'ready' | 'free') => void;
  fail: (error: Error) => void;
}

const here = (import.meta as unknown as { url: string }).url;

/** Tests run the sources, and a worker of Node 20 runs no TypeScript: there it is the built one. */
const ownModule = new URL(here.endsWith('.ts') ? '../../../dist/engine/wasm/worker.js' : './worker.js', here)
  .href;

/** Threads that have no training, by the module that they run. */
const idle = new Map<string, Thread[]>();

/** Ends the threads that have no training. */
export function endIdle(): void {
  for (const threads of idle.values()) for (const thread of threads.splice(0)) thread.end();
}

/** Waits until the threads of a training have left it, or failed. */
export type Farewell = () => Promise<void>;

/**
 * Invites so many threads to a training and waits until they are there. Threads are kept for the next training;
 * they do not keep a process alive.
 * @param module what they run: that of a library, or that of the engine
 * @param failed told of what a thread throws
 */
export async function invite(
  module: string | undefined,
  invitations: readonly Invitation[],
  failed: (error: Error) => void,
): Promise<Farewell> {
  const runs = module ?? ownModule;
  const free = idle.get(runs) ?? [];
  idle.set(runs, free);
  const farewells = await Promise.all(
    invitations.map((invitation) => join(free.pop() ?? startThread(runs), invitation, free, failed)),
  );
  return async () => void (await Promise.all(farewells.map((farewell) => farewell())));
}

function join(
  thread: Thread,
  invitation: Invitation,
  free: Thread[],
  failed: (error: Error) => void,
): Promise<Farewell> {
  return new Promise((resolve, reject) => {
    const left = new Promise<void>((leave) => {
      thread.fail = (error) => {
        failed(error);
        reject(error);
        leave(); // one that failed on the way does not come back
      };
      thread.receive = (message) => {
        thread.hold(false);
        if (message === 'ready') {
          resolve(() => {
            thread.hold(true);
            return left;
          });
        } else {
          free.push(thread);
          leave();
        }
      };
    });
    thread.hold(true);
    thread.post(invitation);
  });
}

/** A thread works in the shared memory; its own heap holds next to nothing. */
const littleHeap = { maxYoungGenerationSizeMb: 1, maxOldGenerationSizeMb: 128 };

interface NodeWorker {
  postMessage(message: unknown): void;
  ref(): void;
  unref(): void;
  terminate(): unknown;
  on(event: string, receive: (value: never) => void): void;
}

function startThread(module: string): Thread {
  const thread: Thread = { post: () => {}, hold: () => {}, end: () => {}, receive: () => {}, fail: () => {} };
  if (node) {
    const { Worker } = node.getBuiltinModule!('node:worker_threads') as {
      Worker: new (url: unknown, options: object) => NodeWorker;
    };
    // What the process was started with is not for a thread: `--input-type` would keep it from starting.
    const worker = new Worker(new URL(module), { resourceLimits: littleHeap, execArgv: [] });
    worker.on('message', (message: 'ready' | 'free') => thread.receive(message));
    worker.on('error', (error: Error) => thread.fail(error));
    thread.post = (message) => worker.postMessage(message);
    thread.hold = (held) => (held ? worker.ref() : worker.unref());
    thread.end = () => void worker.terminate();
    return thread;
  }
  const worker = startEngineWorker();
  worker.onmessage = ({ data }) => thread.receive(data);
  worker.onerror = ({ message }) => thread.fail(new Error(message));
  thread.post = (message) => worker.postMessage(message);
  thread.end = () => worker.terminate();
  return thread;
}
