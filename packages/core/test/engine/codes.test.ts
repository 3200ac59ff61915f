import { expect, it } from 'vitest';
import { activationCodes, costCodes, ruleCodes } from '../../src/engine/wasm/lines.js';
import { activationNames } from '../../src/functions/activations/index.js';
import { costNames } from '../../src/functions/costs/index.js';
import { optimizerNames } from '../../src/training/optimizers/index.js';

it.each([
  ['activation', activationNames, activationCodes],
  ['cost', costNames, costCodes],
  ['optimizer', optimizerNames, ruleCodes],
])('every %s of the list has a kernel, by a number of its own', (_what, names, codes) => {
  expect(Object.keys(codes).sort()).toEqual([...names].sort());
  expect(new Set(Object.values(codes)).size).toBe(names.length);
});
