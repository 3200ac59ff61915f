import { ColonnadeError, Table } from '@colonnade/core';
import { readText } from '../bytes/read-text.js';
import { checkNames } from '../check-names.js';
import { defaultMaxColumns } from '../options.js';
import type { Reader } from '../reader.js';
import { takeUnits } from '../units/take-units.js';
import { parseJson } from './parse.js';
import { Records, tooManyColumns } from './records.js';
import { columnOfValues } from './values.js';

/** Text beyond this does not fit into one string of the JavaScript engine. */
const longestText = 512 * 1024 * 1024 - 64;

/** An array of records, or an object whose every value is a column. */
export const jsonReader: Reader = {
  name: 'JSON',
  format: 'json',
  extensions: ['json'],
  options: ['encoding', 'maxColumns'],
  recognizes: (head) => /^\s*\[\s*[{\]]/.test(startOf(head)),
  read: (source, { encoding, maxColumns = defaultMaxColumns }) =>
    readText(source, encoding, () => {
      const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
      const texts: string[] = [];
      let length = 0;
      return {
        push(piece) {
          const text = decoder.decode(piece, { stream: true });
          length += text.length;
          if (length > longestText) throw tooLong(source.name);
          texts.push(text);
        },
        finish: (notes) => tableOfJson(source.name, texts.join(''), maxColumns, notes),
      };
    }),
};

/** The beginning of a text, for a look at its first characters. */
export function startOf(head: Uint8Array): string {
  return new TextDecoder().decode(head.subarray(0, 400)).replace(/^\ufeff/, '');
}

function tableOfJson(name: string, text: string, maxColumns: number, notes: readonly string[]): Table {
  if (text.trim() === '') {
    throw new ColonnadeError({ code: 'TABLE_EMPTY', where: name, problem: 'the file is empty' });
  }
  const value = parseJson(name, text);
  if (Array.isArray(value)) {
    const records = new Records(maxColumns, (row) => `${name} row ${row}`);
    for (const record of value) records.add(record);
    return records.table(name, undefined, notes);
  }
  if (typeof value !== 'object' || value === null) throw notATable(name, 'it holds one value');
  const columns = Object.entries(value);
  if (columns.length > maxColumns) throw tooManyColumns(name, maxColumns);
  if (columns.length === 0) {
    throw new ColonnadeError({ code: 'TABLE_EMPTY', where: name, problem: 'the object is empty' });
  }
  const other = columns.find(([, each]) => !Array.isArray(each));
  if (other !== undefined) throw notATable(name, `"${other[0]}" is no list`);
  const [[first, { length }]] = columns as [string, unknown[]][];
  for (const [column, values] of columns as [string, unknown[]][]) {
    if (values.length === length) continue;
    throw new ColonnadeError({
      code: 'TABLE_RAGGED',
      where: name,
      problem: `column "${column}" has ${values.length} rows but "${first}" has ${length}`,
    });
  }
  if (length === 0)
    throw new ColonnadeError({ code: 'TABLE_EMPTY', where: name, problem: 'the columns are empty' });
  checkNames(
    name,
    columns.map(([column]) => column),
    'file',
  );
  const rounded: string[] = [];
  const place = (row: number) => `${name} row ${row}`;
  const taken = takeUnits(
    columns.map(([column, values]) => columnOfValues(column, values as unknown[], place, rounded)),
  );
  return new Table(taken.columns, { name, notes: [...notes, ...rounded, ...taken.notes] });
}

function notATable(name: string, problem: string): ColonnadeError {
  return new ColonnadeError({
    code: 'FILE_FORMAT',
    where: name,
    problem: `the JSON is no table: ${problem}`,
    expected: 'a list of records, or an object of columns',
    remedy: { text: 'write [{"column": value}] or {"column": [values]}' },
  });
}

function tooLong(name: string): ColonnadeError {
  return new ColonnadeError({
    code: 'FILE_TOO_LARGE',
    where: name,
    problem: `it is larger than ${longestText.toLocaleString('en-US')} characters, and JSON is read whole`,
    remedy: { text: 'write it as JSON Lines, a record on each line' },
  });
}
