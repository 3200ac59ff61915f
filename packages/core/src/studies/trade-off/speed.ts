import { breathe, nowMs, type StopSignal } from '../../foundation/host.js';
import { type Inputs, SparseMatrix } from '../../matrix/sparse-matrix.js';
import type { Answering } from '../../model/inputs.js';
import { median } from '../conclude/summarize-arm.js';

/** How fast a network answers when its inputs are ready: one thread of this machine, medians of turns. */
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
/** Turns before, which are not counted: they bring memory and caches into use, and compiled code to its best. */
const warming = 3;
/** A turn lasts at least so long. */
const turnMs = 3;
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
  const singles = timed.map(({ answering, X }, at) => answerOne(answering, X, columns[at]));
  for (let turn = -warming; turn < turns; turn++) {
    for (let place = 0; place < timed.length; place++) {
      if (signal.aborted) return null;
      // Each turn begins with another, so that none is always the first.
      const at = (place + turn + warming) % timed.length;
      const { answering, X } = timed[at];
      const perExample = secondsOf(() => answering.predict(X)) / X.columns;
      const perColumn = secondsOf(singles[at]) / columns[at].length;
      if (turn < 0) continue;
      many[at].push(perExample);
      one[at].push(perColumn);
    }
    await breathe();
  }
  return timed.map((_, at) => ({
    examplesPerSecond: 1 / median(many[at])!,
    oneMicroseconds: 1e6 * median(one[at])!,
  }));
}

/** Answers columns one at a time: over fixed arrays, as who serves them would; a sparse one by itself. */
function answerOne(answering: Answering, X: Inputs, columns: readonly Inputs[]): () => void {
  if (X instanceof SparseMatrix) {
    return () => {
      for (const column of columns) answering.predict(column);
    };
  }
  const { input, run } = answering.predictor();
  const dense = columns.map((column) => (column as Exclude<Inputs, SparseMatrix>).data);
  return () => {
    for (const x of dense) {
      input.set(x);
      run();
    }
  };
}

/** Seconds of one run, of as many as a turn takes. */
function secondsOf(run: () => unknown): number {
  const startedMs = nowMs();
  let [count, passedMs] = [0, 0];
  do {
    run();
    count++;
    passedMs = nowMs() - startedMs;
  } while (passedMs < turnMs);
  return passedMs / 1000 / count;
}
