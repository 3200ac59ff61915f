import { describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.js';
import { runStep } from '../../src/engine/engine.js';
import { Matrix } from '../../src/matrix/matrix.js';
import { RandomState } from '../../src/matrix/random-state.js';
import { drawParameters } from '../../src/network/initialize.js';
import { gradientsOf, type Parameters, parametersOf } from '../../src/network/parameters.js';
import { costProgram, forwardProgram, gradientProgram } from '../../src/network/programs.js';
import { dense, type Layer, specify } from '../../src/network/specification.js';
import { fit } from '../../src/training/fit.js';
import { adam } from '../../src/training/optimizers/adam.js';
import { momentum } from '../../src/training/optimizers/momentum.js';
import type { Optimizer } from '../../src/training/optimizers/types.js';
import type { FitOptions } from '../../src/training/options.js';
import { boldDriver } from '../../src/training/rates/bold-driver.js';
import { oracle } from './oracle.js';

/** A network, its examples and what bends the cost. */
interface Case {
  readonly name: string;
  readonly inputs: number;
  readonly layers: readonly Layer[];
  readonly m: number;
  readonly cost?: 'squared-error';
  readonly bias?: false;
  readonly penaltyRatio?: number;
  readonly weighted?: true;
}

const cases: readonly Case[] = [
  { name: 'one of everything', inputs: 1, layers: [dense(1, 'sigmoid')], m: 1 },
  { name: 'logistic regression', inputs: 5, layers: [dense(1, 'sigmoid')], m: 9 },
  { name: 'tanh and sigmoid', inputs: 3, layers: [dense(4, 'tanh'), dense(1, 'sigmoid')], m: 7 },
  { name: 'relu and softmax', inputs: 8, layers: [dense(16, 'relu'), dense(5, 'softmax')], m: 33 },
  { name: 'leaky relu and linear', inputs: 2, layers: [dense(7, 'leaky-relu'), dense(3, 'linear')], m: 4 },
  { name: 'one against rest', inputs: 3, layers: [dense(5, 'sigmoid'), dense(3, 'sigmoid')], m: 6 },
  { name: 'softmax, squared error', inputs: 3, layers: [dense(4, 'softmax')], m: 6, cost: 'squared-error' },
  { name: 'no bias', inputs: 3, layers: [dense(4, 'tanh'), dense(2, 'linear')], m: 5, bias: false },
  {
    name: 'four layers, penalty, weights',
    inputs: 6,
    layers: [dense(9, 'relu'), dense(5, 'tanh'), dense(4, 'linear'), dense(1, 'sigmoid')],
    m: 130,
    penaltyRatio: 0.3,
    weighted: true,
  },
  { name: 'logistic regression on many inputs', inputs: 150, layers: [dense(1, 'sigmoid')], m: 70 },
  {
    name: 'one tanh unit on many inputs, no bias, weights',
    inputs: 129,
    layers: [dense(1, 'tanh')],
    m: 37,
    cost: 'squared-error',
    bias: false,
    weighted: true,
  },
];

function build(c: Case): { parameters: Parameters; X: Matrix; Y: Matrix; weights: Float64Array | undefined } {
  const random = new RandomState(9);
  const specification = specify('test', { inputs: c.inputs, layers: c.layers, cost: c.cost, bias: c.bias });
  const parameters = drawParameters(specification, 'he', 3);
  if (c.bias !== false) for (const b of parameters.b) b.data.set(random.randn(b.rows, 1).data);
  const { units, activation } = c.layers[c.layers.length - 1];
  const X = random.randn(c.inputs, c.m);
  const hot = Array.from({ length: c.m }, () => random.randint(units));
  const Y =
    activation === 'linear'
      ? random.randn(units, c.m)
      : Matrix.zeros(units, c.m).map((_, i, j) => Number(units === 1 ? j % 2 : hot[j] === i));
  return { parameters, X, Y, weights: c.weighted && random.rand(c.m).map((w) => w + 0.5) };
}

/** The largest difference, relative to the largest size. */
function distance(got: ArrayLike<number>, expected: ArrayLike<number>): number {
  const size = Math.max(1, ...Array.from(expected, Math.abs));
  return Math.max(0, ...Array.from(expected, (value, i) => Math.abs(got[i] - value))) / size;
}

/**
 * What every engine has to pass: it is compared with plain sums written from the formulas, and must keep the
 * promises about blocks, order and types.
 *
 * @param tolerance for one pass; a float32 engine has one of its own, derived from 6e-8 and the longest sum (130)
 */
export function conformance(engine: Engine, tolerance = 1e-13): void {
  describe(`engine ${engine.name}, ${engine.precision}`, () => {
    it.each(cases)('forward, cost and gradients: $name', (c) => {
      const { parameters, X, Y, weights } = build(c);
      const { penaltyRatio = 0 } = c;
      const expected = oracle(parameters, X, Y, { weights, penaltyRatio });
      const control = { offset: 0, columns: c.m, step: 1, dropoutKey: 0 };
      const L = c.layers.length;

      const forward = forwardProgram(engine, parameters, { X, observed: [`A[${L}]`] });
      runStep(forward, control);
      expect(distance(forward.observed(`A[${L}]`).data, expected.Yhat)).toBeLessThan(tolerance);

      const cost = runStep(costProgram(engine, parameters, { X, Y, weights, penaltyRatio }), control);
      expect(distance([cost], [expected.cost])).toBeLessThan(tolerance);

      const gradients = gradientsOf(parameters.specification);
      const program = gradientProgram(engine, parameters, gradients, { X, Y, weights, penaltyRatio });
      for (let twice = 0; twice < 2; twice++) {
        expect(runStep(program, control)).toBe(cost);
        expect(distance(gradients.g, expected.g)).toBeLessThan(tolerance);
      }
    });

    it('a step over some columns, in an order of their own', () => {
      const c = cases[3];
      const { parameters, X, Y } = build(c);
      const order = Uint32Array.from({ length: c.m }, (_, j) => (j * 10) % c.m);
      const gradients = gradientsOf(parameters.specification);
      const program = gradientProgram(engine, parameters, gradients, { X, Y, largestStep: 12 });
      const cost = runStep(program, { order, offset: 7, columns: 11, step: 1, dropoutKey: 0 });
      const chosen = Array.from(order.subarray(7, 18));
      const take = (M: Matrix) => Matrix.fromColumns(chosen.map((j) => M.column(j).toColumns()[0]));
      const expected = oracle(parameters, take(X), take(Y));
      expect(distance([cost], [expected.cost])).toBeLessThan(tolerance);
      expect(distance(gradients.g, expected.g)).toBeLessThan(tolerance);
    });

    it.each([Float32Array, Uint8Array])('data of type %o', (Type) => {
      const { parameters } = build(cases[2]);
      const values = Array.from({ length: 21 }, (_, i) => (i * 5) % 7);
      const X = Matrix.fromColumnMajor(3, 7, Type.from(values));
      const Y = Matrix.fromColumnMajor(1, 7, Type.from([0, 1, 0, 1, 1, 0, 1]));
      const control = { offset: 0, columns: 7, step: 1, dropoutKey: 0 };
      const cost = runStep(costProgram(engine, parameters, { X, Y }), control);
      const expected = oracle(parameters, Matrix.fromColumnMajor(3, 7, values), Y);
      expect(distance([cost], [expected.cost])).toBeLessThan(tolerance);
    });

    it('the bits of a column do not depend on its neighbors, nor those of dropout on blocks', () => {
      const { parameters, X, Y } = build(cases[3]);
      const run = (columns: number, offset: number) => {
        const observed = ['Adrop[1]', 'A[2]'];
        const data = { X, Y, dropout: 0.5, observed };
        const program = gradientProgram(engine, parameters, gradientsOf(parameters.specification), data);
        runStep(program, { offset, columns, step: 4, dropoutKey: 77 });
        return observed.map((name) => program.observed(name));
      };
      const whole = run(33, 0);
      for (const j of [0, 1, 16, 32]) {
        run(1, j).forEach((alone, at) => {
          expect(alone.column(0).data).toEqual(whole[at].column(j).data);
        });
      }
    });

    it.each<[string, FitOptions]>([
      ['gradient descent', { learningRate: 0.3 }],
      ['adam, batches, dropout', { optimizer: adam(), batchSize: 10, dropout: 0.3, learningRate: 0.01 }],
      ['bold driver, clipping, l2', { learningRate: boldDriver(3), clipNorm: 1, l2: 0.5 }],
    ])('ten epochs of training: %s', async (_name, options) => {
      const { parameters, X, Y } = build(cases[3]);
      const copy = () => parametersOf(parameters.specification, parameters.theta.slice());
      const [first, second] = [copy(), copy()];
      const history = await fit(engine, first, X, Y, { ...options, epochs: 10, seed: 1 });
      await fit(engine, second, X, Y, { ...options, epochs: 10, seed: 1 });
      expect(second.theta).toEqual(first.theta);
      expect(history).toMatchObject({ stopped: 'epochs', epochs: 10 });
      const cost = oracle(first, X, Y).cost;
      expect(cost).toBeLessThan(oracle(parameters, X, Y).cost);
    });

    it('a validation part of the same examples has targets of its own, and no weights', async () => {
      const { parameters, X, Y } = build(cases[2]);
      const others = Y.map((y) => 1 - y);
      const weights = Float64Array.from({ length: X.columns }, (_, j) => j);
      const expected = [oracle(parameters, X, Y, { weights }).cost, oracle(parameters, X, others).cost];
      const history = await fit(engine, parameters, X, Y, {
        ...{ epochs: 1, learningRate: 0.3, seed: 1 },
        sampleWeight: Matrix.fromRows([Array.from(weights)]),
        validation: { X, Y: others },
      });
      const { cost, costValidation } = history[0];
      expect(distance([cost!, costValidation!], expected)).toBeLessThan(tolerance);
    });

    it("a caller's own rule takes the steps of its formula", async () => {
      const { parameters, X, Y } = build(cases[3]);
      const own: Optimizer = {
        name: 'own',
        states: ['v'],
        directions: ['v'],
        apply(theta, g, [v], rate) {
          for (let i = 0; i < theta.length; i++) {
            v[i] = 0.9 * v[i] + 0.1 * g[i];
            theta[i] -= rate * v[i];
          }
        },
      };
      const run = async (optimizer: Optimizer) => {
        const trained = parametersOf(parameters.specification, parameters.theta.slice());
        const options = { epochs: 10, learningRate: 0.5, batchSize: 10, clipNorm: 1, seed: 1 };
        await fit(engine, trained, X, Y, { ...options, optimizer });
        return trained.theta;
      };
      // Ten epochs of four steps, each of which may differ by the rounding of θ and v.
      expect(distance(await run(own), await run(momentum({ beta: 0.9 })))).toBeLessThan(40 * tolerance);
    });
  });
}
