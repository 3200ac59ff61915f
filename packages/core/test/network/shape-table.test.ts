import { dense, Matrix, Network, shapeTable } from '@colonnade/core';
import { describe, expect, test } from 'vitest';

const names = ['W', 'b', 'Z', 'A', 'dW', 'db', 'dZ', 'dA'] as const;

describe('shapeTable', () => {
  test.each([
    ['one neuron', 3, [dense(1, 'sigmoid')], true],
    ['2-4-1', 2, [dense(4, 'tanh'), dense(1, 'sigmoid')], true],
    ['5-7-6-3 without biases', 5, [dense(7, 'relu'), dense(6, 'relu'), dense(3, 'softmax')], false],
  ] as const)('%s: every shape is that of the matrix in the network', (_, inputs, layers, bias) => {
    const m = 5;
    const network = new Network({ inputs, layers, bias });
    const X = Matrix.zeros(inputs, m).map((_value, i, j) => i - j);
    const Y = Matrix.zeros(layers[layers.length - 1].units, m).map((_value, i) => (i === 0 ? 1 : 0));
    const matrices = { W: network.W, b: network.b, ...network.backward(X, Y) };

    const rows = shapeTable(network.specification, m);
    expect(rows.map((row) => row.layer)).toEqual(network.W.map((_matrix, l) => l));
    for (const row of rows) {
      for (const name of names) {
        const real = matrices[name][row.layer];
        expect(row[name] ?? [0, 0], `${name}[${row.layer}]`).toEqual(real.shape);
      }
    }
    const total = rows.reduce((sum, row) => sum + row.parameters, 0);
    expect(total).toBe(network.parameterCount);
  });

  test('without a number of examples the letter stands for it', () => {
    const { specification } = new Network({ inputs: 2, layers: [dense(1, 'sigmoid')] });
    expect(shapeTable(specification).map((row) => row.A)).toEqual([
      [2, 'm'],
      [1, 'm'],
    ]);
  });
});
