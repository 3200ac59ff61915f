import { expect, it } from 'vitest';
import { wasmEngine } from '../../src/engine/wasm/engine.js';
import { gradientCase, hiddenActivations, outputCases } from '../gradients/cases.js';
import { tolerance, worstError } from '../gradients/worst-error.js';

const engine = wasmEngine({ precision: 'float64', deterministic: true, threads: 1 });

it.each(outputCases)('gradients of the kernels: $output with $cost', ({ output, cost, units }) => {
  for (const hidden of hiddenActivations) {
    for (const n of units) {
      for (const [depth, m] of [
        [1, 5],
        [2, 2],
        [4, 5],
      ]) {
        const parts = { hidden, output, cost, units: n, depth, m };
        const { where, error } = worstError(engine, gradientCase(parts), { l2: 0.7 });
        expect(error, where).toBeLessThan(tolerance);
      }
    }
  }
});
