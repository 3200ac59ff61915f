import { dense, Matrix, Network, RandomState, SparseMatrix } from '@colonnade/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { thresholdsOf } from '../../src/engine/quantized/thresholds.js';
import { referenceIntegers } from '../../src/engine/reference/quantized.js';
import { QuantizedNetwork } from '../../src/model/quantized-network.js';
import { floatsOf, integersOf } from '../../src/network/quantized/parameters.js';

/** One linear layer: z itself comes out. */
function linear(W: readonly (readonly number[])[], b: readonly number[]): Network {
  const network = new Network({ inputs: W[0].length, layers: [dense(W.length, 'linear')] });
  network.setParameters({
    W: [Matrix.zeros(0, 0), Matrix.fromRows(W)],
    b: [Matrix.zeros(0, 0), Matrix.fromColumns([b])],
  });
  return network;
}

const random = (seed: number, rows: number, columns: number, of: (random: RandomState) => number) => {
  const source = new RandomState(seed);
  const data = Float64Array.from({ length: rows * columns }, () => of(source));
  return Matrix.fromColumnMajor(rows, columns, data);
};

const zOf = (small: QuantizedNetwork, X: Matrix) => referenceIntegers(integersOf(small.parameters), X);

describe('a network is put into 8 bits', () => {
  it('whole numbers from 0 to 127 are exact, and zero always is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 127 }), fc.integer({ min: 0, max: 2 ** 31 }), (most, seed) => {
        const X = random(seed, 4, 20, (source) => source.randint(0, most + 1));
        const { step, zero } = QuantizedNetwork.from(linear([[1, 2, 3, 4]], [0]).parameters, X).parameters
          .layers[0];
        X.data.forEach((x, at) => {
          const q = Math.round(x / step[at % 4]);
          expect(q * step[at % 4]).toBeCloseTo(x, 4);
          expect(q).toBeLessThanOrEqual(127);
        });
        expect([...zero]).toEqual([0, 0, 0, 0]);
      }),
      { numRuns: 50 },
    );
    const signed = random(3, 2, 50, (source) => 10 * source.rand() - 7);
    const { step, zero } = QuantizedNetwork.from(linear([[1, 1]], [0]).parameters, signed).parameters
      .layers[0];
    for (const i of [0, 1]) {
      const row = signed.data.filter((_, at) => at % 2 === i);
      // Zero is moved onto a step: the ends are met to half of one.
      expect(Math.abs((127 - zero[i]) * step[i] - Math.max(...row))).toBeLessThanOrEqual(0.501 * step[i]);
      expect(Math.abs(-zero[i] * step[i] - Math.min(...row))).toBeLessThanOrEqual(0.501 * step[i]);
    }
  });

  it('its z is off by less than half a step of every input and weight together', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 }), fc.integer({ min: 1, max: 30 }), (seed, n) => {
        const W = random(seed, 3, n, (source) => source.randn());
        const X = random(seed + 1, n, 40, (source) => source.randn());
        const network = linear(W.toRows(), [0.5, -1, 2]);
        const small = QuantizedNetwork.from(network.parameters, X);
        const { step } = small.parameters.layers[0];
        const largest = Math.max(...W.data.map(Math.abs));
        floatsOf(small.parameters).W[1].data.forEach((w, at) => {
          expect(Math.abs(w - W.data[at])).toBeLessThan(0.6 * largest);
        });
        const [found, wanted] = [zOf(small, X), network.predict(X).data];
        found.forEach((z, at) => {
          const i = at % 3;
          // A weight may be cut off at 127 · scale; by how much is known from what it stands for.
          const own = floatsOf(small.parameters).W[1];
          let bound = 1e-4;
          for (let k = 0; k < n; k++) {
            const gap = Math.abs(own.at(i, k) - W.at(i, k));
            bound += 0.5 * step[k] * Math.abs(own.at(i, k)) + 2 * gap * 4.5;
          }
          expect(Math.abs(z - wanted[at])).toBeLessThan(bound);
        });
      }),
      { numRuns: 40 },
    );
  });

  it('the mean of its errors is none: b takes it up', () => {
    const X = random(5, 60, 200, (source) => Number(source.rand() < 0.3));
    const W = random(6, 2, 60, (source) => source.randn());
    const network = linear(W.toRows(), [0, 0]);
    const small = QuantizedNetwork.from(network.parameters, X);
    const [found, wanted] = [zOf(small, X), network.predict(X).data];
    for (const i of [0, 1]) {
      let mean = 0;
      for (let j = 0; j < 200; j++) mean += (found[i + 2 * j] - wanted[i + 2 * j]) / 200;
      expect(Math.abs(mean)).toBeLessThan(1e-5);
    }
    // Before, the errors are a hundred times that.
    expect(Math.max(...found.map((z, at) => Math.abs(z - wanted[at])))).toBeGreaterThan(1e-3);
  });

  it('a large weight that is hardly used does not coarsen the others', () => {
    const n = 80;
    const X = random(7, n, 400, (source) => Number(source.rand() < 0.5));
    for (let j = 0; j < 400; j++) X.data[j * n] = Number(j === 0);
    const W = random(8, 1, n, (source) => source.randn());
    W.data[0] = 6;
    const small = QuantizedNetwork.from(linear(W.toRows(), [0]).parameters, X);
    const { scale, step } = small.parameters.layers[0];
    expect(scale[0]).toBeLessThan((0.95 * 6 * step[0]) / 127);
  });

  it('words that are there or not count as 1, rare or not, and unknown ranges as nothing', () => {
    const X = new SparseMatrix(5, 2, Uint32Array.from([0, 2, 3]), Uint32Array.from([0, 3, 3]));
    const small = QuantizedNetwork.from(linear([[1, 2, 3, -127, 5]], [0.25]).parameters, X);
    const { step, zero, W8 } = small.parameters.layers[0];
    expect([[...step], [...zero]]).toEqual([
      [1, 1, 1, 1, 1],
      [0, 0, 0, 0, 0],
    ]);
    expect(W8[3]).toBe(-127);
    const dead = QuantizedNetwork.from(linear([[0, 0]], [3]).parameters, Matrix.zeros(2, 4));
    expect([...dead.predict(Matrix.fromColumns([[5, -5]])).data]).toEqual([3]);
  });

  it('hidden units have a range each, and what is beyond is cut off', () => {
    const network = new Network({ inputs: 1, layers: [dense(2, 'relu'), dense(2, 'linear')] });
    network.setParameters({
      W: [
        Matrix.zeros(0, 0),
        Matrix.fromRows([[1], [100]]),
        Matrix.fromRows([
          [1, 0],
          [0, 1],
        ]),
      ],
      b: [Matrix.zeros(0, 0), Matrix.fromColumns([[0, 0]]), Matrix.fromColumns([[0, 0]])],
    });
    const X = Matrix.fromRows([Array.from({ length: 128 }, (_, j) => j / 127)]);
    const small = QuantizedNetwork.from(network.parameters, X);
    const { data } = small.predict(Matrix.fromRows([[1, 0.5, 2, -1]]));
    const wanted = [1, 100, 0.5, 50, 1, 100, 0, 0];
    data.forEach((z, at) => void expect(Math.abs(z - wanted[at])).toBeLessThan(at % 2 ? 1 : 0.01));
  });

  it('thresholds are where an activation is half way between two steps', () => {
    const tanh = thresholdsOf('tanh');
    const sigmoid = thresholdsOf('sigmoid');
    for (let k = 0; k < 127; k++) {
      if (k > 0 && k < 126) expect(tanh[k]).toBeGreaterThan(tanh[k - 1]);
      if (k < 126) expect(Math.tanh(tanh[k])).toBeCloseTo((k + 0.5 - 63) / 63, 6);
      else expect(tanh[k]).toBe(Number.POSITIVE_INFINITY);
      expect(1 / (1 + Math.exp(-sigmoid[k]))).toBeCloseTo((k + 0.5) / 127, 6);
    }
  });
});
