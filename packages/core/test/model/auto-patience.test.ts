import { expect, it } from 'vitest';
import { RandomState } from '../../src/matrix/random-state.js';
import { Model } from '../../src/model/model.js';
import { Table } from '../../src/table/table.js';

/** The epochs and the patience of a training on noise. */
async function lengths(inputs: number, rows: number, options: { batchSize?: 'all' } = {}) {
  const values = new RandomState(1).randn(inputs * rows);
  const cells = Array.from({ length: rows }, (_, j) => 'ab'[j % 2]);
  const x = { kind: 'numeric', name: 'x', shape: [inputs], values } as const;
  const table = new Table([x, { kind: 'text', name: 'y', cells }], { name: 'noise', notes: [] });
  const { training } = await Model.train(table, { target: 'y', time: '0.001s', ...options });
  return ['epochs', 'patience'].map((option) => training!.options.find(({ name }) => name === option)!.value);
}

// Of the rows a fifth is for the test, and a tenth of the others for validation.
it.each([
  // All 108 examples of training in an update.
  [2, 150, [600, 180]],
  // Fewer examples than inputs.
  [109, 150, [600, 60]],
  // 12 updates an epoch.
  [2, 500, [834, 250]],
  // 199 examples of validation, and 200.
  [1, 2490, [200, 60]],
  [1, 2500, [200, 20]],
])('%i inputs and %i rows', async (inputs, rows, expected) => {
  expect(await lengths(inputs, rows)).toEqual(expected);
});

it('600 epochs where many examples are in one update', async () => {
  expect(await lengths(1, 2500, { batchSize: 'all' })).toEqual([600, 60]);
});
