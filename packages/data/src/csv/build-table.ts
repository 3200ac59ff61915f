import { ColonnadeError, type Column, Table } from '@colonnade/core';
import { noName } from '../check-names.js';
import { noteLongNumbers } from '../long-numbers.js';
import type { ReadOptions } from '../options.js';
import { takeUnits } from '../units/take-units.js';
import type { ColumnStore } from './column-store.js';
import { type Layout, lines } from './layout.js';
import { type Met, raggedRow } from './odd-row.js';

/** What was read, and what was met beside rows. */
export interface Read {
  readonly layout: Layout;
  readonly store: ColumnStore;
  readonly met: Met;
  readonly skipLast: NonNullable<ReadOptions['skipLast']>;
  /** What was guessed about the encoding. */
  readonly notes: readonly string[];
}

/** The table of a CSV file, with a note on everything that was guessed or skipped. */
export function buildTable(name: string, read: Read): Table {
  const { layout, store, met } = read;
  const skipped =
    typeof read.skipLast === 'number'
      ? cutLast(name, read, read.skipLast)
      : [...footer(name, read), ...underTable(read)];
  if (store.rows === 0) {
    const problem = layout.header ? 'there is a header but no rows' : 'the file is empty';
    throw new ColonnadeError({ code: 'TABLE_EMPTY', where: name, problem });
  }
  const rowLines = store.lines;
  const counted = [
    ...(met.blankLines > 0
      ? [`${met.blankLines} blank ${met.blankLines === 1 ? 'line' : 'lines'} skipped`]
      : []),
    ...(met.commentLines > 0
      ? [
          `${lines(met.commentLines)} that ${met.commentLines === 1 ? 'begins' : 'begin'} with "${layout.comment}" skipped`,
        ]
      : []),
    ...(met.trailing > 0
      ? [`a separator at the end of ${met.trailing === 1 ? '1 row' : `${met.trailing} rows`} skipped`]
      : []),
    ...skipped,
  ];
  const columns: Column[] = [];
  for (const [i, column] of layout.names.entries()) {
    if (column !== '' || i === 0) columns.push(store.take(i, column));
    else if (store.isEmpty(i)) counted.push('the empty last column, without a name, left out');
    else throw noName(`${name} line ${layout.firstLine}`, i, layout.names.length, 'header');
  }
  const taken = takeUnits(columns, layout);
  const found = [...taken.notes, ...noteLongNumbers(columns)];
  const notes = [...read.notes, ...layout.notes, ...found, ...counted];
  return new Table(taken.columns, { name, lines: rowLines, notes });
}

/** Rows of one cell at the end that are no rows of the table. */
function footer(name: string, { layout, store, met }: Read): string[] {
  const [first] = met.odd;
  if (first === undefined) return [];
  const isNote = met.odd.every(({ filled }) => filled <= 1) && !/^[\s+-]*[\d.]+\s*$/.test(first.text);
  if (!isNote || !(first.afterBlank || store.endsInNumber(0))) throw raggedRow(name, first, layout, true);
  const shown = JSON.stringify(first.text.slice(0, 40));
  return [`${lines(met.odd.length)} behind the table skipped (line ${first.line}: ${shown})`];
}

/** What stands before the figures of a total, in the languages that spreadsheets are written in. */
const totals =
  /^((grand |sub)?totals?|sum|gesamt(summe)?|insgesamt|(zwischen)?summe|totale|totaal|somme|sum[am]|soma|итого|всего|合計|总计|合计|averages?|mean|mittelwert|durchschnitt|moyenne|promedio|média|media)[\s:.\d]*$/i;

/** Rows under the table that are as wide but mostly empty, as no others are: totals are left out, others named. */
function underTable({ layout, store, met: { tail, sparse } }: Read): string[] {
  if (tail.length === 0 || sparse > 0 || store.rows < tail.length + 2) return [];
  const [{ line, filled, text }] = tail;
  const shown = `line ${line}: ${JSON.stringify(text.slice(0, 40))}, ${filled} of ${layout.names.length} cells filled`;
  const what = tail.length === 1 ? 'the last row' : `the last ${tail.length} rows`;
  if (!tail.every((row) => totals.test(row.text))) return [`${what} may be none of the table (${shown})`];
  store.cut(line - 1);
  return [`${what} skipped, as ${tail.length === 1 ? 'a total' : 'totals'} (${shown})`];
}

function cutLast(name: string, { layout, store, met }: Read, skip: number): string[] {
  const last = met.lastLine - skip;
  const odd = met.odd.find(({ line }) => line <= last);
  if (odd !== undefined) throw raggedRow(name, odd, layout, true);
  const taken = store.cut(last) + met.odd.length;
  return taken > 0 ? [`${lines(taken)} behind the table skipped`] : [];
}
