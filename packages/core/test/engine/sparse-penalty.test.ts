import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.js';
import { referenceEngine } from '../../src/engine/reference/engine.js';
import { wasmEngine } from '../../src/engine/wasm/engine.js';
import { type FloatArray, Matrix } from '../../src/matrix/matrix.js';
import { RandomState } from '../../src/matrix/random-state.js';
import { SparseMatrix } from '../../src/matrix/sparse-matrix.js';
import { drawParameters } from '../../src/network/initialize.js';
import { parametersOf } from '../../src/network/parameters.js';
import { dense, specify } from '../../src/network/specification.js';
import { fit } from '../../src/training/fit.js';
import { costOf, type History } from '../../src/training/history.js';
import { adam } from '../../src/training/optimizers/adam.js';
import { gradientDescent } from '../../src/training/optimizers/gradient-descent.js';
import { momentum } from '../../src/training/optimizers/momentum.js';
import type { FitOptions } from '../../src/training/options.js';
import { boldDriver } from '../../src/training/rates/bold-driver.js';
import type { TrainingState } from '../../src/training/state.js';

interface Shape {
  readonly words: number;
  readonly m: number;
  /** Hidden units; 0 for none. */
  readonly hidden: number;
}

/** Examples of a few words each, some words rare, some in no example. */
function examples({ words, m }: Shape, seed = 3): { X: SparseMatrix; Y: Matrix } {
  const random = new RandomState(seed);
  const starts = new Uint32Array(m + 1);
  const indices: number[] = [];
  for (let j = 0; j < m; j++) {
    const present = new Set(Array.from({ length: j % 5 }, () => random.randint(random.randint(words) + 1)));
    indices.push(...[...present].sort((a, b) => a - b));
    starts[j + 1] = indices.length;
  }
  const values = Float32Array.from(indices, () => 1 + random.randint(3));
  const X = new SparseMatrix(words, m, starts, Uint32Array.from(indices), seed % 2 ? values : undefined);
  return { X, Y: Matrix.zeros(1, m).map((_, _i, j) => Number(j % 3 === 0)) };
}

interface Run {
  readonly theta: FloatArray;
  readonly history: History;
}

async function run(
  engine: Engine,
  X: SparseMatrix | Matrix,
  Y: Matrix,
  hidden: number,
  options: FitOptions,
  seen?: FloatArray[],
): Promise<Run> {
  const layers = [...(hidden > 0 ? [dense(hidden, 'tanh')] : []), dense(1, 'sigmoid')];
  const specification = specify('test', { inputs: X.rows, layers });
  const copy = parametersOf(specification, drawParameters(specification, 'he', 3).theta.slice());
  const onUpdate = seen && (() => void seen.push(copy.theta.slice()));
  const history = await fit(engine, copy, X, Y, { epochs: 4, seed: 1, onUpdate, ...options });
  return { theta: copy.theta, history };
}

function distance(got: FloatArray, expected: FloatArray): number {
  let largest = 0;
  for (let i = 0; i < got.length; i++) largest = Math.max(largest, Math.abs(got[i] - expected[i]));
  return largest;
}

const plain = wasmEngine({ precision: 'float64', deterministic: true, threads: 1 });
const engines: [string, Engine, number][] = [
  ['wasm float64', plain, 1e-12],
  [
    'wasm float64, relaxed, 3 threads',
    wasmEngine({ precision: 'float64', deterministic: false, threads: 3 }),
    1e-12,
  ],
  // About a hundred updates of float32 numbers near 1: each is within a few 6e-8.
  ['wasm float32', wasmEngine({ precision: 'float32', deterministic: true, threads: 1 }), 5e-5],
];

const rules = { 'gradient descent': gradientDescent, momentum, adam };
const shape: Shape = { words: 60, m: 40, hidden: 7 };
const penalized: FitOptions = { batchSize: 6, learningRate: 0.1, l2: 3 };

describe.each(engines)('a penalty on words: %s', (_name, engine, tolerance) => {
  it.each(Object.entries(rules))(
    'gives parameters and costs of the reference: %s',
    async (_rule, optimizer) => {
      for (const hidden of [0, 1, 7, 12]) {
        for (const more of [{}, { batchSize: 1 }, { clipNorm: 0.05 }, { dropout: 0.3 }] as FitOptions[]) {
          const { X, Y } = examples(shape);
          const options = { ...penalized, optimizer: optimizer(), ...more };
          const got = await run(engine, X, Y, hidden, options);
          const expected = await run(referenceEngine, X, Y, hidden, options);
          // Adam divides by the root of what may be nearly nothing.
          const near = tolerance * (optimizer === adam ? 200 : 1);
          expect(distance(got.theta, expected.theta)).toBeLessThan(near);
          for (const [epoch, entry] of expected.history.entries()) {
            expect(Math.abs(costOf(got.history[epoch]) - costOf(entry))).toBeLessThan(near);
          }
        }
      }
    },
  );

  it('shows W as it is between two updates, though columns wait, and changes no bit by that', async () => {
    const { X, Y } = examples(shape);
    const [got, expected]: FloatArray[][] = [[], []];
    const watched = await run(engine, X, Y, 7, penalized, got);
    await run(referenceEngine, X, Y, 7, penalized, expected);
    expect(got.length).toBe(4 * 6);
    for (const [n, theta] of got.entries()) expect(distance(theta, expected[n])).toBeLessThan(tolerance);
    const { theta } = await run(engine, X, Y, 7, penalized);
    expect(theta).toEqual(watched.theta);
  });

  it.each(Object.entries(rules))(
    'gives back the best epoch, though columns waited when it was best: %s',
    async (rule, optimizer) => {
      const { X, Y } = examples(shape);
      const validation = examples(shape, 4);
      const learningRate = rule === 'adam' ? 0.03 : rule === 'momentum' ? 1 : 0.5;
      const options: FitOptions = {
        ...{ ...penalized, l2: 1, learningRate, epochs: 30, optimizer: optimizer(), validation },
        stopping: { patience: 4 },
      };
      const got = await run(engine, X, Y, 7, options);
      const expected = await run(referenceEngine, X, Y, 7, options);
      const { keptEpoch, epochs } = expected.history;
      expect(keptEpoch).toBeGreaterThan(0);
      expect(keptEpoch).toBeLessThan(epochs);
      expect([got.history.keptEpoch, got.history.epochs]).toEqual([keptEpoch, epochs]);
      expect(distance(got.theta, expected.theta)).toBeLessThan(tolerance * (optimizer === adam ? 200 : 1));
      // A run that ends there has the same parameters: nothing of the later epochs is in them.
      const { stopping: _stopping, ...toTheEnd } = options;
      const ended = await run(engine, X, Y, 7, { ...toTheEnd, epochs: keptEpoch });
      expect(ended.theta).toEqual(got.theta);
    },
  );

  it('takes up a training again with the same bits', async () => {
    const { X, Y } = examples(shape);
    for (const optimizer of Object.values(rules)) {
      const options = { ...penalized, optimizer: optimizer() };
      const states: TrainingState[] = [];
      const save = (state: TrainingState) => void states.push(structuredClone(state));
      const whole = await run(engine, X, Y, 7, { ...options, checkpoint: { save, everyMs: 0 } });
      const again = await run(engine, X, Y, 7, { ...options, checkpoint: { from: states[1] } });
      expect(again.theta).toEqual(whole.theta);
      expect([...again.history]).toEqual([...whole.history]);
    }
  });

  it('goes on after an epoch that ended in numbers that are not finite', async () => {
    const { X, Y } = examples(shape);
    for (const l2 of [0, 3]) {
      const options = { batchSize: 6, l2, learningRate: boldDriver(1e200, { decrease: 1e-202 }), epochs: 6 };
      const { history } = await run(engine, X, Y, 7, options);
      const expected = await run(referenceEngine, X, Y, 7, options);
      const rejected = (of: History) => of.map((entry) => entry.rejected ?? false);
      expect(rejected(expected.history)).toContain(true);
      expect(rejected(history)).toEqual(rejected(expected.history));
      expect(rejected(history).at(-1)).toBe(false);
    }
  });
});

describe('a penalty on words', () => {
  it('gives the same bits on any number of threads', async () => {
    const { X, Y } = examples({ words: 3000, m: 400, hidden: 20 });
    for (const optimizer of Object.values(rules)) {
      const options = { ...penalized, optimizer: optimizer(), epochs: 2 };
      const [one, three] = await Promise.all(
        [1, 3].map((threads) =>
          run(wasmEngine({ precision: 'float32', deterministic: false, threads }), X, Y, 20, options),
        ),
      );
      expect(three.theta).toEqual(one.theta);
      expect([...three.history]).toEqual([...one.history]);
    }
  });

  it('decays by deferral as by dense updates, for any shape', async () => {
    const shapes = fc.record({
      words: fc.integer({ min: 1, max: 40 }),
      m: fc.integer({ min: 1, max: 30 }),
      hidden: fc.integer({ min: 0, max: 9 }),
    });
    const given = fc.record({
      batchSize: fc.integer({ min: 1, max: 31 }),
      learningRate: fc.double({ min: 1e-6, max: 0.5, noNaN: true }),
      l2: fc.double({ min: 0, max: 8, noNaN: true }),
      shuffle: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(shapes, given, fc.nat(99), async (size, options, seed) => {
        const { X, Y } = examples(size, seed);
        const sparse = await run(plain, X, Y, size.hidden, options);
        const whole = await run(referenceEngine, X.toDense(), Y, size.hidden, options);
        // α λ/m may reach 4: then W grows by 3 in every step, and rounding with it.
        const largest = Math.max(1, ...Array.from(whole.theta, Math.abs));
        expect(distance(sparse.theta, whole.theta)).toBeLessThan(1e-11 * largest);
      }),
      { numRuns: 60, seed: 5 },
    );
  });

  it('is shared out among the examples that have a word: over an epoch the sum is λ/m W', async () => {
    // One word in 2 of 4 examples; one step of all but one example, which has none, at a rate that moves nothing.
    const X = new SparseMatrix(1, 4, Uint32Array.of(0, 1, 2, 2, 2), Uint32Array.of(0, 0));
    const Y = Matrix.fromRows([[1, 0, 1, 0]]);
    const options: FitOptions = {
      ...{ batchSize: 2, shuffle: false, epochs: 1, l2: 4, learningRate: 0.5 },
      optimizer: momentum({ beta: 0 }),
    };
    const before = await run(referenceEngine, X, Y, 0, { ...options, epochs: 0 });
    const [w, b] = before.theta;
    const after = await run(referenceEngine, X, Y, 0, options);
    // The first batch has the word in both examples, twice as often as all four have it: dW = Σdz/2 + 4/4 · 2 · w.
    const a = 1 / (1 + Math.exp(-(w + b)));
    const dW = (a - 1 + a) / 2 + 2 * w;
    expect(after.theta[0]).toBeCloseTo(w - 0.5 * dW, 12);
  });
});
