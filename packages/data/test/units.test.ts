import { cellValue, inferSchema, Model, type Table } from '@colonnade/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CsvOptions, readCsv } from '../src/index.js';
import { jsonReader } from '../src/json/read-json.js';
import { jsonLinesReader } from '../src/json/read-json-lines.js';

const read = (text: string, options: CsvOptions = {}) =>
  readCsv(new TextEncoder().encode(text), { name: 'data.csv', ...options });

const columnOf = (table: Table) => {
  const [column] = table.columns;
  if (column.kind !== 'text') throw new Error('a column of numbers');
  const { cells, numbers, unit } = column;
  return { cells, numbers: numbers && [...numbers], unit, table, notes: table.source.notes };
};

/** A column of a file with semicolons, in quotes, beside one of words. */
const readColumn = (cells: readonly string[], options: CsvOptions = {}) => {
  const rows = cells.map((cell, i) => `"${cell.replaceAll('"', '""')}";${'xy'[i % 2]}`);
  return columnOf(read(`a;b\n${rows.join('\n')}\n`, { separator: ';', ...options }));
};

describe('numbers with a unit', () => {
  it.each([
    ['a sign before', ['€28.50', '€1,204.00', '-€3.25'], [28.5, 1204, -3.25], '€', '€28.50 is 28.5'],
    ['a sign behind', ['28,50 €', '1.204,00 €', '-3,25 €'], [28.5, 1204, -3.25], '€', '28,50 € is 28.5'],
    ['a sign on either side', ['€5', '5,5 €', '6 EUR'], [5, 5.5, 6], '€', '€5 is 5'],
    ['a sign with a country', ['US$ 5', 'US$ 12.5'], [5, 12.5], '$', 'US$ 5 is 5'],
    ['a sign behind the minus', ['€-5.5', '€ +6', '\u2212€7'], [-5.5, 6, -7], '€', '€-5.5 is -5.5'],
    ['the code of a currency', ['CHF 5.10', 'CHF 12.50'], [5.1, 12.5], 'CHF', 'CHF 5.10 is 5.1'],
    ['rupees', ['Rs.1,200', 'Rs. 500', '₹85.5'], [1200, 500, 85.5], '₹', 'Rs.1,200 is 1200'],
    ['shares', ['12%', '0', '7.5 %'], [12, 0, 7.5], '%', '12% is 12'],
    ['a unit', ['12 kg', '7.5 kg', '180'], [12, 7.5, 180], 'kg', '12 kg is 12'],
    ['other spellings', ['12 Kg', '7.5 kgs', '5 KG.'], [12, 7.5, 5], 'kg', '12 Kg is 12'],
    ['areas', ['63.5 m²', '70 m2', '80 m^2', '81sqm'], [63.5, 70, 80, 81], 'm²', '63.5 m² is 63.5'],
    ['feet', ['850 sq ft', '1,200.5 sq. ft.', '9 ft²'], [850, 1200.5, 9], 'ft²', '850 sq ft is 850'],
    ['a unit of signs', ['12.5°C', '-3°C', '−4 ℃'], [12.5, -3, -4], '°C', '12.5°C is 12.5'],
    ['a quotient', ['98 km/h', '120 km/h'], [98, 120], 'km/h', '98 km/h is 98'],
    ['energy', ['98 kWh/m²', '120.5 kWh/m2'], [98, 120.5], 'kWh/m²', '98 kWh/m² is 98'],
    ['money for a time', ['$58/mo', '$1,250 / month'], [58, 1250], '$/months', '$58/mo is 58'],
    ['one and several', ['1 star', '3 stars', '5 stars'], [1, 3, 5], 'stars', '1 star is 1'],
    ['consumption', ['5.6 l/100km', '7 L/100 km'], [5.6, 7], 'l/100 km', '5.6 l/100km is 5.6'],
    [
      'narrow blanks',
      ['1\u202f204,5\u00a0€', '28\u00a0€'],
      [1204.5, 28],
      '€',
      '1\u202f204,5\u00a0€ is 1204.5',
    ],
    ['parentheses', ['$12.00', '($85.00)', '$(1.5)'], [12, -85, -1.5], '$', '$12.00 is 12'],
    ['prices without cents', ['1.397,- €', '377,– €', '5,- €'], [1397, 377, 5], '€', '1.397,- € is 1397'],
    ['lakhs', ['₹11,48,861', '₹1,09,999.50', '₹999'], [1148861, 109999.5, 999], '₹', '₹11,48,861 is 1148861'],
    ['a sign of shares before', ['% 26', '%7'], [26, 7], '%', '% 26 is 26'],
    ['inches', ['5"', '6.5"'], [5, 6.5], 'in', '5" is 5'],
  ])('are read as numbers: %s', (_, cells, numbers, unit, example) => {
    const column = readColumn(cells);
    expect(column.cells).toEqual(cells);
    expect(column.numbers).toEqual(numbers);
    expect(column.unit).toBe(unit);
    expect(column.notes).toContain(`numbers with a unit found in "a" (${example})`);
    const { table } = readColumn(Array.from({ length: 4 }, () => cells).flat());
    const schema = inferSchema(table, { target: 'b' });
    expect(schema.columns[0]).toMatchObject({ kind: 'number', unit });
    expect(schema.columns[0].why).toMatch(/^numbers with \d distinct values, in /);
    expect(cellValue(schema, table, 'a', 1)).toBe(numbers[1]);
  });

  it.each([
    ['two currencies', ['€5', '$6']],
    ['shares beside numbers of another scale', ['12%', '0.12']],
    ['words beside units', ['5 kg', '10 kg', 'bulk']],
    ['more bare numbers than others', ['1', '2', '3 kg']],
    ['codes', ['INV 100', 'INV 101']],
    ['codes with a unit', ['007 kg', '010 kg']],
    ['addresses', ['12 Main Street', '14 Oak Street']],
    ['towns', ['75015 Paris', '69001 Lyon', '13001 Paris']],
    ['house numbers', ['57a', '57b', '12a', '3']],
    ['seats', ['11C', '12C', '7C']],
    ['hexadecimal', ['86F', '12F', '99F']],
    ['genes', ['14q', '7q', '1q']],
    ['models', ['330d', '320d', '520d']],
    ['times', ['10:30', '11:45']],
    ['times of day', ['8.15 Uhr', '9.30 Uhr']],
    ['times of half a day', ['6 pm', '7 pm', '11 pm']],
    ['dates', ['27 Jan', '28 Jan', '3 Jan']],
    ['years', ['1831 AD', '1904 AD']],
    ['decades', ['1980s', '1990s']],
    ['thousands', ['16.9K', '959', '1.2K']],
    ['thousands of money', ['$16.9K', '$12.1K']],
    ['millions', ['3 Mio', '3,5 Mio', '12 Mrd']],
    ['millions of money', ['$5MM', '€1.5M', '$2 million']],
    ['millions and meters', ['16m', '959', '12m']],
    ['ordinals', ['1st', '2nd', '3rd', '4th']],
    ['places in a list', ['TOP 10', 'TOP 20']],
    ['postal codes', ['PLZ 10115', 'PLZ 80331']],
    ['countries', ['ESP 3', 'ESP 12']],
    ['ranges', ['5-10 kg', '10-20 kg']],
    ['feet and inches', ['5\'11"', '6\'2"']],
    ['two signs', ['-€-5', '€6']],
    ['a sign in parentheses', ['(-€5)', '€6']],
    ['two currencies in a cell', ['$5 EUR', '$6 EUR']],
    ['numbers in parentheses alone', ['(1)', '(2)', '(3)']],
  ])('are left as they are: %s', (_, cells) => {
    const { table, numbers, unit, notes, ...column } = readColumn(cells);
    expect(column.cells).toEqual(cells);
    expect(unit).toBeUndefined();
    expect(notes.join()).not.toContain('found in');
  });

  it('are named where they have several units', () => {
    const { notes, numbers } = readColumn(['5 kg', '500 g', '2 kg', '1 kg']);
    expect(numbers).toBeUndefined();
    expect(notes).toContain('"a" holds numbers with several units (kg, g) and is left as text; give it one');
  });

  it('keep their spelling, which is what a category is compared by', () => {
    const { table } = readColumn(['5 kg', '10 kg', '5 kg', '10 kg', '2 kg', '5,0 kg', '5,0 kg']);
    expect(inferSchema(table, { target: 'a' }).target).toMatchObject({
      task: 'multiclass',
      compare: 'text',
      classes: ['10 kg', '2 kg', '5 kg', '5,0 kg'],
    });
    const [column] = inferSchema(table, { target: 'b', columns: { a: 'category' } }).columns;
    expect(column).toMatchObject({
      kind: 'category',
      why: 'declared a category, 4 distinct values',
      unit: null,
    });
  });

  it('may lack where people write that something is missing, which is asked about where it stands', () => {
    const cells = Array.from({ length: 40 }, (_, i) => (i % 10 === 7 ? 'n/a' : `€${i}.5`));
    const { table } = readColumn(cells);
    expect(() => inferSchema(table, { target: 'b' })).toThrow(
      'data.csv line 9, column "a": "n/a" is not a number, and 3 more like it.',
    );
    const missing = ['n/a'];
    const [column] = inferSchema(table, { target: 'b', missing }).columns;
    expect(column).toMatchObject({ kind: 'number', missing: 4, min: 0.5, max: 39.5, unit: '€' });
  });

  it('are found where the first thousands of rows have none', () => {
    const missing = Array.from({ length: 5000 }, (_, i) => (i % 50 === 0 ? '0' : ''));
    const prices = Array.from({ length: 700 }, (_, i) => `€${i}.50`);
    const column = readColumn([...missing, ...prices]);
    expect(column.unit).toBe('€');
    expect(column.numbers?.[0]).toBe(0);
    expect(column.numbers?.at(-1)).toBe(699.5);
    const bare = Array.from({ length: 5000 }, (_, i) => `${i % 700}`);
    const weights = Array.from({ length: 5001 }, (_, i) => `${i}.5 kg`);
    expect(readColumn([...bare, ...weights])).toMatchObject({ unit: 'kg' });
    expect(readColumn([...bare, ...weights.slice(0, 4000)]).unit).toBeUndefined();
  });

  it('are not found where one later cell has another unit, or is of another scale', () => {
    const shares = Array.from({ length: 1500 }, (_, i) => `${i % 90}%`);
    expect(readColumn([...shares, '0.12']).unit).toBeUndefined();
    const prices = Array.from({ length: 1500 }, (_, i) => `$${i}`);
    expect(readColumn([...prices, '7.5']).numbers?.at(-1)).toBe(7.5);
    expect(readColumn([...prices, '£7.5']).unit).toBeUndefined();
  });

  it('are each named with an example, up to twelve', () => {
    const names = Array.from({ length: 14 }, (_, i) => `c${i}`);
    const { notes } = read(`${names.join(',')}\n${names.map(() => '5 kg').join(',')}\n`).source;
    const shown = names.slice(0, 12).map((name) => `"${name}" (5 kg is 5)`);
    expect(notes).toEqual([`numbers with a unit found in ${shown.join(', ')} and 2 more`]);
  });
});

describe('the marks of numbers with a unit', () => {
  const unsure =
    'points are read as decimal marks in "a"; if they stand between thousands, say so with option "thousands"';

  it.each([
    ['money', ['€684,584', '€12,100'], [684584, 12100]],
    ['money with cents', ['€684,584.81', '€100.00'], [684584.81, 100]],
    ['small numbers beside them', ['1,234 km', '759 km'], [1234, 759]],
    ['nothing else', ['1,234 km', '2,500 km'], [1234, 2500]],
    ['points between thousands beside small ones', ['9.496 €', '759 €'], [9496, 759]],
    ['points in large money', ['45.000 €', '9.500 €'], [45000, 9500]],
    ['points between thousands', ['1.234.567 €', '9.500 €'], [1234567, 9500]],
    ['apostrophes', ["CHF 1'234.50", 'CHF 12.50'], [1234.5, 12.5]],
    ['a bare number among them', ['9.496 €', '759 €', '1.204'], [9496, 759, 1204]],
  ])('are those between thousands: %s', (_, cells, numbers) => {
    const column = readColumn(cells);
    expect(column.numbers).toEqual(numbers);
    expect(column.notes).not.toContain(unsure);
  });

  it('are points of decimals where nothing says otherwise, with a note', () => {
    const column = readColumn(['1.234 kg', '2.500 kg']);
    expect(column.numbers).toEqual([1.234, 2.5]);
    expect(column.notes).toContain(unsure);
    expect(readColumn(['€1.234', '€5.678']).notes).toContain(unsure);
    expect(readColumn(['1.234 kg', '2.5 kg']).notes).not.toContain(unsure);
  });

  it('are those of the other columns', () => {
    const decimals = read('a;b\n1,234 kg;1,5\n2,500 kg;2,25\n');
    expect(columnOf(decimals).numbers).toEqual([1.234, 2.5]);
    const points = read('a;b\n1.234 kg;1,5\n2.500 kg;2,25\n');
    expect(columnOf(points).numbers).toEqual([1234, 2500]);
    const units = read('a;b\n1.234 kg;1,5 m\n2.500 kg;2,25 m\n');
    expect(columnOf(units).numbers).toEqual([1234, 2500]);
  });

  it('are those that an option names', () => {
    expect(readColumn(['€1.234', '€5.678'], { thousands: '.' }).numbers).toEqual([1234, 5678]);
    expect(readColumn(['€1,234', '€5,678'], { decimal: ',' }).numbers).toEqual([1.234, 5.678]);
  });
});

describe('negative numbers in parentheses', () => {
  it('are read beside bare numbers, with a note', () => {
    const column = readColumn(['1,394.13', '(1,394.13)', '12', '(5)', '']);
    expect(column.numbers).toEqual([1394.13, -1394.13, 12, -5, Number.NaN]);
    expect(column.unit).toBeUndefined();
    expect(column.notes).toContain('negative numbers found in "a" ((1,394.13) is -1394.13)');
    expect(readColumn(['1.234', '(5.678)', '12']).numbers).toEqual([1.234, -5.678, 12]);
    expect(readColumn(['5', '\u22126', '7']).numbers).toEqual([5, -6, 7]);
  });

  it('are texts beside words', () => {
    expect(
      readColumn(['5', '6', '(7)', 'none of them', '8', '9', '1', '2', '3', '4']).numbers?.[2],
    ).toBeNaN();
  });

  it('have the marks of their column, where the reader found some', () => {
    const many = Array.from({ length: 60 }, (_, i) => `${i}.204,5`);
    const column = readColumn([...many, '(1.394,13)']);
    expect(column.numbers?.at(-1)).toBe(-1394.13);
    expect(column.numbers?.[1]).toBe(1204.5);
  });
});

describe('in other files', () => {
  const source = (text: string) => {
    const bytes = new TextEncoder().encode(text);
    return { name: 'data.json', pieces: () => [bytes], whole: async () => bytes };
  };

  it.each([
    ['records', jsonReader, '[{"a":"5 kg"},{"a":6.5},{"a":null},{"a":"7 kg"},{"a":"8 kg"}]'],
    ['columns', jsonReader, '{"a":["5 kg",6.5,null,"7 kg","8 kg"]}'],
    ['lines', jsonLinesReader, '{"a":"5 kg"}\n{"a":6.5}\n{}\n{"a":"7 kg"}\n{"a":"8 kg"}\n'],
  ])('are read from JSON: %s', async (_, reader, text) => {
    const column = columnOf(await reader.read(source(text), {}));
    expect(column.cells).toEqual(['5 kg', '6.5', null, '7 kg', '8 kg']);
    expect(column.numbers).toEqual([5, 6.5, Number.NaN, 7, 8]);
    expect(column.notes).toEqual(['numbers with a unit found in "a" (5 kg is 5)']);
  });
});

describe('whatever the unit', () => {
  it('cells stay to the letter, and the numbers are those that were written', () => {
    const units = fc.constantFrom(
      ['€', ''],
      ['', ' €'],
      ['', '%'],
      ['US$ ', ''],
      ['', ' m²'],
      ['', 'px'],
      ['$', '/mo'],
    );
    const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), {
      minLength: 1,
      maxLength: 300,
    });
    fc.assert(
      fc.property(units, numbers, fc.constantFrom(0, 1, 2, 4), ([before, after], values, decimals) => {
        const spelled = values.map((value) => value.toFixed(decimals));
        const cells = spelled.map((text) => {
          const digits = text.replace('-', '');
          return (text === digits ? '' : '-') + before + digits + after;
        });
        const column = readColumn(cells);
        expect(column.numbers).toEqual(spelled.map((text) => Number(text) + 0));
        expect(column.cells).toEqual(cells);
      }),
      { numRuns: 200 },
    );
  });
});

it('cells of every kind among each other stay to the letter', () => {
  const kinds =
    '5 kg|7,5 kg|1.234 kg|n/a||0|12|€5|5 €|12%|16.9K|11C|heavy|(5 kg)|\u22125 kg|5 g|007 kg|?|5kgs|5-6 kg|1e5 kg|.5 kg';
  const cell = fc.constantFrom(...kinds.split('|'));
  fc.assert(
    fc.property(
      fc.uniqueArray(cell, { minLength: 1, maxLength: 4 }),
      fc.array(fc.nat(3), { minLength: 1 }),
      (few, at) => {
        const cells = at.map((i) => few[i % few.length]);
        const column = readColumn(cells);
        if (column.unit === undefined) return;
        expect(column.cells).toEqual(cells);
        expect(column.numbers).toHaveLength(cells.length);
      },
    ),
    { numRuns: 500 },
  );
});

describe('a model that learned numbers in a unit', () => {
  const homes = (unit: string, money: string) =>
    read(
      `size,price\n${Array.from({ length: 60 }, (_, i) => `${20 + i} ${unit},${money}${1000 + 10 * i}.50`).join('\n')}\n`,
    );
  const trained = Model.train(homes('m²', '€'), { target: 'price', epochs: 3 });

  it('refuses another one, and takes bare numbers as they are', async () => {
    const model = await trained;
    const message =
      'data.csv line 2, column "size": the model learned numbers in m² from this column, but here they are in ft².';
    const feet = homes('sq ft', '€');
    expect(() => model.predict(feet)).toThrow(message);
    expect(() => model.evaluate(feet)).toThrow(message);
    expect(() => model.quantize(feet)).toThrow(message);
    expect(model.predict(read('size\n25\n'))).toEqual(model.predict(read('size\n25 sqm\n')));
    expect(model.predict([{ size: 25 }])).toEqual(model.predict(read('size\n25 sqm\n')));
    expect(() => model.predict(homes('m²', '$'))).not.toThrow();
    expect(() => model.evaluate(homes('m²', '$'))).toThrow(
      'learned numbers in € from this column, but here they are in $',
    );
    await expect(
      Model.train(homes('m²', '€'), { target: 'price', epochs: 3 }, { test: feet }),
    ).rejects.toThrow(message);
  });

  it('names the first cell that is no number', async () => {
    const model = await trained;
    expect(() => model.predict(read('size\n25 m²\nlarge\n26 m²\n'))).toThrow(
      'data.csv line 3, column "size": the model learned numbers from this column, but here it holds text such as "large"',
    );
    expect(() => model.predict(read('size\n25 m²\n26 m²\n27 ft²\n'))).toThrow('text such as "27 ft²"');
    expect(() => model.predict(read('size\n25 kilos of it\n26\n\n'))).toThrow(
      '"25 kilos of it" is not a number.',
    );
    const many = Array.from({ length: 20 }, (_, i) => (i === 4 ? 'large' : `${i} m²`));
    expect(() => model.predict(read(`size\n${many.join('\n')}\n`))).toThrow(
      'data.csv line 6, column "size": "large" is not a number.',
    );
  });
});
