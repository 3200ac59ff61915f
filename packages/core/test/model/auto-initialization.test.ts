import { expect, it } from 'vitest';
import { RandomState } from '../../src/matrix/random-state.js';
import { Model } from '../../src/model/model.js';
import type { TrainOptions } from '../../src/model/train-options.js';
import { Table } from '../../src/table/table.js';

async function start(inputs: number, options: Partial<TrainOptions> = {}, classes = 2) {
  const values = new RandomState(1).randn(inputs * 40);
  const cells = Array.from({ length: 40 }, (_, j) => `class ${j % classes}`);
  const x = { kind: 'numeric', name: 'x', shape: [inputs], values } as const;
  const table = new Table([x, { kind: 'text', name: 'y', cells }], { name: 'noise', notes: [] });
  const { training, network } = await Model.train(table, { target: 'y', epochs: 0, ...options });
  const { value, origin } = training!.options.find(({ name }) => name === 'initialization')!;
  return { value, origin, b: [...network.parameters.b[1].data] };
}

it('draws the biases of the first layer where inputs are few', async () => {
  const { b, ...option } = await start(3, { hidden: [16] });
  expect(option).toEqual({ value: 'spread', origin: 'chosen' });
  expect(b).not.toContain(0);
});

it.each([
  [4, {}],
  [3, { hidden: [15] }],
  [3, { hidden: 'none' }],
] as const)('starts them at zero for %i inputs with the options %o', async (inputs, options) => {
  expect(await start(inputs, options)).toMatchObject({ value: 'he', origin: 'chosen' });
  expect(new Set((await start(inputs, options)).b)).toEqual(new Set([0]));
});

it('starts a linear model of many classes at zero', async () => {
  expect(await start(3, { hidden: 'none' }, 16)).toMatchObject({ value: 'he' });
});

it('does what is asked', async () => {
  const { b, ...option } = await start(3, { initialization: 'he' });
  expect(option).toEqual({ value: 'he', origin: 'given' });
  expect(new Set(b)).toEqual(new Set([0]));
});
