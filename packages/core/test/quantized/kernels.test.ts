import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { After, IntegerLayer, IntegerNetwork } from '../../src/engine/quantized/layers.js';
import { thresholdsOf } from '../../src/engine/quantized/thresholds.js';
import { referenceIntegers } from '../../src/engine/reference/quantized.js';
import { integerModule } from '../../src/engine/wasm/integer-kernels.js';
import { WasmIntegers } from '../../src/engine/wasm/integers.js';
import { Matrix } from '../../src/matrix/matrix.js';
import { RandomState } from '../../src/matrix/random-state.js';
import { SparseMatrix } from '../../src/matrix/sparse-matrix.js';

const hidden: readonly After[] = ['linear', 'relu', 'leaky-relu', 'tanh', 'sigmoid'];
const variants = (['simd', 'relaxed-simd'] as const).filter((name) => integerModule(name) !== null);

interface Shape {
  readonly sizes: readonly number[];
  readonly after: After;
  readonly columns: number;
  readonly seed: number;
  /** All weights and inputs at their ends. */
  readonly extreme: boolean;
}

const shapes = fc.record<Shape>({
  sizes: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 2, maxLength: 4 }),
  after: fc.constantFrom(...hidden),
  columns: fc.integer({ min: 1, max: 11 }),
  seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  extreme: fc.boolean(),
});

function networkOf({ sizes, after, seed, extreme }: Shape): IntegerNetwork {
  const random = new RandomState(seed);
  const floats = (n: number, from: number, to: number) =>
    Float32Array.from({ length: n }, () => from + (to - from) * random.rand());
  const layers = sizes.slice(1).map((units, at): IntegerLayer => {
    const inputs = sizes[at];
    const drawn = () => (extreme ? (random.rand() < 0.5 ? -127 : 127) : random.randint(-127, 128));
    const last = at === sizes.length - 2;
    const wide = 1 / (40 * Math.sqrt(inputs));
    return {
      inputs,
      units,
      W: Int8Array.from({ length: units * inputs }, drawn),
      correction: Int32Array.from({ length: units }, () => random.randint(-20_000, 20_000)),
      scale: floats(units, wide / 10, wide),
      offset: floats(units, -30, 90),
      zero: after === 'relu' ? new Float32Array(units) : floats(units, 0, 127).map(Math.round),
      after: last ? 'output' : after,
    };
  });
  const inputs = sizes[0];
  return { inverse: floats(inputs, 1, 80), zero: floats(inputs, 0, 127).map(Math.round), layers };
}

function columnsOf({ sizes, columns, seed, extreme }: Shape): Matrix {
  const random = new RandomState(seed + 1 === 2 ** 32 ? 0 : seed + 1);
  const far = extreme ? 1e6 : 2;
  const drawn = () => far * (2 * random.rand() - 1);
  return Matrix.fromColumnMajor(sizes[0], columns, Float64Array.from({ length: sizes[0] * columns }, drawn));
}

/** The columns without what is zero; some are made zero first. */
function sparseOf(X: Matrix, seed: number, ones: boolean): SparseMatrix {
  const random = new RandomState(seed);
  const [starts, indices, values]: [number[], number[], number[]] = [[0], [], []];
  for (let j = 0; j < X.columns; j++) {
    for (let i = 0; i < X.rows; i++) {
      if (random.rand() < 0.5) continue;
      indices.push(i);
      values.push(X.at(i, j));
    }
    starts.push(indices.length);
  }
  const parts = [Uint32Array.from(starts), Uint32Array.from(indices)] as const;
  return ones
    ? new SparseMatrix(X.rows, X.columns, ...parts)
    : new SparseMatrix(X.rows, X.columns, ...parts, Float32Array.from(values));
}

describe('kernels for whole numbers', () => {
  it('has the relaxed variant in this Node', () => {
    expect(variants).toEqual(['simd', 'relaxed-simd']);
  });

  it.each(variants)('%s: dense columns have the bits of the reference', (variant) => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const network = networkOf(shape);
        const X = columnsOf(shape);
        const found = new WasmIntegers(network, integerModule(variant)!).run(X);
        expect(found).toEqual(referenceIntegers(network, X));
      }),
      { numRuns: 200 },
    );
  });

  it.each(variants)('%s: sparse columns have the bits of the reference', (variant) => {
    fc.assert(
      fc.property(shapes, fc.boolean(), fc.boolean(), (shape, ones, whole) => {
        const scaled = networkOf(shape);
        const [inputs] = shape.sizes;
        // Words that are there or not: a step of 1.
        const network = whole
          ? { ...scaled, inverse: new Float32Array(inputs).fill(1), zero: new Float32Array(inputs) }
          : scaled;
        const X = sparseOf(columnsOf(shape), shape.seed, ones);
        // What is absent stands for zero and is taken off by the correction.
        const corrected = {
          ...network,
          layers: network.layers.map((l, at) => (at ? l : centered(l, network))),
        };
        const found = new WasmIntegers(corrected, integerModule(variant)!).run(X);
        expect(found).toEqual(referenceIntegers(corrected, X));
      }),
      { numRuns: 200 },
    );
  });

  it.each(variants)('%s: long columns, more of them than stand in the memory at once', (variant) => {
    for (const sizes of [
      [1, 1],
      [785, 5, 3],
      [64, 130, 1],
    ]) {
      const shape: Shape = { sizes, after: 'relu', columns: 601, seed: 5, extreme: true };
      const network = networkOf(shape);
      const X = columnsOf(shape);
      const machine = new WasmIntegers(network, integerModule(variant)!);
      expect(machine.run(X)).toEqual(referenceIntegers(network, X));
      // A column has the same bits alone, and the memory keeps nothing of the last.
      expect(machine.run(X.slice(7, 8))).toEqual(referenceIntegers(network, X.slice(7, 8)));
    }
  });

  it.each(variants)('%s: more words in a column than a sum of 16 bits holds', (variant) => {
    const shape: Shape = { sizes: [1100, 19, 2], after: 'tanh', columns: 3, seed: 9, extreme: true };
    const one = networkOf(shape);
    const same = { ...one.layers[0], W: one.layers[0].W.map(() => 127), correction: new Int32Array(19) };
    const ones = { inverse: new Float32Array(1100).fill(1), zero: new Float32Array(1100) };
    const network = { ...ones, layers: [same, ...one.layers.slice(1)] };
    const every = Uint32Array.from({ length: 1100 }, (_, i) => i);
    const X = new SparseMatrix(1100, 2, Uint32Array.from([0, 1100, 1100]), every);
    expect(new WasmIntegers(network, integerModule(variant)!).run(X)).toEqual(referenceIntegers(network, X));
  });
});

/** One unit after the other: a layer with `after`, and one that gives back its whole number. */
function counting(after: After, y: number, zero: number): IntegerNetwork {
  const unit = { inputs: 1, units: 1, correction: new Int32Array(1), scale: Float32Array.of(1) };
  const first = {
    ...unit,
    W: Int8Array.of(0),
    offset: Float32Array.of(y),
    zero: Float32Array.of(zero),
    after,
  };
  const none = new Float32Array(1);
  const last = { ...unit, W: Int8Array.of(1), offset: none, zero: none, after: 'output' as const };
  return { inverse: Float32Array.of(1), zero: none, layers: [first, last] };
}

describe('whole numbers at their edges', () => {
  const X = Matrix.zeros(1, 1);
  const both = (network: IntegerNetwork, inputs = X) => {
    const wanted = referenceIntegers(network, inputs);
    for (const variant of variants)
      expect(new WasmIntegers(network, integerModule(variant)!).run(inputs)).toEqual(wanted);
    return [...wanted];
  };

  it('ties go to the even number', () => {
    for (const [y, q] of [
      [0.5, 0],
      [1.5, 2],
      [2.5, 2],
      [3.5, 4],
      [126.5, 126],
      [127.5, 127],
      [-0.5, 0],
    ])
      expect(both(counting('linear', y, 0))).toEqual([q]);
    const identity = counting('linear', 0, 0);
    const network = { ...identity, layers: [{ ...identity.layers[1], after: 'output' as const }] };
    expect(both(network, Matrix.fromRows([[0.5, 1.5, 2.5, 200, -3]]))).toEqual([0, 2, 2, 127, 0]);
  });

  it('relu is of y, and zero is added to it; leaky relu has its slope', () => {
    expect(both(counting('relu', -5, 20))).toEqual([20]);
    expect(both(counting('relu', 5, 20))).toEqual([25]);
    expect(both(counting('leaky-relu', -500, 20))).toEqual([15]);
  });

  it.each(['tanh', 'sigmoid'] as const)('a threshold of %s is reached by itself', (after) => {
    const thresholds = thresholdsOf(after);
    for (const k of [0, 1, 63, 64, 125]) expect(both(counting(after, thresholds[k], 0))).toEqual([k + 1]);
  });
});

/** The layer with the correction that belongs to the zeros of its inputs. */
function centered(layer: IntegerLayer, { zero }: IntegerNetwork): IntegerLayer {
  const { units, inputs, W } = layer;
  const correction = Int32Array.from({ length: units }, (_, i) => {
    let sum = 0;
    for (let j = 0; j < inputs; j++) sum -= W[i * inputs + j] * zero[j];
    return sum;
  });
  return { ...layer, correction };
}
