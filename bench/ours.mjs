// How the benchmark calls Colonnade: the one file that knows its API.
import { readFileSync } from 'node:fs';
import * as core from '@colonnade/core';
import { makeData, stepsOf } from './data.mjs';

// Importing it registers the engine "blas". It may be absent, or find no library: then that engine says so itself.
await import('@colonnade/native').catch(() => undefined);

const { Matrix, Network, dense } = core;

/** The version of the library is that of the repository; what matters is which engines this build has. */
const hasEngines = (() => {
  try {
    new Network({ inputs: 1, layers: [dense(1, 'sigmoid')], initialization: 'zeros', precision: 'float32' });
    return true;
  } catch (error) {
    if (error.code !== 'OPTION_UNKNOWN') throw error;
    return false;
  }
})();

function expectEngine({ engine }) {
  if (hasEngines || engine === 'reference' || engine === undefined) return;
  throw new Error(`this build has no engine "${engine}"`);
}

/** The layers of a workload: ReLU, and its output. */
function layersOf({ layers, output }) {
  return layers.slice(1).map((units, l) => dense(units, l + 2 < layers.length ? 'relu' : output));
}

/** The reference computes in float64, whatever the workload says. */
function networkOf(workload, { engine } = {}) {
  const precision = engine === 'reference' ? 'float64' : workload.precision;
  return new Network({
    inputs: workload.layers[0],
    layers: layersOf(workload),
    initialization: 'he',
    seed: 1,
    ...(hasEngines ? { precision } : {}),
  });
}

/** The options of `fit` that choose who computes. */
function engineOptions({ engine, threads, deterministic }) {
  if (!hasEngines) return {};
  return { engine, threads, ...(deterministic ? { deterministic } : {}) };
}

function fitOptionsOf(workload, contender) {
  return {
    learningRate: workload.learningRate,
    batchSize: workload.batch,
    shuffle: false,
    ...engineOptions(contender),
  };
}

/** Examples as matrices, and their first columns without a copy. */
function examplesOf(workload) {
  const { X, Y, n, m, outputs } = makeData(workload);
  const first = (columns) => [
    Matrix.fromColumnMajor(n, columns, X.subarray(0, n * columns)),
    Matrix.fromColumnMajor(outputs, columns, Y.subarray(0, outputs * columns)),
  ];
  return { m, first };
}

/** A network of the course's kind on a workload's examples; only whole batches, as the peers take them. */
export function training(workload, contender) {
  expectEngine(contender);
  const { first } = examplesOf(workload);
  const batch = Math.min(workload.batch, workload.examples);
  // Fewer examples would be another training: they may stand in its memory where all of them would not. The reference
  // would need minutes for them.
  const whole = workload.whole && contender.engine !== 'reference';
  const data = { first, batch, columns: stepsOf(workload) * batch, whole };
  return inWindows(networkOf(workload, contender), fitOptionsOf(workload, contender), data);
}

/** One review a step over the words present. */
export function text(workload, contender) {
  expectEngine(contender);
  if (!core.SparseMatrix) throw new Error('this build takes no sparse inputs');
  const { vocabulary, hidden, examples, words, starts, labels, precision } = workload;
  const read = (path) => new Uint8Array(readFileSync(path)).buffer;
  const X = new core.SparseMatrix(
    vocabulary,
    examples,
    new Uint32Array(read(starts)),
    new Uint32Array(read(words)),
  );
  const Y = Matrix.fromColumnMajor(1, examples, Float32Array.from(new Uint8Array(read(labels))));
  const network = new Network({
    inputs: vocabulary,
    layers: [dense(hidden, 'linear'), dense(1, 'sigmoid')],
    cost: 'squared-error',
    initialization: 'small',
    bias: false,
    ...(hasEngines ? { precision } : {}),
  });
  const first = (columns) => [
    X.slice(0, columns),
    Matrix.fromColumnMajor(1, columns, Y.data.subarray(0, columns)),
  ];
  return inWindows(network, fitOptionsOf(workload, contender), { first, batch: 1, columns: examples });
}

/**
 * A training in windows. Each window is a fit of as many epochs as fill it, less a fit of none: the start (planning,
 * copying in, the exact cost of entry 0) is told apart as `startMs`.
 * @param data { first(columns), batch, columns, whole }: examples, and whether every fit has all of them
 */
function inWindows(network, options, { first, batch, columns: all, whole = false }) {
  /** Examples a second, the start counted in: it plans the next window, so it may be too low but not too high. */
  let rate = 0;
  /** The least start seen for so many examples: noise in the starts must not make us faster. */
  const leastStartMs = new Map();
  let cost = null;
  let engine = null;

  async function timed([X, Y], epochs) {
    // A fit of no epochs would be left one thread: it starts with those that its window has had before.
    const threads = epochs === 0 ? (engine?.threads ?? options.threads) : options.threads;
    const start = performance.now();
    const history = await network.fit(X, Y, { ...options, threads, epochs });
    const ms = performance.now() - start;
    engine = history.engine ?? { name: 'reference' };
    cost = history.at(-1).cost ?? history.at(-1).costOfBatches;
    return ms;
  }

  /** Where an epoch is longer than the window, as many whole batches as fill it. */
  function columnsFor(ms) {
    if (whole) return all;
    const batches = Math.floor((rate * ms) / 1000 / batch);
    // Of one batch alone it would be another training: all examples at once, whose cost is exact.
    return Math.min(all, Math.max(2, batches) * batch);
  }

  async function window(ms) {
    const columns = columnsFor(ms);
    const examples = first(columns);
    const startMs = await timed(examples, 0);
    // Long enough that the start, and the noise in it, is a small part.
    const long = ms === 0 ? 0 : Math.max(ms, 3 * startMs);
    const epochs = Math.max(1, Math.round((rate * long) / 1000 / columns));
    const allMs = await timed(examples, epochs);
    rate = (1000 * columns * epochs) / allMs;
    const least = Math.min(leastStartMs.get(columns) ?? startMs, startMs, allMs / 2);
    leastStartMs.set(columns, least);
    return { examples: columns * epochs, seconds: (allMs - least) / 1000, startMs, engine };
  }

  return { window, cost: () => cost };
}

/** `network.predictor`: one example at a time. */
export function prediction(workload) {
  const network = networkOf(workload);
  const { first } = examplesOf(workload);
  const [X] = first(workload.examples);
  const predictor = network.predictor({ columns: 1 });
  const columns = Array.from({ length: X.columns }, (_, j) => X.data.subarray(j * X.rows, (j + 1) * X.rows));

  function predictAll() {
    for (const column of columns) {
      predictor.input.set(column);
      predictor.run();
    }
  }

  /** Bytes of heap that one prediction leaves behind, without a collection in between. */
  function allocation(rounds) {
    globalThis.gc?.();
    const before = process.memoryUsage().heapUsed;
    for (let i = 0; i < rounds; i++) predictAll();
    return Math.max(0, process.memoryUsage().heapUsed - before) / (rounds * columns.length);
  }

  async function window(ms) {
    const start = performance.now();
    let rounds = 0;
    do {
      predictAll();
      rounds++;
    } while (performance.now() - start < ms);
    const seconds = (performance.now() - start) / 1000;
    // So many that what `memoryUsage` itself leaves does not count, within a third of a second.
    const bytesPerPrediction = allocation(Math.max(20, Math.min(200, Math.round(rounds / seconds / 3))));
    return { examples: rounds * columns.length, seconds, bytesPerPrediction };
  }

  return { window };
}

/** The times at which each tenth of a long training ended, of a network that has been trained before. */
export function endurance(workload, contender) {
  expectEngine(contender);
  const network = networkOf(workload, contender);
  const { first } = examplesOf(workload);
  const [X, Y] = first(workload.examples);
  const options = fitOptionsOf(workload, contender);
  const tenth = workload.epochs / 10;

  async function window() {
    await network.fit(X, Y, { ...options, epochs: tenth });
    const ends = [];
    const onEpoch = ({ epoch }) => {
      if (epoch % tenth === 0) ends.push(performance.now());
    };
    const start = performance.now();
    await network.fit(X, Y, { ...options, epochs: workload.epochs, onEpoch });
    const seconds = (performance.now() - start) / 1000;
    const tenths = ends.slice(1).map((end, i) => (end - ends[i]) / 1000);
    return { examples: workload.epochs * workload.examples, seconds, tenths };
  }

  return { window };
}
