import { dense, Matrix, Network, RandomState, SparseMatrix } from '@colonnade/core';
import { describe, expect, it } from 'vitest';
import { referenceEngine } from '../../src/engine/reference/engine.js';
import { linearRegression } from '../../src/model/baselines/linear-regression.js';
import { logisticRegression } from '../../src/model/baselines/logistic-regression.js';
import { scaleWarning } from '../../src/model/scale-warning.js';
import { strongestCorrelation } from '../../src/model/strongest-correlation.js';
import type { Preprocessing } from '../../src/table/preprocessing/preprocessing.js';

const [n, m] = [12, 60];
const random = new RandomState(5);

/** Counts of words, most of them zero; word 0 is in every text. */
function counts(): SparseMatrix {
  const starts = new Uint32Array(m + 1);
  const indices: number[] = [];
  for (let j = 0; j < m; j++) {
    for (let i = 0; i < n; i++) if (i === 0 || random.randint(4) === 0) indices.push(i);
    starts[j + 1] = indices.length;
  }
  const values = Float32Array.from(indices, () => 1 + random.randint(3));
  return new SparseMatrix(n, m, starts, Uint32Array.from(indices), values);
}

const X = counts();
const Y = Matrix.zeros(1, m).map((_, _i, j) => Number(X.at(3, j) > 0));

describe('without its zeros, X tells the same', () => {
  it('to linear regression', () => {
    const y = Float64Array.from({ length: m }, (_, j) => 2 * X.at(1, j) - X.at(4, j) + 0.5);
    const sparse = linearRegression(X, y)(X);
    const whole = linearRegression(X.toDense(), y)(X.toDense());
    for (let j = 0; j < m; j++) {
      expect(sparse[j]).toBeCloseTo(whole[j], 9);
      expect(sparse[j]).toBeCloseTo(y[j], 6);
    }
  });

  it('to logistic regression, which finds the word that decides', async () => {
    const predict = await logisticRegression(referenceEngine, X, Y, { softmax: false, seed: 1, l2: 0 });
    const right = Array.from(predict(X).data).reduce(
      (sum, p, j) => sum + Number(p > 0.5 === (Y.data[j] === 1)),
      0,
    );
    expect(right).toBe(m);
  });

  it('to the search for a telling column', () => {
    expect(strongestCorrelation(X, Y)).toBeCloseTo(strongestCorrelation(X.toDense(), Y), 14);
    const presence = new SparseMatrix(n, m, X.starts, X.indices);
    expect(strongestCorrelation(presence, Y)).toBeCloseTo(1, 12);
  });
});

describe('a few texts of a large vocabulary', () => {
  it.each(['float32', 'float64'] as const)('have the bits that they have among many, in %s', (precision) => {
    const words = 300;
    const draw = new RandomState(8);
    const starts = [0];
    const indices: number[] = [];
    for (let j = 0; j < 90; j++) {
      for (let i = 0; i < words; i++) if (draw.rand() < 0.03) indices.push(i);
      starts.push(indices.length);
    }
    const values = precision === 'float32' ? undefined : Float32Array.from(indices, () => draw.randn());
    const all = new SparseMatrix(words, 90, Uint32Array.from(starts), Uint32Array.from(indices), values);
    // All words stand in some text of the whole, and hardly any in one of them.
    expect(new Set(indices).size).toBeGreaterThan(words / 2);
    for (const layers of [[dense(3, 'softmax')], [dense(7, 'tanh'), dense(1, 'sigmoid')]]) {
      const network = new Network({ inputs: words, layers, initialization: 'xavier', precision });
      for (const b of network.b.slice(1)) b.data.fill(0.3);
      const together = network.predict(all);
      const { rows } = together;
      for (const [from, to] of [
        [0, 1],
        [17, 19],
        [89, 90],
      ]) {
        const few = network.predict(all.slice(from, to));
        expect(few.data).toEqual(together.data.slice(from * rows, to * rows));
      }
      const none = new SparseMatrix(words, 2, Uint32Array.of(0, 0, 0), new Uint32Array(0));
      expect(network.predict(none).toColumns()[0]).toEqual(network.predict(none.toDense()).toColumns()[0]);
    }
  });
});

describe('words that are counted', () => {
  const inputs = [
    { kind: 'text', column: 'review', tokens: 'words', counts: true, vocabulary: ['the', 'film'] },
  ];
  const preprocessing = { inputs } as unknown as Preprocessing;
  const texts = (most: number) =>
    new SparseMatrix(2, 2, Uint32Array.of(0, 1, 2), Uint32Array.of(0, 1), Float32Array.of(most, 1));

  it('are warned of where one stands so often that it drowns the others', () => {
    expect(scaleWarning(texts(20), preprocessing, 'auto')).toEqual([]);
    expect(scaleWarning(texts(21), preprocessing, 'auto')).toEqual([
      {
        code: 'NOT_STANDARDIZED',
        message:
          'a word stands up to 21 times in one text, and drowns the others: take the presence of words, or a smaller learning rate',
      },
    ]);
  });
});
