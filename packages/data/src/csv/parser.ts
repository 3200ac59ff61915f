import type { Table } from '@colonnade/core';
import { joinPieces } from '../bytes/gunzip.js';
import { tooManyColumns } from '../json/records.js';
import { defaultMaxColumns, defaultMaxLine, type ReadOptions } from '../options.js';
import { Blanks } from './blanks.js';
import { buildTable } from './build-table.js';
import { ByteWindow } from './byte-window.js';
import { ColumnStore, decode } from './column-store.js';
import { endOfLines, expectedRows } from './head.js';
import { findLayout, type Layout } from './layout.js';
import { tooLongRow } from './row-errors.js';
import { RowJudge } from './row-judge.js';
import { Rows } from './rows.js';
import { checkSeparator } from './separator.js';

const [LF, CR] = [10, 13];

/** So much of a file is looked at before it is read. */
const headBytes = 1024 * 1024;
/** Larger pieces are taken in slices, so that little is copied at a time. */
const sliceBytes = 4 * 1024 * 1024;

/** What there is once the layout is known. */
interface Begun {
  readonly layout: Layout;
  readonly store: ColumnStore;
  readonly judge: RowJudge;
  readonly rows: Rows;
}

/**
 * Reads the pieces of a CSV file in UTF-8 into columns. Numbers are parsed from the bytes; a piece is gone when the
 * next one comes, except for a row that is not whole yet.
 */
export class CsvParser {
  readonly #name: string;
  readonly #options: ReadOptions;
  readonly #size: number;
  readonly #maxLine: number;
  readonly #window = new ByteWindow();
  #begun: Begun | undefined;
  #blanks: Blanks | undefined;
  #heads: Uint8Array[] = [];
  #headLength = 0;

  /** @param size - the bytes that will come, where that is known */
  constructor(name: string, options: ReadOptions, size = 0) {
    this.#name = name;
    this.#options = options;
    this.#size = size;
    this.#maxLine = options.maxLine ?? defaultMaxLine;
    const { separator } = options;
    if (separator !== undefined && checkSeparator(separator) === ' ') this.#blanks = new Blanks();
  }

  push(given: Uint8Array): void {
    const piece = this.#blanks?.take(given) ?? given;
    for (let at = 0; at < piece.length; at += sliceBytes) this.#take(piece.subarray(at, at + sliceBytes));
  }

  /** @throws TABLE_EMPTY, TABLE_RAGGED, HEADER_INVALID, QUOTE_UNCLOSED, FILE_FORMAT */
  finish(notes: readonly string[]): Table {
    const begun = this.#begun ?? this.#begin(true);
    this.#read(begun, true);
    const { layout, store, judge } = begun;
    const skipLast = this.#options.skipLast ?? 'auto';
    return buildTable(this.#name, { layout, store, met: judge.met, skipLast, notes });
  }

  #take(piece: Uint8Array): void {
    if (this.#begun !== undefined) {
      if (this.#window.end > this.#maxLine)
        throw tooLongRow(this.#name, this.#begun.rows.line, this.#maxLine);
      this.#window.append(piece);
      this.#read(this.#begun, false);
      return;
    }
    // A piece may be used again by whoever gave it.
    this.#heads.push(piece.slice());
    this.#headLength += piece.length;
    if (this.#headLength > this.#maxLine) throw tooLongRow(this.#name, 1, this.#maxLine);
    if (this.#headLength >= headBytes && this.#heads.some((head) => head.includes(LF) || head.includes(CR))) {
      this.#read(this.#begin(false), false);
    }
  }

  #begin(final: boolean): Begun {
    const head = joinPieces(this.#heads, this.#headLength);
    this.#heads = [];
    const end = final && head.length <= headBytes ? head.length : endOfLines(head, headBytes);
    const layout = findLayout(this.#name, decode(head, 0, end), this.#options);
    const maxColumns = this.#options.maxColumns ?? defaultMaxColumns;
    if (layout.names.length > maxColumns) {
      throw tooManyColumns(`${this.#name} line ${layout.firstLine}`, maxColumns);
    }
    const store = new ColumnStore(layout.formats, final ? undefined : expectedRows(head, this.#size));
    const judge = new RowJudge(this.#name, this.#window, layout, store, this.#options);
    const rows = new Rows(this.#name, this.#window, layout, store, judge);
    this.#window.append(head);
    this.#begun = { layout, store, judge, rows };
    return this.#begun;
  }

  #read({ rows }: Begun, final: boolean): void {
    this.#window.dropBefore(rows.read(final));
  }
}
