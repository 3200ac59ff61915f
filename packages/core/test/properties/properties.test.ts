import {
  accuracy,
  backward,
  cost,
  dense,
  forward,
  leakyRelu,
  loss,
  Matrix,
  Network,
  RandomState,
  relu,
  sigmoid,
  softmax,
  tanh,
} from '@colonnade/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oracle } from '../engine/oracle.js';

const size = fc.integer({ min: 1, max: 6 });
const value = fc.double({ min: -50, max: 50, noNaN: true });

const matrixOf = (rows: number, columns: number, element = value) =>
  fc
    .array(element, { minLength: rows * columns, maxLength: rows * columns })
    .map((values) => Matrix.fromColumnMajor(rows, columns, values));

const anyMatrix = fc
  .tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }))
  .chain(([rows, columns]) => matrixOf(rows, columns));

const hiddenNames = fc.constantFrom('relu', 'tanh', 'sigmoid', 'leaky-relu', 'linear');

/** A network with random layers, and examples that fit it. */
const scene = fc
  .record({
    inputs: size,
    hidden: fc.array(fc.record({ units: size, activation: hiddenNames }), { maxLength: 3 }),
    output: fc.constantFrom('sigmoid', 'softmax', 'linear'),
    units: fc.integer({ min: 2, max: 4 }),
    m: fc.integer({ min: 1, max: 9 }),
    seed: fc.integer({ min: 0, max: 1e6 }),
  })
  .map(({ inputs, hidden, output, units, m, seed }) => {
    const layers = [...hidden.map((layer) => dense(layer.units, layer.activation)), dense(units, output)];
    const network = new Network({ inputs, layers, seed, initialization: 'xavier' });
    const random = new RandomState(seed);
    const X = random.randn(inputs, m);
    const hot = Array.from({ length: m }, () => random.randint(units));
    const Y =
      output === 'linear'
        ? random.randn(units, m)
        : Matrix.zeros(units, m).map((_, i, j) => Number(hot[j] === i));
    return { network, X, Y, seed };
  });

/** Equal but for the order of sums of at most 6 terms, through at most 4 layers. */
function expectClose(got: readonly Matrix[], expected: readonly Matrix[]): void {
  expect(got.map((matrix) => matrix.shape)).toEqual(expected.map((matrix) => matrix.shape));
  expected.forEach(({ data }, l) => {
    const size = Math.max(1, ...Array.from(data, Math.abs));
    data.forEach((value, i) => {
      expect(Math.abs(got[l].data[i] - value)).toBeLessThan(1e-12 * size);
    });
  });
}

const permuted = (M: Matrix, order: ArrayLike<number>) =>
  Matrix.fromColumnMajor(
    M.rows,
    M.columns,
    Array.from(order).flatMap((j) => M.column(j).toColumns()[0]),
  );

describe('matrices', () => {
  it('transposed twice are what they were', () => {
    fc.assert(
      fc.property(anyMatrix, (M) => {
        expect(M.transpose().transpose()).toEqual(M);
        expect(M.transpose().shape).toEqual([M.columns, M.rows]);
      }),
    );
  });

  it('survive rows and columns and back', () => {
    fc.assert(
      fc.property(size, size, fc.infiniteStream(value), (rows, columns, stream) => {
        const M = Matrix.fromColumnMajor(rows, columns, [...stream.take(rows * columns)]);
        expect(Matrix.fromRows(M.toRows())).toEqual(M);
        expect(Matrix.fromColumns(M.toColumns())).toEqual(M);
        expect(Matrix.fromColumns(M.toRows())).toEqual(M.transpose());
      }),
    );
  });
});

describe('softmax', () => {
  it('sums to 1 in every column and does not mind a shift', () => {
    fc.assert(
      fc.property(
        size.chain((rows) => matrixOf(rows, 3)),
        value,
        (Z, shift) => {
          const A = softmax(Z);
          for (const column of A.toColumns()) {
            expect(Math.abs(column.reduce((sum, a) => sum + a, 0) - 1)).toBeLessThan(1e-15 * 8);
            expect(column.every((a) => a >= 0 && a <= 1)).toBe(true);
          }
          // z + shift is rounded to 2^−46 at the size of 100.
          const shifted = softmax(Z.map((z) => z + shift));
          shifted.data.forEach((a, i) => {
            expect(Math.abs(a - A.data[i])).toBeLessThan(1e-13);
          });
        },
      ),
    );
  });
});

describe('activations', () => {
  it('have the symmetries of their formulas', () => {
    fc.assert(
      fc.property(matrixOf(1, 4), (Z) => {
        const minus = Z.map((z) => -z);
        const pairs = (f: (Z: Matrix) => Matrix) => Array.from(f(Z).data, (a, i) => [a, f(minus).data[i]]);
        for (const [a, b] of pairs(sigmoid)) expect(Math.abs(a + b - 1)).toBeLessThan(3e-16);
        for (const [a, b] of pairs(tanh)) expect(a + b).toBe(0);
        for (const [i, [a, b]] of pairs(relu).entries()) expect(a - b === Z.data[i]).toBe(true);
        leakyRelu(Z).data.forEach((a, i) => {
          expect(a === Math.max(0.01 * Z.data[i], Z.data[i])).toBe(true);
        });
      }),
    );
  });
});

describe('networks', () => {
  it('the cost of a batch is the mean of its losses', () => {
    fc.assert(
      fc.property(scene, ({ network, X, Y }) => {
        const each = Array.from({ length: X.columns }, (_, j) => network.cost(X.column(j), Y.column(j)));
        const mean = each.reduce((sum, l) => sum + l, 0) / X.columns;
        expect(Math.abs(network.cost(X, Y) - mean)).toBeLessThan(1e-13 * Math.max(1, mean));
      }),
    );
  });

  it('loss and cost of the outputs are those of the network', () => {
    fc.assert(
      fc.property(scene, ({ network, X, Y }) => {
        const { cost: name, activations } = network.specification;
        const output = activations[activations.length - 1] === 'softmax' ? 'softmax' : 'sigmoid';
        const options = { cost: name, output } as const;
        const Yhat = network.predict(X);
        // Of a probability near 1, what is left to 1 has few digits; the network takes its cost from z.
        const left = 1 - Math.max(...Yhat.data);
        const difference = Math.abs(cost(Yhat, Y, options) - network.cost(X, Y));
        expect(difference).toBeLessThanOrEqual(name === 'cross-entropy' ? 5e-11 + 1e-15 / left : 5e-11);
        expect(loss(Yhat, Y, options).shape).toEqual([1, X.columns]);
      }),
    );
  });

  it('permuting the examples permutes the outputs and leaves the gradients', () => {
    fc.assert(
      fc.property(scene, ({ network, X, Y, seed }) => {
        const order = new RandomState(seed + 1).permutation(X.columns);
        const [a, b] = [network.predict(X), network.predict(permuted(X, order))];
        expect(b.data).toEqual(permuted(a, order).data);
        const [g, h] = [network.backward(X, Y), network.backward(permuted(X, order), permuted(Y, order))];
        g.dW.forEach((dW, l) => {
          dW.data.forEach((value, i) => {
            expect(Math.abs(value - h.dW[l].data[i])).toBeLessThan(1e-12);
          });
        });
      }),
    );
  });

  it('the blocks say what the network says, and both what plain loops say', () => {
    fc.assert(
      fc.property(scene, ({ network, X, Y }) => {
        // The blocks are plain loops, the network computes by kernels with sums in another order.
        const pass = forward(X, network.parameters);
        const whole = network.backward(X, Y);
        const gradients = backward(Y, network.parameters, pass);
        for (const name of ['Z', 'A'] as const) expectClose(whole[name], pass[name]);
        for (const name of ['dW', 'db', 'dZ', 'dA'] as const) expectClose(whole[name], gradients[name]);
        const { Z, A, Yhat } = network.forward(X);
        expect([Z, A, Yhat]).toEqual([whole.Z, whole.A, whole.Yhat]);
        expect(network.predict(X)).toEqual(whole.Yhat);
        const plain = oracle(network.parameters, X, Y);
        plain.Yhat.forEach((a, i) => {
          expect(Math.abs(a - pass.Yhat.data[i])).toBeLessThan(1e-12 * Math.max(1, Math.abs(a)));
        });
        expect(Math.abs(plain.cost - network.cost(X, Y))).toBeLessThan(1e-11 * Math.max(1, plain.cost));
      }),
    );
  });

  it('a predictor of fixed arrays predicts the same bits', () => {
    fc.assert(
      fc.property(scene, ({ network, X }) => {
        const predictor = network.predictor({ columns: X.columns });
        for (let twice = 0; twice < 2; twice++) {
          predictor.input.set(X.data);
          predictor.run();
          expect(predictor.output).toEqual(network.predict(X).data);
        }
      }),
    );
  });

  it('classes are where the largest probability is', () => {
    fc.assert(
      fc.property(scene, ({ network, X }) => {
        const { activations } = network.specification;
        fc.pre(activations[activations.length - 1] !== 'linear');
        const Yhat = network.predict(X);
        const largest = Yhat.toColumns().map((column) => column.indexOf(Math.max(...column)));
        expect(accuracy(largest, Array.from(network.classify(X).data))).toBe(1);
      }),
    );
  });
});
