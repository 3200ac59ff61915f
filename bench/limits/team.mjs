// Threads that do their parts of a step together, as cheaply as can be: they spin, and meet at barriers.
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

const STEP = 0;
const ARRIVED = 1;
const GENERATION = 2;
/** Before a thread that waits sleeps. */
const MOST_LOOKS = 20_000;

/** This thread's place among those that do a step, and where they meet. */
export class Member {
  #words;

  constructor(control, thread, threads) {
    this.#words = new Int32Array(control);
    this.thread = thread;
    this.threads = threads;
  }

  /** The parts of a list that are this thread's. */
  own(list) {
    const start = Math.floor((list.length * this.thread) / this.threads);
    return list.slice(start, Math.floor((list.length * (this.thread + 1)) / this.threads));
  }

  /** Returns when all have come here. */
  meet() {
    if (this.threads === 1) return;
    const words = this.#words;
    const generation = Atomics.load(words, GENERATION);
    if (Atomics.add(words, ARRIVED, 1) === this.threads - 1) {
      Atomics.store(words, ARRIVED, 0);
      Atomics.store(words, GENERATION, generation + 1);
      Atomics.notify(words, GENERATION);
      return;
    }
    // Some 100 µs; then on a machine with more to do than processors, the other needs this one.
    for (let look = 0; Atomics.load(words, GENERATION) === generation; look++) {
      if (look > MOST_LOOKS) Atomics.wait(words, GENERATION, generation, 1);
    }
  }

  begin() {
    Atomics.add(this.#words, STEP, 1);
    Atomics.notify(this.#words, STEP);
  }

  /** Waits for the step after this one; between windows it sleeps. */
  await(last) {
    for (let look = 0; look < MOST_LOOKS; look++) {
      const step = Atomics.load(this.#words, STEP);
      if (step !== last) return step;
    }
    Atomics.wait(this.#words, STEP, last);
    return Atomics.load(this.#words, STEP);
  }
}

/**
 * `step()` on so many threads.
 * @param part called on every thread with `data` and { member }: its part of a step
 * @param module the file that exports it as `part`
 */
export async function inTeam(part, module, threads, data) {
  const control = new SharedArrayBuffer(64);
  const others = Array.from({ length: threads - 1 }, (_, i) => i + 1);
  await Promise.all(
    others.map(async (thread) => {
      const workerData = { module, control, thread, threads, data };
      const worker = new Worker(new URL('./member.mjs', import.meta.url), { workerData });
      worker.unref();
      await once(worker, 'message');
    }),
  );
  const member = new Member(control, 0, threads);
  const own = part({ ...data, member });
  return () => {
    member.begin();
    own();
    member.meet();
  };
}
