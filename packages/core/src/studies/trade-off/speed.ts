import { breathe, nowMs, type StopSignal } from '../../foundation/host.js';
import { type Inputs, SparseMatrix } from '../../matrix/sparse-matrix.js';
import type { Answering } from '../../model/inputs.js';

/**
 * How fast a network answers when its inputs are ready: one thread of this machine, by the quickest of its turns. What
 * else a machine does only ever adds to a time, so that the quickest is what the network itself takes.
 */
export interface PredictionSpeed {
  /** Many examples at once: examples a second. */
  readonly examplesPerSecond: number;
  /** One example at a time: microseconds each. */
  readonly oneMicroseconds: number;
}

/** What is timed: a network and examples for it. */
export interface Timed {
  readonly answering: Answering;
  readonly X: Inputs;
}

/** Every network has so many turns, one after the other, so that a slow moment of the machine hits all of them. */
const turns = 21;
/** A turn lasts at least so long. */
const turnMs = 3;
/** Before the first, each runs so long: compiled code is at its best after a while. */
const warmMs = 50;
/** Examples that are answered one at a time in a turn. */
const single = 32;

/** Times networks in turns. @returns null when the signal stopped it */
export async function timeAll(
  timed: readonly Timed[],
  signal: StopSignal,
): Promise<PredictionSpeed[] | null> {
  const many = timed.map((): number[] => []);
  const one = timed.map((): number[] => []);
  const columns = timed.map(({ X }) => {
    return Array.from({ length: Math.min(single, X.columns) }, (_, j) => X.slice(j, j + 1));
  });
  const singles = timed.map(({ answering, X }, at) => inTurn(answerOne(answering, X, columns[at])));
  for (let turn = -1; turn < turns; turn++) {
    for (let place = 0; place < timed.length; place++) {
      if (signal.aborted) return null;
      // Each turn begins with another, so that none is always the first.
      const at = (place + turn + 1) % timed.length;
      const { answering, X } = timed[at];
      const ms = turn < 0 ? warmMs : turnMs;
      const perExample = secondsOf(() => answering.predict(X), ms) / X.columns;
      const perColumn = secondsOf(singles[at].run, ms) / singles[at].times;
      if (turn < 0) continue;
      many[at].push(perExample);
      one[at].push(perColumn);
    }
    await breathe();
  }
  return timed.map((_, at) => ({
    examplesPerSecond: 1 / Math.min(...many[at]),
    oneMicroseconds: 1e6 * Math.min(...one[at]),
  }));
}

/**
 * Answers one of the columns, and the next time the one after it: over fixed arrays, as who serves them would; a sparse
 * one by itself.
 */
function answerOne(answering: Answering, X: Inputs, columns: readonly Inputs[]): () => void {
  let next = 0;
  const column = () => columns[next++ % columns.length];
  if (X instanceof SparseMatrix) return () => void answering.predict(column());
  const { input, run } = answering.predictor();
  return () => {
    input.set((column() as Exclude<Inputs, SparseMatrix>).data);
    run();
  };
}

/** As many at once as fit into a turn: looking at the clock takes longer than a small network. */
function inTurn(answer: () => void): { run: () => void; times: number } {
  const seconds = secondsOf(answer, 0);
  const times = Math.max(1, Math.min(single, Math.floor(turnMs / 1000 / Math.max(seconds, 1e-9))));
  return {
    times,
    run: () => {
      for (let k = 0; k < times; k++) answer();
    },
  };
}

/** Seconds of one run, of as many as take so long. */
function secondsOf(run: () => unknown, leastMs: number): number {
  const startedMs = nowMs();
  let [count, passedMs] = [0, 0];
  do {
    run();
    count++;
    passedMs = nowMs() - startedMs;
  } while (passedMs < leastMs);
  return passedMs / 1000 / count;
}
