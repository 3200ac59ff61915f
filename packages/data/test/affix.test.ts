import { cellValue, inferSchema } from '@colonnade/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CsvOptions, readCsv } from '../src/index.js';

const read = (text: string, options: CsvOptions = {}) =>
  readCsv(new TextEncoder().encode(text), { name: 'data.csv', ...options });

const readColumn = (cells: readonly string[], options: CsvOptions = {}) => {
  const table = read(`a;b\n${cells.map((cell, i) => `${cell};${'xy'[i % 2]}`).join('\n')}\n`, {
    separator: ';',
    ...options,
  });
  const [column] = table.columns;
  if (column.kind !== 'text') throw new Error('a column of numbers');
  return { cells: column.cells, numbers: column.numbers && [...column.numbers], table };
};

describe('numbers with a unit', () => {
  it.each([
    ['a sign before', ['€28.50', '€1,204.00', '-€3.25'], [28.5, 1204, -3.25], '€28.50 is 28.5'],
    ['a sign behind', ['28,50 €', '1.204,00 €', '-3,25 €'], [28.5, 1204, -3.25], '28,50 € is 28.5'],
    ['a sign with a country', ['US$ 5', 'US$ 12.5'], [5, 12.5], 'US$ 5 is 5'],
    ['the code of a currency', ['CHF 5.10', 'CHF 12.50'], [5.1, 12.5], 'CHF 5.10 is 5.1'],
    ['shares', ['12%', '0', '7.5 %'], [12, 0, 7.5], '12% is 12'],
    ['a unit', ['12 kg', '7.5 kg', '180'], [12, 7.5, 180], '12 kg is 12'],
    ['a unit of signs', ['12.5°C', '-3°C'], [12.5, -3], '12.5°C is 12.5'],
    ['a compound one', ['98 km/h', '120 km/h'], [98, 120], '98 km/h is 98'],
    ['two words', ['850 sq ft', '1,200.5 sq ft'], [850, 1200.5], '850 sq ft is 850'],
    ['one and several', ['1 year', '3 years'], [1, 3], '1 year is 1'],
    ['narrow blanks', ['1\u202f204,5\u00a0€', '28\u00a0€'], [1204.5, 28], '1\u202f204,5\u00a0€ is 1204.5'],
  ])('are read as numbers: %s', (_, cells, numbers, example) => {
    const column = readColumn(cells);
    expect(column.numbers).toEqual(numbers);
    expect(column.table.source.notes).toContain(`numbers with a unit found in "a" (${example})`);
    const { table } = readColumn([...cells, ...cells, ...cells, ...cells]);
    const schema = inferSchema(table, { target: 'b' });
    expect(schema.columns[0].kind).toBe('number');
    expect(cellValue(schema, table, 'a', 1)).toBe(numbers[1]);
  });

  it.each([
    ['two currencies', ['€5', '$6']],
    ['two units', ['5 m', '6 km']],
    ['shares beside numbers of another scale', ['12%', '0.12']],
    ['words beside units', ['5 kg', '10 kg', 'bulk']],
    ['more bare numbers than others', ['1', '2', '3 kg']],
    ['codes', ['INV 100', 'INV 101']],
    ['codes with letters behind', ['12a', '12b']],
    ['addresses', ['12 Main Street', '14 Oak Street']],
    ['times', ['10:30', '11:45']],
    ['two signs', ['-€-5', '€6']],
  ])('are left as they are: %s', (_, cells) => {
    const { table, ...column } = readColumn(cells);
    expect(column.cells).toEqual(cells);
    expect(table.source.notes.join()).not.toContain('unit');
  });

  it('keep their spelling, which is what a category is compared by', () => {
    const { cells, table } = readColumn(['5 kg', '10 kg', '5 kg', '10 kg', '2 kg']);
    expect(cells).toEqual(['5 kg', '10 kg', '5 kg', '10 kg', '2 kg']);
    expect(inferSchema(table, { target: 'a' }).target).toMatchObject({
      task: 'multiclass',
      classes: ['10 kg', '2 kg', '5 kg'],
    });
    expect(table.columns[0].kind === 'text' && table.columns[0].renamed?.('c').cell?.(4)).toBe('2 kg');
  });

  it('may lack where people write that something is missing, which is asked about where it stands', () => {
    const cells = Array.from({ length: 40 }, (_, i) => (i % 10 === 7 ? 'n/a' : `€${i}.5`));
    const { table } = readColumn(cells);
    expect(() => inferSchema(table, { target: 'b' })).toThrow(
      'data.csv line 9, column "a": "n/a" is not a number, and 3 more like it.',
    );
    const missing = ['n/a'];
    const [column] = inferSchema(table, { target: 'b', missing }).columns;
    expect(column).toMatchObject({ kind: 'number', missing: 4, min: 0.5, max: 39.5 });
  });

  it('are as they were found beyond the first rows, and a share is never taken for a number of another scale', () => {
    const many = Array.from({ length: 1500 }, (_, i) => `${i % 90}%`);
    expect(() => inferSchema(readColumn([...many, '0.12']).table, { target: 'b' })).toThrow(
      'data.csv line 1502, column "a": "0.12" is not a number',
    );
    const prices = many.map((_, i) => `$${i}`);
    expect(readColumn([...prices, '7.5']).numbers?.at(-1)).toBe(7.5);
    expect(readColumn([...prices, '£7.5']).numbers?.at(-1)).toBeNaN();
  });

  it('are found with the marks that an option names', () => {
    expect(readColumn(['€1.234', '€5.678'], { thousands: '.' }).numbers).toEqual([1234, 5678]);
    expect(readColumn(['€1.234', '€5.678']).numbers).toEqual([1.234, 5.678]);
  });

  it('are the numbers that were written, whatever the unit', () => {
    const units = fc.constantFrom(['€', ''], ['', ' €'], ['', '%'], ['US$ ', ''], ['', ' m²'], ['', 'px']);
    const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), {
      minLength: 1,
      maxLength: 300,
    });
    fc.assert(
      fc.property(units, numbers, fc.nat(4), ([before, after], values, decimals) => {
        const cells = values.map((value) => {
          const text = Math.abs(value).toFixed(decimals);
          return (value < 0 && Number(text) !== 0 ? '-' : '') + before + text + after;
        });
        const column = readColumn(cells);
        const written: (number | undefined)[] = cells.map((cell) =>
          Number(/-?[\d.]+/.exec(cell.replace(before, ''))![0]),
        );
        expect(column.numbers).toEqual(written);
        expect(column.cells).toEqual(cells);
      }),
      { numRuns: 200 },
    );
  });
});
