import { Matrix } from '@colonnade/core';
import { describe, expect, it } from 'vitest';
import type { FloatArray } from '../../core/src/matrix/matrix.js';
import { RandomState } from '../../core/src/matrix/random-state.js';
import { drawParameters } from '../../core/src/network/initialize.js';
import { dense, type Layer, specify } from '../../core/src/network/specification.js';
import { fit } from '../../core/src/training/fit.js';
import { adam } from '../../core/src/training/optimizers/adam.js';
import type { FitOptions } from '../../core/src/training/options.js';
import { conformance } from '../../core/test/engine/conformance.js';
import { oracle } from '../../core/test/engine/oracle.js';
import { blas } from './support/blas.js';
import { engineOf } from './support/engine.js';

const random = new RandomState(5);

/** A network and its examples, and the options of a training. */
interface Case {
  readonly inputs: number;
  readonly layers: readonly Layer[];
  readonly m: number;
}

const cases: [string, Case][] = [
  ['logistic regression', { inputs: 70, layers: [dense(1, 'sigmoid')], m: 33 }],
  ['one example', { inputs: 9, layers: [dense(6, 'tanh'), dense(3, 'softmax')], m: 1 }],
  ['one unit between', { inputs: 5, layers: [dense(1, 'tanh'), dense(4, 'softmax')], m: 12 }],
  ['one input', { inputs: 1, layers: [dense(7, 'relu'), dense(2, 'softmax')], m: 40 }],
  [
    'wide, several blocks',
    { inputs: 61, layers: [dense(130, 'relu'), dense(33, 'leaky-relu'), dense(5, 'softmax')], m: 523 },
  ],
];

function build({ inputs, layers, m }: Case) {
  const specification = specify('test', { inputs, layers });
  const outputs = layers[layers.length - 1].units;
  const Y = Matrix.zeros(outputs, m).map((_, i, j) =>
    Number(outputs === 1 ? j % 2 : (j * 7) % outputs === i),
  );
  return { parameters: () => drawParameters(specification, 'he', 3), X: random.randn(inputs, m), Y };
}

if (!blas) console.log('No BLAS on this machine: the engine blas is not tested. Install one to test it.');

if (blas) {
  // Half a unit of float32 is 6e-8; sums of up to 130 terms through four layers lose some tens of them.
  for (const threads of [1, 2]) {
    conformance(engineOf('float64', threads));
    conformance(engineOf('float32', threads), 4e-6);
  }
}

describe.skipIf(!blas)('the engine blas', () => {
  for (const precision of ['float32', 'float64'] as const) {
    // Sums of up to 523 products of numbers around 1: 6e-8 (1e-16) times some tens.
    const tolerance = precision === 'float32' ? 6e-6 : 2e-14;
    it.each(cases)(
      `${precision}: one step of training is the gradient of plain sums: %s`,
      async (_name, c) => {
        const { parameters, X, Y } = build(c);
        const trained = parameters();
        const history = await fit(engineOf(precision, 2), trained, X, Y, {
          learningRate: 1,
          epochs: 1,
          seed: 1,
        });
        expect(history.engine).toMatchObject({
          name: 'blas',
          library: blas?.library,
          variant: blas?.variant,
        });
        const before = parameters();
        const { g } = oracle(before, X, Y);
        const errors = g.map((slope, i) => Math.abs(before.theta[i] - trained.theta[i] - slope));
        expect(errors.reduce((a, b) => Math.max(a, b))).toBeLessThan(tolerance);
      },
    );

    const trainings: [string, FitOptions][] = [
      ['full batch', { learningRate: 0.1, l2: 1 }],
      [
        'batches in an order, dropout',
        { batchSize: 7, optimizer: adam(), dropout: 0.2, learningRate: 0.001 },
      ],
      [
        'batches of 300, clipped',
        { batchSize: 300, clipNorm: 0.1, learningRate: 0.3, classWeight: 'balanced' },
      ],
    ];
    it.each(trainings)(
      `${precision}: any number of threads gives the same bits: %s`,
      async (_name, options) => {
        const { parameters, X, Y } = build(cases[4][1]);
        const thetas: FloatArray[] = [];
        for (const threads of [1, 2, 3, 8]) {
          const trained = parameters();
          await fit(engineOf(precision, threads), trained, X, Y, { ...options, epochs: 3, seed: 2 });
          thetas.push(trained.theta);
        }
        for (const theta of thetas.slice(1)) expect(theta).toEqual(thetas[0]);
      },
    );
  }
});
