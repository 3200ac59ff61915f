import { dense, Network } from '@colonnade/core';
import { describe, expect, it } from 'vitest';
import { cases, expectTensors, expectTrajectory, initializations } from './cases.js';

// The formulas as they are written down. The kernels take the same steps in test/engine/trajectories.test.ts.
describe('ten steps, as NumPy takes them', () => {
  it.each(cases)('$name', (golden) => expectTrajectory(golden, { engine: 'reference' }));
});

describe('initial weights, as NumPy draws and scales them', () => {
  it.each(initializations)('$name', ({ name, seed, sizes, W }) => {
    const [inputs, ...units] = sizes;
    const layers = units.map((n) => dense(n, 'tanh'));
    const network = new Network({ inputs, layers, initialization: name, seed });
    expectTensors(network.W, W, 'W');
    for (const b of network.b) expect(b.data.every((value) => value === 0)).toBe(true);
  });
});
