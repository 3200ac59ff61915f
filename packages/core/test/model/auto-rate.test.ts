import { expect, it } from 'vitest';
import { RandomState } from '../../src/matrix/random-state.js';
import { Model } from '../../src/model/model.js';
import { Table } from '../../src/table/table.js';

async function rateOf(inputs: number, rows: number) {
  const values = new RandomState(inputs).randn(inputs * rows);
  const cells = Array.from({ length: rows }, (_, j) => 'ab'[j % 2]);
  const x = { kind: 'numeric', name: 'x', shape: [inputs], values } as const;
  const table = new Table([x, { kind: 'text', name: 'y', cells }], { name: 'noise', notes: [] });
  const model = await Model.train(table, { target: 'y', epochs: 0 });
  return model.training!.options.find(({ name }) => name === 'learningRate')!.value;
}

it.each([
  [3, 500, 0.003],
  [4, 500, 0.002],
  [100, 500, 0.002],
  [101, 500, 0.001],
  [3, 100, 0.009],
  [100, 100, 0.006],
  [101, 100, 0.003],
])('a rate for %i inputs and %i rows', async (inputs, rows, rate) => {
  expect(await rateOf(inputs, rows)).toBe(rate);
});
