import { checkSchema, inferSchema, Missing, Table, type TextColumn } from '@colonnade/core';
import { describe, expect, it } from 'vitest';
import { packTable, unpackTable } from '../../src/studies/workers/table-message.js';
import { readNumbers } from '../../src/table/preprocessing/read-cells.js';
import { checkUnits } from '../../src/table/schema/check-units.js';
import { selectRows } from '../../src/table/select-rows.js';
import { messageOf, rows } from './tables.js';

/** A column as a reader brings it where every cell has a unit. */
function withUnit(name: string, numbers: readonly number[], unit: string): TextColumn {
  return {
    kind: 'text',
    name,
    cells: numbers.map((number) => `${number} ${unit}`),
    numbers: Float64Array.from(numbers),
    unit,
  };
}

const tableOf = (...columns: TextColumn[]) =>
  new Table(columns, {
    name: 'data.csv',
    lines: Uint32Array.from({ length: 40 }, (_, i) => i + 2),
    notes: [],
  });

const label: TextColumn = { kind: 'text', name: 'y', cells: rows(40, (row) => 'ab'[row % 2]) };
const sizes = rows(40, (row) => row + 0.5);

describe('the unit of a column', () => {
  const table = tableOf(withUnit('size', sizes, 'm²'), label);
  const [size] = table.columns;

  it('is told by the schema, which survives JSON', () => {
    const schema = inferSchema(table, { target: 'y' });
    expect(schema.columns[0]).toMatchObject({
      kind: 'number',
      unit: 'm²',
      why: 'numbers with 40 distinct values, in m²',
    });
    expect(checkSchema(JSON.parse(JSON.stringify(schema)))).toEqual(schema);
    const { unit, ...without } = schema.columns[0];
    expect(unit).toBe('m²');
    expect(checkSchema({ ...schema, columns: [without] }).columns[0].unit).toBeNull();
    const price = inferSchema(table, { target: 'size' });
    expect(price.target).toMatchObject({ unit: 'm²', why: 'numbers with 40 distinct values, in m²' });
    expect(checkSchema(JSON.parse(JSON.stringify(price)))).toEqual(price);
  });

  it('is none where the column is something else than numbers', () => {
    const [column] = inferSchema(table, { target: 'y', columns: { size: 'category' } }).columns;
    expect([column.kind, column.unit]).toEqual(['category', null]);
    expect(inferSchema(tableOf(label)).columns[0].unit).toBeNull();
    const schema = inferSchema(table, { target: 'y', columns: { size: 'category' } });
    const wrong = { ...schema, columns: [{ ...schema.columns[0], unit: 'm²' }] };
    expect(messageOf(() => checkSchema(wrong))).toMatch(/unit: it is "m²", but must be null/);
  });

  it('may stand in the spelling of a missing cell', () => {
    const free = tableOf(withUnit('size', [0, ...sizes.slice(1)], 'm²'), label);
    const missing = ['0 m²'];
    const schema = inferSchema(free, { target: 'y', missing });
    expect(schema.columns[0]).toMatchObject({ missing: 1, min: 1.5, distinct: 39 });
    const numbers = readNumbers(free, free.columns[0], Uint32Array.of(0, 1), new Missing(missing));
    expect([...numbers]).toEqual([Number.NaN, 1.5]);
  });

  it('goes with the column wherever that goes', () => {
    expect(table.renamed({ size: 'area' }).columns[0]).toEqual({ ...size, name: 'area' });
    expect(unpackTable(structuredClone(packTable(table))).columns[0]).toEqual(size);
    const [some] = selectRows(table, Uint32Array.of(3, 1)).columns;
    expect(some).toEqual(withUnit('size', [3.5, 1.5], 'm²'));
  });

  it('has to be the one that was learned, if there is one', () => {
    const schema = inferSchema(table, { target: 'y' });
    const feet = tableOf(withUnit('size', sizes, 'ft²'), label);
    expect(messageOf(() => checkUnits(schema, feet))).toBe(
      'data.csv line 2, column "size": the model learned numbers in m² from this column, but here they are in ft². ' +
        'Give them in m². [COLUMN_TYPE]',
    );
    const bare: TextColumn = { kind: 'text', name: 'size', cells: sizes.map(String) };
    expect(() => checkUnits(schema, tableOf(bare, label))).not.toThrow();
    expect(() => checkUnits(inferSchema(tableOf(bare, label)), feet)).not.toThrow();
    const price = inferSchema(table, { target: 'size' });
    expect(() => checkUnits(price, feet)).not.toThrow();
    expect(() => checkUnits(price, feet, true)).toThrow('numbers in m² from this column');
  });
});

describe('codes that look like numbers', () => {
  const codes = rows(40, (row) => ['007', '7', '07', '8'][row % 4]);
  const keys = rows(40, (row) => `1234567890123456789${row % 4}`);
  const read = (name: string, cells: readonly string[]): TextColumn => ({ kind: 'text', name, cells });

  it('are as many categories as they have spellings', () => {
    const table = tableOf(read('code', codes), read('key', keys), label);
    const columns = { code: 'category', key: 'category' } as const;
    expect(inferSchema(table, { target: 'y', columns }).columns).toMatchObject([
      { distinct: 4, why: 'declared a category, 4 distinct values', examples: ['007', '7', '07'] },
      { distinct: 4, why: 'declared a category, 4 distinct values' },
    ]);
  });

  it('are classes as they are spelled where one number would be several keys, or they are declared', () => {
    const table = tableOf(read('code', codes), read('key', keys), label);
    const classesOf = (target: string, columns = {}) =>
      inferSchema(table, { target, columns }).target?.classes;
    expect(classesOf('code', { code: 'category' })).toEqual(['007', '07', '7', '8']);
    expect(classesOf('code')).toEqual(['7', '8']);
    expect(classesOf('key', { key: 'category' })).toEqual([...new Set(keys)]);
  });

  it('get a note wherever they stand', () => {
    const table = tableOf(
      read(
        'zip',
        rows(40, (row) => (row === 39 ? '01067' : `${row + 10000}`)),
      ),
      label,
    );
    expect(inferSchema(table).notes.join()).toContain('"zip": 01067 and the like are read as numbers');
  });
});
