import {
  backward,
  cost,
  dense,
  forward,
  initializeParameters,
  loss,
  Matrix,
  Network,
  type Parameters,
  sigmoid,
  softmax,
  tanh,
  update,
} from '@colonnade/core';
import { describe, expect, it } from 'vitest';
import cases from './unit-cases.json' with { type: 'json' };

function expectNear(got: Matrix, rows: number[][]): void {
  expect(got.shape).toEqual([rows.length, rows[0].length]);
  rows.forEach((row, i) => {
    for (const [j, value] of row.entries()) {
      expect(Math.abs(got.at(i, j) - value)).toBeLessThan(1e-14 * Math.max(1, Math.abs(value)));
    }
  });
}

const matrix = (rows: number[][]) => Matrix.fromRows(rows);

describe('activations', () => {
  it('sigmoid([0, 2]) is [0.5, 0.88079708]', () => {
    expectNear(sigmoid(matrix(cases.sigmoid.z)), cases.sigmoid.a);
    expect(
      sigmoid(matrix([[0, 2]]))
        .toRows()[0]
        .map((a) => a.toFixed(8)),
    ).toEqual(['0.50000000', '0.88079708']);
  });

  it('sigmoid′ at 1, 2, 3', () => {
    const A = sigmoid(matrix(cases.sigmoidSlope.z));
    expectNear(
      A.map((a) => a * (1 - a)),
      cases.sigmoidSlope.slope,
    );
  });

  it('softmax of two columns', () => {
    expectNear(softmax(matrix(cases.softmax.z)), cases.softmax.a);
  });
});

describe('logistic regression as a network', () => {
  const { w, b, X, Y, dw, db, rate, endW, endB, costs } = cases.logistic;

  function start(): Network {
    const network = new Network({ inputs: 2, layers: [dense(1, 'sigmoid')], initialization: 'zeros' });
    const none = Matrix.zeros(0, 0);
    network.setParameters({ W: [none, matrix(w).transpose()], b: [none, matrix([[b]])] });
    return network;
  }

  it('propagate: dw, db and cost', () => {
    const pass = start().backward(matrix(X), matrix(Y));
    expectNear(pass.dW[1].transpose(), dw);
    expectNear(pass.db[1], [[db]]);
    expect(pass.cost).toBeCloseTo(cases.logistic.cost, 15);
    expect(dw[0][0]).toBeCloseTo(0.25071532, 8);
    expect(dw[1][0]).toBeCloseTo(-0.06604096, 8);
    expect(db).toBeCloseTo(-0.1250040450043965, 15);
    expect(cases.logistic.cost).toBe(0.15900537707692405);
  });

  it('optimize: a hundred iterations', async () => {
    const network = start();
    const history = await network.fit(matrix(X), matrix(Y), { epochs: 100, learningRate: rate });
    costs.forEach((value, i) => {
      expect(history[i].cost).toBeCloseTo(value, 13);
    });
    expectNear(network.W[1].transpose(), endW);
    expectNear(network.b[1], [[endB]]);
  });

  it('predict', () => {
    const network = start();
    const none = Matrix.zeros(0, 0);
    const { w, b, X, A, classes } = cases.predict;
    network.setParameters({ W: [none, matrix(w).transpose()], b: [none, matrix([[b]])] });
    expectNear(network.predict(matrix(X)), A);
    expect(network.classify(matrix(X)).toRows()).toEqual(classes);
  });
});

describe('the blocks of a shallow network, step by step', () => {
  const c = cases.shallow;
  const specification = { inputs: 2, layers: [dense(4, 'tanh'), dense(1, 'sigmoid')] };

  function start(): Parameters {
    const parameters = initializeParameters(specification, 1);
    [matrix(c.W1), matrix(c.W2)].forEach((W, at) => {
      parameters.W[at + 1].data.set(W.data);
    });
    [matrix(c.b1), matrix(c.b2)].forEach((b, at) => {
      parameters.b[at + 1].data.set(b.data);
    });
    return parameters;
  }

  it('forward, cost, backward, update', () => {
    const parameters = start();
    const cache = forward(matrix(c.X), parameters);
    expectNear(cache.Z[1], c.Z1);
    expectNear(cache.A[1], c.A1);
    expectNear(cache.Z[2], c.Z2);
    expectNear(cache.Yhat, c.A2);
    expect(cache.A[0].toRows()).toEqual(c.X);
    expectNear(tanh(cache.Z[1]), c.A1);
    expect(cost(cache.Yhat, matrix(c.Y))).toBeCloseTo(c.cost, 15);

    const gradients = backward(matrix(c.Y), parameters, cache);
    expectNear(gradients.dZ[2], c.dZ2);
    expectNear(gradients.dA[1], c.dA1);
    expectNear(gradients.dZ[1], c.dZ1);
    expectNear(gradients.dW[1], c.dW1);
    expectNear(gradients.db[1], c.db1);
    expectNear(gradients.dW[2], c.dW2);
    expectNear(gradients.db[2], c.db2);

    const next = update(parameters, gradients, 1.2);
    expectNear(next.W[1], c.nextW1);
    expectNear(next.b[1], c.nextB1);
    expectNear(next.W[2], c.nextW2);
    expectNear(next.b[2], c.nextB2);
    expectNear(parameters.W[1], c.W1);
  });
});

it('loss of every example and cost of all', () => {
  const { AL, Y, losses } = cases.cost;
  expectNear(loss(matrix(AL), matrix(Y)), losses);
  expect(cost(matrix(AL), matrix(Y))).toBeCloseTo(cases.cost.cost, 15);
  const { P, T } = cases.costOfClasses;
  expectNear(loss(matrix(P), matrix(T)), cases.costOfClasses.losses);
  expect(cost(matrix(P), matrix(T))).toBeCloseTo(cases.costOfClasses.cost, 15);
});

it('initial parameters as a student draws them', () => {
  const layers = [dense(4, 'relu'), dense(3, 'softmax')];
  const small = initializeParameters({ inputs: 5, layers, initialization: 'small' }, 3);
  expectNear(small.W[1], cases.initialize.W1);
  expectNear(small.W[2], cases.initialize.W2);
  expect(small.b[1].toRows()).toEqual([[0], [0], [0], [0]]);
  const he = initializeParameters({ inputs: 2, layers: [dense(4, 'relu'), dense(1, 'sigmoid')] }, 3);
  expectNear(he.W[1], cases.he.W1);
  expectNear(he.W[2], cases.he.W2);
});
