import {
  applyPreprocessing,
  checkPreprocessing,
  type DateInput,
  type DatePart,
  featureNames,
  fitPreprocessing,
  inferSchema,
  parseDate,
  type Table,
} from '@colonnade/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarOf } from '../../src/table/dates.js';
import { messageOf, rows, textTable } from './tables.js';

const dayMs = 86_400_000;
const every = (table: Table) => Uint32Array.from({ length: table.rows }, (_, row) => row);
const utc = (year: number, month: number, day: number) => Date.UTC(year, month - 1, day) / dayMs;

describe('parseDate', () => {
  it.each<[string, 'ymd' | 'dmy' | 'mdy', number]>([
    ['1970-01-01', 'ymd', 0],
    ['2024-02-29', 'ymd', utc(2024, 2, 29)],
    ['2024/2/29', 'ymd', utc(2024, 2, 29)],
    ['29.2.2024', 'dmy', utc(2024, 2, 29)],
    ['2/29/2024', 'mdy', utc(2024, 2, 29)],
    ['29-Feb-2024', 'dmy', utc(2024, 2, 29)],
    ['1 January 1999', 'dmy', utc(1999, 1, 1)],
    ['1.1.68', 'dmy', utc(2068, 1, 1)],
    ['1.1.69', 'dmy', utc(1969, 1, 1)],
    ['2024-01-01T12:00', 'ymd', utc(2024, 1, 1) + 0.5],
    ['2024-01-01 06:00:00.5Z', 'ymd', utc(2024, 1, 1) + 0.25 + 500 / dayMs],
    ['2024-01-01T00:30:00+01:00', 'ymd', utc(2024, 1, 1) - 1 / 48],
    ['0001-01-01', 'ymd', -719162],
    ['2021-03', 'ymd', utc(2021, 3, 1)],
    ['2021/12', 'ymd', utc(2021, 12, 1)],
    ['March 1, 2021', 'mdy', utc(2021, 3, 1)],
    ['Mar 1 2021', 'mdy', utc(2021, 3, 1)],
    ['sept. 21st, 2021 07:30 pm', 'mdy', utc(2021, 9, 21) + 19.5 / 24],
    ['May 01 2021, 06:00', 'mdy', utc(2021, 5, 1) + 0.25],
    ['03/01/2021 07:13 AM', 'mdy', utc(2021, 3, 1) + (7 * 60 + 13) / 1440],
    ['1/3/2021, 12:00:30 AM', 'mdy', utc(2021, 1, 3) + 30_000 / dayMs],
    ['2021-03-01 12:30 p.m.', 'ymd', utc(2021, 3, 1) + 12.5 / 24],
    ['1 Mar 2021 6:00PM UTC', 'dmy', utc(2021, 3, 1) + 0.75],
    ['Mon, 01 Mar 2021 00:00:00 GMT', 'dmy', utc(2021, 3, 1)],
    ['Monday, March 1, 2021', 'mdy', utc(2021, 3, 1)],
    ['Thu 2024-02-29', 'ymd', utc(2024, 2, 29)],
    ['Mon Mar 01 2021 01:00:00 GMT+0100', 'mdy', utc(2021, 3, 1)],
  ])('%s (%s)', (text, order, days) => expect(parseDate(text, order)).toBe(days));

  it.each([
    '2023-02-29',
    '2100-02-29',
    '2023-04-31',
    '2023-13-01',
    '2023-00-10',
    '2023-01-00',
    '2023-01-01T24:00',
    '2023-01-01T12:60',
    '2023-01/01',
    '01-02-2023',
    '12-Foo-2023',
    '2021-13',
    '2021-1',
    '1234-56',
    '0987-06',
    '2021.03',
    '2023-01-01 13:00 PM',
    '2023-01-01 0:30 AM',
    'Marble 1, 2021',
    'Mar 1, 21',
    'Moonday 2021-03-01',
    'Maybe 1 2021',
    'today',
    '',
  ])('%s is none', (text) => expect(parseDate(text, 'ymd')).toBeUndefined());

  it('reads every day that the calendar of the language has', () => {
    const day = fc.integer({ min: utc(1000, 1, 1), max: utc(9999, 12, 31) });
    fc.assert(
      fc.property(day, (days) => {
        const iso = new Date(days * dayMs).toISOString().slice(0, 10);
        const [year, month, date] = iso.split('-');
        expect(parseDate(iso, 'ymd')).toBe(days);
        expect(parseDate(`${date}.${month}.${year}`, 'dmy')).toBe(days);
        expect(parseDate(`${month}/${date}/${year}`, 'mdy')).toBe(days);
      }),
    );
  });
});

it('reads every hour and day that a clock and the calendar of the language have', () => {
  const times = fc.integer({ min: Date.UTC(1000, 0, 1), max: Date.UTC(9999, 11, 31) });
  fc.assert(
    fc.property(times, (time) => {
      const date = new Date(time);
      expect(calendarOf(parseDate(date.toISOString(), 'ymd')!)).toEqual({
        year: date.getUTCFullYear(),
        month: date.getUTCMonth() + 1,
        day: date.getUTCDate(),
        weekday: (date.getUTCDay() + 6) % 7,
        hour: date.getUTCHours(),
      });
    }),
  );
  for (let hour = 0; hour < 24; hour++) {
    const text = `2021-03-01 ${hour}:00:00`;
    expect(calendarOf(parseDate(text, 'ymd')!)).toMatchObject({ day: 1, hour });
  }
});

it('a month by its name stands in one place only, and a month without a day behind its year', () => {
  expect(parseDate('March 1, 2021', 'dmy')).toBeUndefined();
  expect(parseDate('1 March 2021', 'mdy')).toBeUndefined();
  expect(parseDate('2021-03', 'dmy')).toBeUndefined();
});

describe('columns of dates', () => {
  const day = (row: number) => new Date((utc(2022, 12, 20) + 5 * row) * dayMs).toISOString().slice(0, 10);
  const table = textTable({ when: rows(30, day), y: rows(30, (row) => row % 2) });
  const whole = Uint32Array.from({ length: 30 }, (_, row) => row);

  it('become year, month, weekday and the days that have elapsed', () => {
    const schema = inferSchema(table, { target: 'y' });
    expect(schema.columns[0]).toMatchObject({ kind: 'date', dateOrder: 'ymd' });
    const { preprocessing } = fitPreprocessing(table, schema, whole);
    const { X } = applyPreprocessing(preprocessing, table);
    const names = featureNames(preprocessing);
    expect(names).toHaveLength(1 + 12 + 7 + 1);
    const at = (name: string, row: number) => X.at(names.indexOf(name), row);
    expect(at('when in December', 0)).toBe(1);
    expect(at('when in January', 0)).toBe(0);
    expect(at('when in January', 3)).toBe(1); // 2023-01-04
    expect(at('when on Tuesday', 0)).toBe(1);
    expect(at('when on Wednesday', 3)).toBe(1);
    const elapsed = rows(30, (row) => 5 * row);
    const mean = elapsed.reduce((sum, x) => sum + x, 0) / 30;
    const deviation = Math.sqrt(elapsed.reduce((sum, x) => sum + (x - mean) ** 2, 0) / 30);
    expect(at('when elapsed days', 7)).toBeCloseTo((35 - mean) / deviation, 12);
  });

  it('have the hour where times of day differ, and the day of the month where it is asked for', () => {
    const times = rows(40, (row) => Date.UTC(2022, 10, 20) + row * (31 * 3_600_000 + 59_999));
    const texts = times.map((each) => new Date(each).toISOString());
    const timed = textTable({ when: texts, y: rows(40, (row) => row % 2) });
    const fit = (dates?: readonly DatePart[]) =>
      fitPreprocessing(timed, inferSchema(timed, { target: 'y' }), every(timed), { dates });
    expect(fit().preprocessing.inputs[0]).toMatchObject({
      parts: ['year', 'month', 'weekday', 'hour', 'elapsed'],
    });
    const { preprocessing, notes } = fit(['hour', 'day']);
    expect(notes).toEqual([]);
    const names = featureNames(preprocessing);
    expect(names).toHaveLength(31 + 24);
    const { X } = applyPreprocessing(preprocessing, timed);
    for (const [row, time] of times.entries()) {
      const one = names.filter((_, i) => X.at(i, row) === 1);
      const date = new Date(time);
      expect(one).toEqual([`when on day ${date.getUTCDate()}`, `when in hour ${date.getUTCHours()}`]);
    }
  });

  it('have no hour where every time of day is the same, and say so to who asks for it', () => {
    const midnight = textTable({ when: rows(30, (row) => `${day(row)} 00:00:00`) });
    const fit = (dates?: readonly DatePart[]) =>
      fitPreprocessing(midnight, inferSchema(midnight), whole, { dates });
    expect(fit().notes).toEqual([]);
    expect(featureNames(fit().preprocessing)).toHaveLength(1 + 12 + 7 + 1);
    expect(fit(['hour', 'elapsed']).notes).toEqual(['column "when": hour never changes and is left out']);
  });

  it('are read from a model file of before there were hours', () => {
    const times = textTable({ when: rows(30, (row) => `${day(row)} ${row % 24}:30`) });
    const schema = inferSchema(times);
    const { preprocessing } = fitPreprocessing(times, schema, whole);
    const { parts: _, ...input } = preprocessing.inputs[0] as DateInput;
    const before = { ...input, parts: ['year', 'month', 'weekday', 'elapsed'] };
    const old = checkPreprocessing({ ...preprocessing, inputs: [before] }, schema);
    const isHour = (name: string) => name.startsWith('when in hour');
    const names = featureNames(preprocessing);
    expect(featureNames(old)).toEqual(names.filter((name) => !isHour(name)));
    const { X } = applyPreprocessing(preprocessing, times);
    const kept = X.toRows().filter((_, i) => !isHour(names[i]));
    expect(applyPreprocessing(old, times).X.toRows()).toEqual(kept);
  });

  it('leave out what never changes, and say so', () => {
    const same = textTable({ when: rows(30, (row) => `2023-05-${String(row + 1).padStart(2, '0')}`) });
    const { preprocessing, notes } = fitPreprocessing(same, inferSchema(same), whole, {
      dates: ['year', 'month', 'elapsed'],
    });
    expect(featureNames(preprocessing)).toEqual(['when elapsed days']);
    expect(notes).toEqual(['column "when": year and month never change and are left out']);
  });

  it('refuse a day that does not exist, with its line', () => {
    const cells = rows(30, day);
    cells[8] = '2023-02-30';
    expect(messageOf(() => inferSchema(textTable({ when: cells })))).toBe(
      'data.csv line 10, column "when": "2023-02-30" is a date that does not exist. Dates are read as year-month-day ' +
        "here: use missing: ['2023-02-30'] or fix the cells. [CELL_NOT_DATE]",
    );
    cells[9] = '2023-02-31';
    cells[10] = '2023-02-31';
    expect(messageOf(() => inferSchema(textTable({ when: cells })))).toBe(
      'data.csv line 10, column "when": "2023-02-30" is a date that does not exist, and 2 more like it. Dates are ' +
        "read as year-month-day here: use missing: ['2023-02-30', '2023-02-31'] or fix the cells. [CELL_NOT_DATE]",
    );
    cells[8] = 'soon';
    expect(messageOf(() => inferSchema(textTable({ when: cells })))).toMatch(
      /^data\.csv line 10, column "when": "soon" is not a date, and 2 more like it\./,
    );
  });

  it('are read by a model in the order that it learned', () => {
    const { preprocessing } = fitPreprocessing(table, inferSchema(table, { target: 'y' }), whole);
    const other = textTable({ when: ['1.2.2023'] }, 'new.csv');
    expect(messageOf(() => applyPreprocessing(preprocessing, other))).toBe(
      'new.csv line 2, column "when": "1.2.2023" is not a date in the order year-month-day. Dates are read as ' +
        'year-month-day by this model: fix the cell or empty it. [CELL_NOT_DATE]',
    );
  });

  it('say how they were read where there are two ways', () => {
    const cells = rows(30, (row) => `${1 + (row % 12)}/${1 + (row % 11)}/2023`);
    const schema = inferSchema(textTable({ when: cells }));
    expect(schema.columns[0].dateOrder).toBe('mdy');
    expect(schema.notes).toEqual([
      'column "when": dates such as "1/1/2023" are read as month/day; date:dmy says otherwise',
    ]);
    const declared = inferSchema(textTable({ when: cells }), { columns: { when: 'date:dmy' } });
    expect(declared.columns[0].dateOrder).toBe('dmy');
    expect(declared.notes).toEqual([]);
    const german = rows(30, (row) => `${1 + row}.3.2023`);
    expect(inferSchema(textTable({ when: german })).columns[0].dateOrder).toBe('dmy');
  });

  it('have an indicator where they are missing', () => {
    const gaps = textTable({ when: ['', ...rows(29, day)] });
    const { preprocessing } = fitPreprocessing(gaps, inferSchema(gaps), whole);
    const { X } = applyPreprocessing(preprocessing, gaps);
    expect(featureNames(preprocessing).at(-1)).toBe('when is missing');
    expect(X.column(0).toRows().flat()).toEqual([...rows(X.rows - 1, () => 0), 1]);
  });
});
