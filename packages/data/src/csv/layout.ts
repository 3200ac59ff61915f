import { ColonnadeError, defaultMissing, Missing, parseNumber } from '@colonnade/core';
import { checkNames } from '../check-names.js';
import type { ReadOptions } from '../options.js';
import { chooseFormats, type FileMarks } from './formats.js';
import { gatherEvidence, type NumberFormat } from './number-format.js';
import { scanCsv } from './scan.js';
import { checkSeparator, findSeparator, spellSeparator } from './separator.js';
import { unitsIn } from './units.js';

/** How a file is laid out, as its first rows show it or its reader was told. */
export interface Layout {
  readonly separator: string;
  /** The line on which the table begins, with its header if it has one. */
  readonly firstLine: number;
  readonly header: boolean;
  /** Lines below the header that are no rows: from this one to before that one. */
  readonly below: { readonly from: number; readonly to: number };
  readonly names: readonly string[];
  /** How lines begin that are comments; undefined when none is. */
  readonly comment: string | undefined;
  /** True when such a line may be a row all the same: one with as many cells as the others is. */
  readonly commentGuessed: boolean;
  readonly formats: readonly NumberFormat[];
  readonly marks: FileMarks;
  readonly notes: readonly string[];
}

/** Rows that are looked at for the format of numbers. */
const sampleRows = 1000;

interface Row {
  readonly cells: readonly string[];
  readonly line: number;
}

/**
 * The layout of a CSV file from its beginning.
 * @throws TABLE_EMPTY, HEADER_INVALID, OPTION_RANGE
 */
export function findLayout(name: string, head: string, options: ReadOptions): Layout {
  const notes: string[] = [];
  const { text, skipped } = withoutLines(head, options.skipFirst);
  const comment = commentOf(options.comment);
  const separator =
    options.separator === undefined ? findSeparator(text, comment) : checkSeparator(options.separator);
  const all = sample(name, text, separator, skipped);
  const isRemark = ({ cells }: Row) => comment !== undefined && cells[0].startsWith(comment);
  const width = usualWidth(all.every(isRemark) ? all : all.filter((row) => !isRemark(row)));
  const rows = all.filter((row) => !isComment(row, comment, width, options.comment === undefined));
  const first =
    options.skipFirst === undefined || options.skipFirst === 'auto'
      ? preamble(rows, width, options.header !== false)
      : 0;
  if (rows.length === 0) {
    throw new ColonnadeError({ code: 'TABLE_EMPTY', where: name, problem: 'the file is empty' });
  }
  if (skipped > 0) notes.push(`${lines(skipped)} before the table skipped`);
  if (first > 0) {
    const [{ cells, line }] = rows;
    const title = isSeparatorLine(cells) ? cells[0] + separator : (cells.find((cell) => cell !== '') ?? '');
    notes.push(
      `${lines(first)} before the table skipped (line ${line}: ${JSON.stringify(title.slice(0, 40))})`,
    );
  }
  const [top, ...below] = rows.slice(first);
  const header = options.header ?? !isData(top.cells);
  if (options.header === undefined && !header) {
    notes.push(`no header: the first line holds data; the columns are called x1 to x${top.cells.length}`);
  }
  if (options.separator === undefined && top.cells.length > 1 && separator !== ',') {
    notes.push(`separator ${spellSeparator(separator)} found`);
  }
  if (options.header === undefined && header && looksLikeData(top.cells)) {
    notes.push('the header holds numbers: if the first line is data, say that there is no header');
  }
  if (options.header === undefined && header && standsBelow(top, below)) {
    notes.push(
      'the names in the header stand in the columns too: if the first line is data, say that there is no header',
    );
  }
  if (options.separator === undefined && top.cells.length === 1) {
    const other = otherSeparator([top, ...below].map(({ cells }) => cells[0]));
    if (other !== undefined)
      notes.push(`one column found: where ${other} stands between cells, say so with option "separator"`);
  }
  const names = header ? namesOf(name, top, notes) : top.cells.map((_, i) => `x${i + 1}`);
  const missing = new Missing(defaultMissing);
  const under = linesBelow(header, top, below, options.skipBelow, missing);
  notes.push(...under.notes);
  const body = header ? below.filter(({ line }) => line >= under.to) : [top, ...below];
  const evidence = names.map((_, i) =>
    gatherEvidence(
      body.map(({ cells }) => cells[i] ?? ''),
      (cell) => missing.has(cell),
    ),
  );
  const numbers = chooseFormats(evidence, names, separator, options);
  return {
    separator,
    firstLine: top.line,
    header,
    below: under,
    names,
    comment,
    commentGuessed: options.comment === undefined,
    formats: numbers.formats,
    marks: numbers.marks,
    notes: [...notes, ...numbers.notes],
  };
}

/** The lines below a header that are no rows: as many as was said, or one with units. */
function linesBelow(
  header: boolean,
  top: Row,
  below: readonly Row[],
  asked: ReadOptions['skipBelow'],
  missing: Missing,
): { readonly from: number; readonly to: number; readonly notes: readonly string[] } {
  const from = top.line + top.cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 1);
  if (typeof asked === 'number') {
    const note = `${lines(asked)} below the ${header ? 'header' : 'first line'} left out`;
    return { from, to: from + asked, notes: asked > 0 ? [note] : [] };
  }
  const units =
    header && below[0]?.line === from
      ? unitsIn(
          below.map(({ cells }) => cells),
          missing,
        )
      : undefined;
  if (units === undefined) return { from, to: from, notes: [] };
  const note = `line ${from} left out: below the header it holds words (${units}) where numbers follow; if it is a row, set option "skipBelow" to 0`;
  return { from, to: from + 1, notes: [note] };
}

function commentOf(given: string | undefined): string | undefined {
  return given === undefined ? '#' : given === 'none' ? undefined : given;
}

/** The first rows, without the last when the sample may have cut it. */
function sample(name: string, text: string, separator: string, skipped: number): Row[] {
  const rows: Row[] = [];
  try {
    scanCsv(
      name,
      text,
      separator,
      (cells, line) => rows.push({ cells: [...cells], line: line + skipped }),
      sampleRows,
    );
  } catch (error) {
    // A quote without its end, within the sample: whoever reads the whole file finds out more.
    if (!(error instanceof ColonnadeError) || rows.length === 0) throw error;
  }
  return rows;
}

/** As many cells as most rows have; of equals the more, since titles and remarks have few. */
function usualWidth(rows: readonly Row[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  const moreOften = (a: number[], b: number[]) => (b[1] - a[1] || b[0] - a[0]) > 0;
  return [...counts].reduce((best, each) => (moreOften(best, each) ? each : best), [0, 0])[0];
}

function isComment(row: Row, comment: string | undefined, width: number, guessed: boolean): boolean {
  if (comment === undefined || !row.cells[0].startsWith(comment)) return false;
  if (!guessed || row.cells.length !== width) return true;
  // In a table of one column a remark is as wide as a row: it has a blank after its mark.
  return width === 1 && row.cells[0].startsWith(`${comment} `);
}

/** `sep=;` is what some programs write on the first line, in a table of two columns as wide as a row. */
const isSeparatorLine = (cells: readonly string[]) => /^sep=$/i.test(cells[0]);

/**
 * How many of the first rows are titles: one cell where the others have several.
 * @param named - whether a header may follow: then a row as wide as the table with one cell filled is a title too, as
 * spreadsheets write them
 */
function preamble(rows: readonly Row[], width: number, named: boolean): number {
  const isSparse = ({ cells }: Row) => cells.filter((cell) => cell !== '').length <= 1;
  const wide = named && width >= 3 && 2 * rows.filter(isSparse).length < rows.length;
  const isTitle = (row: Row) =>
    isSparse(row) && (wide || row.cells.length !== width || isSeparatorLine(row.cells));
  const first = rows.findIndex((row) => !isTitle(row));
  if (width < 2 || first < 1) return 0;
  const regular = rows.slice(first).filter(({ cells }) => cells.length === width).length;
  return regular > first ? first : 0;
}

/** True when every name of a header is a cell of its column too, as a first row of words would be. */
function standsBelow(top: Row, below: readonly Row[]): boolean {
  return top.cells.every((cell, i) => cell !== '' && below.some(({ cells }) => cells[i] === cell));
}

/** Separators that are not looked for by themselves, since they stand in texts, dates and times as well. */
const rareSeparators = { '":"': /:/, '"^"': /\^/, '"~"': /~/, 'a space': /\s+/ } as const;

/** What cuts every row of a table of one column into as many cells as the others, two at least, in words. */
function otherSeparator(rows: readonly string[]): string | undefined {
  if (rows.length < 3) return undefined;
  return Object.entries(rareSeparators).find(([, pattern]) => {
    const counts = rows.map((row) => row.trim().split(pattern).length);
    return counts[0] > 1 && counts.every((count) => count === counts[0]);
  })?.[0];
}

const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** True when at least half of the names are numbers. */
function looksLikeData(names: readonly string[]): boolean {
  return 2 * names.filter((cell) => number.test(cell)).length >= names.length;
}

/** True for a first row that nobody would write as names: numbers that are broken, negative, or stand twice. */
function isData(cells: readonly string[]): boolean {
  if (!looksLikeData(cells)) return false;
  const numbers = cells.filter((cell) => number.test(cell));
  const odd = numbers.some(
    (cell) => cell.startsWith('-') || !Number.isInteger(parseNumber(cell)) || /\./.test(cell),
  );
  return odd || new Set(numbers).size < numbers.length;
}

function namesOf(name: string, { cells, line }: Row, notes: string[]): string[] {
  const names = [...cells];
  // What a data frame writes beside its rows: an index without a name.
  if (names.length > 2 && names[0] === '' && !names.includes('Unnamed: 0') && names[1] !== '') {
    names[0] = 'Unnamed: 0';
    notes.push('the first column has no name in the header, as an index; it is called "Unnamed: 0"');
  }
  const trailing = names.length > 1 && names.at(-1) === '';
  checkNames(`${name} line ${line}`, trailing ? names.slice(0, -1) : names, 'header');
  return names;
}

function withoutLines(text: string, skip: ReadOptions['skipFirst']): { text: string; skipped: number } {
  if (typeof skip !== 'number') return { text, skipped: 0 };
  let at = 0;
  let skipped = 0;
  const end = /\r\n|\r|\n/g;
  while (skipped < skip && end.exec(text) !== null) {
    at = end.lastIndex;
    skipped++;
  }
  return { text: text.slice(at), skipped };
}

/** `1 line`, `3 lines`. */
export const lines = (count: number): string => (count === 1 ? '1 line' : `${count} lines`);
