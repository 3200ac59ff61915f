import { describe, expect, it } from 'vitest';
import { threadsFor } from '../../src/engine/wasm/threads.js';
import { Matrix } from '../../src/matrix/matrix.js';
import { type Inputs, SparseMatrix } from '../../src/matrix/sparse-matrix.js';
import { parametersOf } from '../../src/network/parameters.js';
import { costPlan, gradientPlan } from '../../src/network/programs.js';
import { dense, type Specification, specify } from '../../src/network/specification.js';
import { gradientDescent } from '../../src/training/optimizers/gradient-descent.js';

/** The threads of a training of 10,000 steps in float32 on a machine with so many processors. */
function threads(
  [inputs, ...units]: number[],
  batch: number,
  withLibrary: boolean,
  processors: number,
): number {
  const layers = units.map((n, l) => dense(n, l + 1 < units.length ? 'relu' : 'sigmoid'));
  const specification = specify('test', { inputs, layers });
  const data = { X: Matrix.zeros(inputs, batch), Y: Matrix.zeros(units[units.length - 1], batch) };
  return threadsOf(specification, data, batch, withLibrary, processors);
}

function threadsOf(
  specification: Specification,
  data: { X: Inputs; Y: Matrix },
  batch: number,
  withLibrary: boolean,
  processors: number,
): number {
  const plan = {
    theta: parametersOf(specification).theta,
    passes: {
      gradient: gradientPlan(specification, { ...data, largestStep: batch }),
      cost: costPlan(specification, data),
      validation: undefined,
    },
    rule: gradientDescent(),
    steps: 10_000,
    clipNorm: 0,
    formsG: false,
    keeps: { g: false, best: false },
  };
  return threadsFor(plan, 'float32', withLibrary, processors);
}

describe('the threads of a training that are left to choose', () => {
  it.each([true, false])('are one for a small network (library: %s)', (withLibrary) => {
    expect(threads([30, 16, 1], 32, withLibrary, 16)).toBe(1);
    expect(threads([64, 32, 10], 64, withLibrary, 16)).toBe(1);
  });

  it.each([true, false])('are all processors for a wide one (library: %s)', (withLibrary) => {
    expect(threads([784, 512, 512, 10], 256, withLibrary, 8)).toBe(8);
  });

  it('are one where nearly all is done over the words that are present, which one thread does', () => {
    const specification = specify('test', {
      inputs: 20_000,
      layers: [dense(64, 'relu'), dense(1, 'sigmoid')],
    });
    const X = new SparseMatrix(20_000, 32, new Uint32Array(33), new Uint32Array(0));
    const data = { X, Y: Matrix.zeros(1, 32) };
    expect(threadsOf(specification, data, 32, false, 8)).toBe(1);
  });

  it.each([true, false])('are two for one unit over many inputs (library: %s)', (withLibrary) => {
    expect(threads([12288, 1], 209, withLibrary, 2)).toBe(2);
    expect(threads([4096, 1], 100, withLibrary, 2)).toBe(1);
  });
});
