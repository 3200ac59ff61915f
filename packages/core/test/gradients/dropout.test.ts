import { dense, Matrix, Network } from '@colonnade/core';
import { expect, it } from 'vitest';
import { allColumns } from '../../src/engine/control.js';
import { runStep } from '../../src/engine/engine.js';
import { referenceEngine } from '../../src/engine/reference/engine.js';
import { gradientsOf } from '../../src/network/parameters.js';
import { gradientProgram } from '../../src/network/programs.js';
import { gradientCase, hiddenActivations } from './cases.js';
import { numericGradient, relativeError } from './numeric.js';

it.each(hiddenActivations)('gradients with dropout after %s layers, the mask held', (hidden) => {
  for (const dropout of [0.2, 0.5]) {
    const parts = { hidden, output: 'sigmoid', cost: 'cross-entropy', units: 2, depth: 4, m: 5 } as const;
    const { network, X, Y } = gradientCase(parts);
    const gradients = gradientsOf(network.specification);
    const program = gradientProgram(referenceEngine, network.parameters, gradients, { X, Y, dropout });
    const control = { ...allColumns(X), step: 3, dropoutKey: 11 };
    const cost = () => runStep(program, control);
    cost();
    const analytic = gradients.g.slice();
    expect(cost()).not.toBe(network.cost(X, Y));
    let at = 0;
    for (let l = 1; l < network.W.length; l++) {
      for (const values of [network.W[l], network.b[l]]) {
        const numeric = numericGradient(values, cost);
        // A tensor behind units that are all dropped has no gradient: then both are zero exactly.
        expect(relativeError(numeric, analytic.subarray(at, at + numeric.length))).toBeLessThan(1e-7);
        at += numeric.length;
      }
    }
    expect(at).toBe(analytic.length);
  }
});

it('a dropped unit sends nothing on and takes nothing back', () => {
  const parts = {
    hidden: 'tanh',
    output: 'linear',
    cost: 'squared-error',
    units: 1,
    depth: 2,
    m: 1,
  } as const;
  const { network, X, Y } = gradientCase(parts);
  const gradients = gradientsOf(network.specification);
  const program = gradientProgram(referenceEngine, network.parameters, gradients, {
    X,
    Y,
    dropout: 0.5,
    observed: ['A[1]', 'Adrop[1]', 'dZ[1]'],
  });
  runStep(program, { ...allColumns(X), step: 1, dropoutKey: 5 });
  const [A, dropped, dZ] = ['A[1]', 'Adrop[1]', 'dZ[1]'].map((name) => program.observed(name).data);
  const kept = Array.from(dropped, (a) => a !== 0);
  expect(new Set(kept)).toEqual(new Set([true, false]));
  kept.forEach((on, i) => {
    expect(dropped[i]).toBe(on ? A[i] / 0.5 : 0);
    expect(dZ[i] !== 0).toBe(on);
  });
});

it('leaves out the share that was asked for', () => {
  const network = new Network({ inputs: 1, layers: [dense(100, 'sigmoid'), dense(1, 'linear')] });
  const X = Matrix.zeros(1, 100);
  const gradients = gradientsOf(network.specification);
  const data = { X, Y: Matrix.zeros(1, 100), dropout: 0.2, observed: ['Adrop[1]'] };
  const program = gradientProgram(referenceEngine, network.parameters, gradients, data);
  runStep(program, { ...allColumns(X), dropoutKey: 5 });
  const dropped = program.observed('Adrop[1]').data.filter((a) => a === 0).length;
  // Of 10,000 draws 2000 are expected, with a deviation of 40: five of them.
  expect(Math.abs(dropped - 2000)).toBeLessThan(200);
});
