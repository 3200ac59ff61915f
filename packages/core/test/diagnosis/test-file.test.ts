import { type Column, diagnoseData, diagnoseModel, Model, RandomState, Table } from '@colonnade/core';
import { describe, expect, it } from 'vitest';

const syllables = ['ba', 'do', 'ki', 'lu', 'me', 'no', 'pe', 'ra', 'si', 'tu', 'va', 'wo', 'xi', 'ya', 'zu'];
const words = syllables.flatMap((a) => syllables.map((b) => `${a}${b}`));

/** Rows of a number, a category, a text and an image, each of which may be drawn otherwise. */
function tableOf(
  rows: number,
  seed: number,
  { shift = 0, region = 0.5, from = 0, bright = 0, rare = 0.5 } = {},
): Table {
  const random = new RandomState(seed);
  const draw = <T>(of: () => T) => Array.from({ length: rows }, of);
  const y = draw(() => (random.rand() < rare ? 'yes' : 'no'));
  const text = (name: string, cells: string[]): Column => ({ kind: 'text', name, cells });
  const size = y.map((label) => String(random.randn() + shift + (label === 'yes' ? 1 : 0)));
  const place = draw(() => (random.rand() < region ? 'north' : 'south'));
  const said = draw(() =>
    Array.from({ length: 12 }, () => words[Math.floor(from + 100 * random.rand() ** 2)]).join(' '),
  );
  const pixels = Uint8Array.from({ length: rows * 16 }, () =>
    Math.min(255, 40 + 120 * random.rand() + bright),
  );
  const image: Column = { kind: 'numeric', name: 'photo', shape: [4, 4], values: pixels };
  return new Table([text('size', size), text('region', place), text('said', said), image, text('y', y)], {
    name: seed === 1 ? 'data' : 'test',
    notes: [],
  });
}

const options = { target: 'y', columns: { said: 'text' } } as const;
const data = tableOf(500, 1);

async function found(test: Table) {
  const { findings, test: tested } = await diagnoseData(data, options, { test });
  const codes = ['DUPLICATE_ROWS', 'CONFLICT', 'DRIFT', 'TARGET_DRIFT'];
  const own = findings.filter(({ code, title }) => codes.includes(code) && title.includes('test file'));
  return { told: own.map(({ code, columns }) => [code, ...columns]), tested: tested! };
}

describe('a file to test on', () => {
  it('of the same kind is not accused, in five draws', async () => {
    for (let seed = 2; seed < 7; seed++) {
      const { told, tested } = await found(tableOf(200, seed));
      expect(told).toEqual([]);
      expect(tested.columns.map(({ column }) => column).sort()).toEqual(['photo', 'region', 'said', 'size']);
    }
  }, 60_000);

  it.each([
    ['size', { shift: 1 }],
    ['region', { region: 0.9 }],
    ['said', { from: 60 }],
    ['photo', { bright: 40 }],
  ])('says that %s has drifted, and only that', async (name, otherwise) => {
    const { told, tested } = await found(tableOf(200, 2, otherwise));
    expect(told).toEqual([['DRIFT', name]]);
    expect(tested.columns[0].column).toBe(name);
    if (name === 'photo') expect(tested.columns[0]).toMatchObject({ compared: 'images', by: 'brightness' });
    if (name === 'said') expect(tested.columns[0].unknown).toBeGreaterThan(0.2);
  });

  it('says that the target has drifted', async () => {
    const { told } = await found(tableOf(200, 2, { rare: 0.1 }));
    expect(told).toContainEqual(['TARGET_DRIFT', 'y']);
  });

  it('counts rows that both have, and those that contradict', async () => {
    const cells = (name: string) => {
      const column = data.find(name)!;
      return column.kind === 'text' ? [...column.cells].slice(0, 30) : [];
    };
    const y = cells('y').map((cell, i) => (i < 10 ? (cell === 'yes' ? 'no' : 'yes') : cell));
    const photo = data.find('photo')!;
    const again = new Table(
      [
        { kind: 'text', name: 'size', cells: cells('size') },
        { kind: 'text', name: 'region', cells: cells('region') },
        { kind: 'text', name: 'said', cells: cells('said') },
        {
          kind: 'numeric',
          name: 'photo',
          shape: [4, 4],
          values: photo.kind === 'numeric' ? photo.values.slice(0, 480) : [],
        } as Column,
        { kind: 'text', name: 'y', cells: y },
      ],
      { name: 'again', notes: [] },
    );
    const { told, tested } = await found(again);
    expect(tested).toMatchObject({ rows: 30, duplicates: 20, contradicting: 10 });
    expect(told.map(([code]) => code)).toEqual(expect.arrayContaining(['DUPLICATE_ROWS', 'CONFLICT']));
    // Rows of the data are not held back twice.
    const { repeated } = await diagnoseData(data, options, { test: again });
    expect(repeated.tested).toBe(0);
  });

  it('needs the columns that the data have', async () => {
    const less = new Table(
      data.columns.filter(({ name }) => name !== 'region'),
      { name: 'less', notes: [] },
    );
    await expect(diagnoseData(data, options, { test: less })).rejects.toThrow('column "region" is lacking');
  });
});

it('drift of texts and images beside a model', async () => {
  const model = await Model.train(data, { ...options, epochs: 2, deterministic: true });
  const look = async (table: Table) =>
    (await diagnoseModel(model, table, { training: data, wrongLabels: false })).findings
      .filter(({ code }) => code === 'DRIFT')
      .flatMap(({ columns }) => columns);
  expect(await look(tableOf(200, 3))).toEqual([]);
  expect((await look(tableOf(200, 3, { from: 60, bright: 40 }))).sort()).toEqual(['photo', 'said']);
}, 30_000);
