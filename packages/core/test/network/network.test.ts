import { dense, forward, Matrix, Network } from '@colonnade/core';
import { describe, expect, it } from 'vitest';

const layers = [dense(4, 'tanh'), dense(1, 'sigmoid')];

describe('Network', () => {
  it('has the shapes of the course, arrays over layers of length L + 1', () => {
    const network = new Network({ inputs: 2, layers });
    expect(network.W.map((W) => W.shape)).toEqual([
      [0, 0],
      [4, 2],
      [1, 4],
    ]);
    expect(network.b.map((b) => b.shape)).toEqual([
      [0, 0],
      [4, 1],
      [1, 1],
    ]);
    expect(network.parameterCount).toBe(17);
    expect(new Network({ inputs: 2, layers, bias: false }).parameterCount).toBe(12);
    const X = Matrix.zeros(2, 3);
    const { Z, A, dZ, dA, dW, db } = network.backward(X, Matrix.zeros(1, 3));
    expect([Z, A, dZ, dA, dW, db].map((list) => list.length)).toEqual([3, 3, 3, 3, 3, 3]);
    expect(A[0]).toBe(X);
    expect([Z[0], dA[2], dZ[0]].map((M) => M.shape)).toEqual([
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
    expect([Z[1], dA[1], dZ[1], A[1]].map((M) => M.shape)).toEqual(Array(4).fill([4, 3]));
  });

  it('W and b are stable views of one vector', async () => {
    const network = new Network({ inputs: 2, layers });
    const { W, b } = network;
    await network.fit(Matrix.fromColumns([[1, 2]]), Matrix.fromRows([[1]]), { epochs: 2 });
    expect(network.W[1]).toBe(W[1]);
    W[1].data[0] = 42;
    b[2].data[0] = 43;
    expect(network.parameters.theta[0]).toBe(42);
    expect(network.parameters.theta.at(-1)).toBe(43);
  });

  it('W and b hold the numbers that it computes in, with the same start', async () => {
    const [single, double] = (['float32', 'float64'] as const).map(
      (precision) => new Network({ inputs: 2, layers, precision }),
    );
    expect(single.W[1].data).toBeInstanceOf(Float32Array);
    expect(double.b[2].data).toBeInstanceOf(Float64Array);
    expect(single.parameters.theta).toEqual(Float32Array.from(double.parameters.theta));
    const [X, Y] = [Matrix.fromColumns([[1, 2]]), Matrix.fromRows([[1]])];
    // The blocks of the course compute in float64 whatever they are given.
    expect(forward(X, single.parameters).A[2].at(0, 0)).toBeCloseTo(double.predict(X).at(0, 0), 6);
    for (const network of [single, double]) await network.fit(X, Y, { epochs: 2 });
    expect(single.predict(X).at(0, 0)).toBeCloseTo(double.predict(X).at(0, 0), 6);
  });

  it('setParameters takes values over, all or none', () => {
    const [a, b] = [1, 2].map((seed) => new Network({ inputs: 2, layers, seed }));
    a.setParameters(b);
    expect(a.parameters.theta).toEqual(b.parameters.theta);
    const before = a.parameters.theta.slice();
    expect(() => a.setParameters({ W: [b.W[0], Matrix.zeros(4, 2), Matrix.zeros(9, 9)], b: b.b })).toThrow();
    expect(a.parameters.theta).toEqual(before);
  });

  it('says what the course would say', () => {
    const codes = (options: object) =>
      new Network({ inputs: 2, layers, ...options }).warnings.map(({ code }) => code);
    expect(codes({})).toEqual([]);
    expect(codes({ initialization: 'zeros' })).toEqual(['ZERO_INITIALIZATION']);
    expect(codes({ layers: [dense(1, 'sigmoid')], initialization: 'zeros' })).toEqual([]);
    expect(codes({ layers: [dense(5, 'sigmoid'), dense(1, 'sigmoid')] })).toEqual([
      'SIGMOID_HIDDEN',
      'HIDDEN_ABOVE_TWICE_INPUTS',
    ]);
    expect(codes({ layers: [dense(3, 'linear'), dense(1, 'sigmoid')] })).toEqual(['LINEAR_HIDDEN']);
  });

  it('classifies strictly above the threshold, and by the first of equal rows', () => {
    const network = new Network({ inputs: 1, layers: [dense(1, 'sigmoid')], initialization: 'zeros' });
    const X = Matrix.fromRows([[1]]);
    expect(network.classify(X).at(0, 0)).toBe(0);
    expect(network.classify(X, { threshold: 0.49 }).at(0, 0)).toBe(1);
    const three = new Network({ inputs: 1, layers: [dense(3, 'softmax')], initialization: 'zeros' });
    expect(three.classify(X).at(0, 0)).toBe(0);
  });
});
