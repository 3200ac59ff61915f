import { describe, it } from 'vitest';
import { cases, expectTrajectory } from '../golden/training/cases.js';

// The kernels' exp, log and tanh are right to 2 units in the last place and their sums have another order: a few
// times 1e-16 a step, which ten steps of these small networks do not let grow to the 1e-10 of the golden numbers.
describe.each([
  { deterministic: true, threads: 1 },
  { deterministic: false, threads: 1 },
  { deterministic: true, threads: 2 },
  { deterministic: false, threads: 2 },
])(
  'ten steps on the kernels, as NumPy takes them: $threads threads, deterministic $deterministic',
  (options) => {
    it.each(cases)('$name', (golden) => expectTrajectory(golden, { engine: 'wasm', ...options }));
  },
);
