import type { Table } from '@colonnade/core';
import { joinPieces } from '../bytes/gunzip.js';
import { tooManyColumns } from '../json/records.js';
import { defaultMaxColumns, defaultMaxLine, type ReadOptions } from '../options.js';
import { buildTable } from './build-table.js';
import { ColumnStore, decode } from './column-store.js';
import { found, longNumber, powers } from './exact-number.js';
import { endOfLines, expectedRows } from './head.js';
import { findLayout, type Layout } from './layout.js';
import { type Met, type OddRow, raggedRow } from './odd-row.js';
import { afterQuote, tooLongRow, unclosedQuote } from './row-errors.js';

const [TAB, LF, CR, SPACE, QUOTE, MINUS] = [9, 10, 13, 32, 34, 45];

/** So much of a file is looked at before it is read. */
const headBytes = 1024 * 1024;
/** Larger pieces are taken in slices, so that little is copied at a time. */
const sliceBytes = 4 * 1024 * 1024;

/**
 * Reads the pieces of a CSV file in UTF-8 into columns. Numbers are parsed from the bytes; a piece is gone when the
 * next one comes, except for a row that is not whole yet.
 */
export class CsvParser {
  readonly #name: string;
  readonly #options: ReadOptions;
  readonly #size: number;
  readonly #maxLine: number;
  readonly met: Met = { blankLines: 0, commentLines: 0, trailing: 0, lastLine: 0, odd: [] };
  #layout: Layout | undefined;
  #store: ColumnStore | undefined;
  #heads: Uint8Array[] = [];
  #headLength = 0;
  /** The bytes that are scanned, with at least one zero behind them. */
  #bytes = new Uint8Array(0);
  #end = 0;
  #line = 1;
  #headerRead = false;
  #blankBefore = false;
  /** Cells of the row being read that are not empty. */
  #filled = 0;

  /** @param size - the bytes that will come, where that is known */
  constructor(name: string, options: ReadOptions, size = 0) {
    this.#name = name;
    this.#options = options;
    this.#size = size;
    this.#maxLine = options.maxLine ?? defaultMaxLine;
  }

  push(piece: Uint8Array): void {
    for (let at = 0; at < piece.length; at += sliceBytes) this.#take(piece.subarray(at, at + sliceBytes));
  }

  #take(piece: Uint8Array): void {
    if (this.#layout !== undefined) {
      this.#append(piece);
      this.#scan(false);
      return;
    }
    // A piece may be used again by whoever gave it.
    this.#heads.push(piece.slice());
    this.#headLength += piece.length;
    if (this.#headLength > this.#maxLine) throw tooLongRow(this.#name, 1, this.#maxLine);
    if (this.#headLength >= headBytes && this.#heads.some((head) => head.includes(LF) || head.includes(CR))) {
      this.#begin(false);
    }
  }

  /** @throws TABLE_EMPTY, TABLE_RAGGED, HEADER_INVALID, QUOTE_UNCLOSED, FILE_FORMAT */
  finish(notes: readonly string[]): Table {
    if (this.#layout === undefined) this.#begin(true);
    else this.#scan(true);
    return buildTable(this.#name, {
      layout: this.#layout as Layout,
      store: this.#store as ColumnStore,
      met: this.met,
      skipLast: this.#options.skipLast ?? 'auto',
      notes,
    });
  }

  #begin(final: boolean): void {
    const head = joinPieces(this.#heads, this.#headLength);
    this.#heads = [];
    const end = final && head.length <= headBytes ? head.length : endOfLines(head, headBytes);
    const layout = findLayout(this.#name, decode(head, 0, end), this.#options);
    const maxColumns = this.#options.maxColumns ?? defaultMaxColumns;
    if (layout.names.length > maxColumns) {
      throw tooManyColumns(`${this.#name} line ${layout.firstLine}`, maxColumns);
    }
    this.#layout = layout;
    this.#store = new ColumnStore(layout.formats, final ? undefined : expectedRows(head, this.#size));
    this.#append(head);
    this.#scan(final);
  }

  /** Puts a piece behind the row that is not whole yet. */
  #append(piece: Uint8Array): void {
    const length = this.#end + piece.length;
    if (this.#end > this.#maxLine) throw tooLongRow(this.#name, this.#line, this.#maxLine);
    if (length >= this.#bytes.length) {
      const larger = new Uint8Array(length + length / 4 + 1);
      larger.set(this.#bytes.subarray(0, this.#end));
      this.#bytes = larger;
    }
    this.#bytes.set(piece, this.#end);
    this.#bytes.fill(0, length, length + 1);
    this.#end = length;
  }

  /** Reads every row that is whole; what is left moves to the front. */
  #scan(final: boolean): void {
    const rest = this.#rows(final);
    this.#bytes.copyWithin(0, rest, this.#end);
    this.#end -= rest;
    this.#bytes[this.#end] = 0;
  }

  #rows(final: boolean): number {
    const bytes = this.#bytes;
    const end = this.#end;
    const layout = this.#layout as Layout;
    const store = this.#store as ColumnStore;
    const { numbers, codes, parsed } = store;
    const separator = layout.separator.charCodeAt(0);
    const width = layout.names.length;
    const decimals = Uint8Array.from(layout.formats, ({ decimal }) => decimal.charCodeAt(0));
    let at = 0;
    while (at < end) {
      const rowStart = at;
      const rowLine = this.#line;
      const skipped = this.#whySkipped(at);
      if (skipped !== undefined) {
        const next = this.#lineEnd(at, end);
        if (next < 0 && !final) return rowStart;
        if (skipped === 'comment') this.met.commentLines++;
        at = next < 0 ? end : this.#afterBreak(next, end);
        continue;
      }
      const reading = !layout.header || this.#headerRead;
      const { row } = store;
      this.#filled = 0;
      let plain = 0;
      let column = 0;
      let lastEmpty = false;
      let plainRow = true;
      for (;;) {
        let byte = bytes[at];
        while ((byte === SPACE || byte === TAB) && byte !== separator) byte = bytes[++at];
        let done = false;
        if (reading && column < width && parsed[column] === 1) {
          // The way of most cells: up to 15 digits are a whole number exactly, and so is its power of ten, so
          // that one division gives the nearest number.
          let next = at;
          const negative = byte === MINUS;
          if (negative) byte = bytes[++next];
          const first = next;
          let value = 0;
          let digit = byte - 48;
          while (digit >= 0 && digit <= 9) {
            value = value * 10 + digit;
            digit = bytes[++next] - 48;
          }
          const whole = next - first;
          let fraction = 0;
          if (bytes[next] === decimals[column] && decimals[column] !== separator) {
            const point = next;
            digit = bytes[++next] - 48;
            while (digit >= 0 && digit <= 9) {
              value = value * 10 + digit;
              digit = bytes[++next] - 48;
            }
            fraction = next - point - 1;
            if (fraction === 0) fraction = 99;
          }
          byte = bytes[next];
          const ends = byte === separator || byte === LF || byte === CR;
          if (ends && whole > 0 && whole + fraction <= 15) {
            const zeros = whole > 1 && bytes[first] === 48;
            if (!zeros && (value !== 0 || !negative)) {
              if (fraction > 0) value /= powers[fraction];
              numbers[column][row] = negative ? -value : value;
              codes[column][row] = fraction;
              at = next;
              done = true;
            }
          } else if (whole > 0 && longNumber(bytes, at, decimals[column])) {
            byte = bytes[found.end];
            if (byte === separator || byte === LF || byte === CR) {
              numbers[column][row] = found.value;
              codes[column][row] = 16;
              at = found.end;
              done = true;
            }
          }
        }
        if (done) {
          plain++;
          lastEmpty = false;
        } else {
          const before = this.#filled;
          if (bytes[at] === QUOTE) plainRow = false;
          at = this.#cell(at, end, column, separator, final, reading && column < width);
          if (at < 0) {
            this.#line = rowLine;
            return rowStart;
          }
          lastEmpty = this.#filled === before;
        }
        column++;
        if (at >= end || bytes[at] !== separator) break;
        at++;
      }
      if (at >= end ? !final : bytes[at] === CR && at + 1 === end && !final) {
        this.#line = rowLine;
        return rowStart;
      }
      if (at < end) at = this.#afterBreak(at, end);
      this.#filled += plain;
      this.#endRow(column, rowLine, lastEmpty, plainRow, rowStart, reading);
    }
    return end;
  }

  /** What a line is that is not read: one before the table, or a comment. */
  #whySkipped(at: number): 'before' | 'comment' | undefined {
    const { firstLine, comment, commentGuessed } = this.#layout as Layout;
    const before = this.#line < firstLine;
    if (comment !== undefined && (before || !commentGuessed)) {
      const bytes = this.#bytes;
      let from = at;
      while (bytes[from] === SPACE) from++;
      let is = true;
      for (let i = 0; i < comment.length && is; i++) is = bytes[from + i] === comment.charCodeAt(i);
      if (is) return 'comment';
    }
    return before ? 'before' : undefined;
  }

  #lineEnd(at: number, end: number): number {
    for (let i = at; i < end; i++) {
      if (this.#bytes[i] === LF) return i;
      if (this.#bytes[i] === CR && i + 1 < end) return i;
    }
    return -1;
  }

  #afterBreak(at: number, end: number): number {
    this.#line++;
    return this.#bytes[at] === CR && at + 1 < end && this.#bytes[at + 1] === LF ? at + 2 : at + 1;
  }

  /** Reads a cell that is no plain number; where it ends, or -1 when its end is not here yet. */
  #cell(from: number, end: number, column: number, separator: number, final: boolean, keep: boolean): number {
    const bytes = this.#bytes;
    let at = from;
    // A no-break space, which is two bytes in UTF-8.
    while (bytes[at] === 0xc2 && bytes[at + 1] === 0xa0) at += 2;
    if (at < end && bytes[at] === QUOTE) return this.#quoted(at, end, column, separator, final, keep);
    const start = at;
    while (at < end && bytes[at] !== separator && bytes[at] !== LF && bytes[at] !== CR) at++;
    let last = at;
    for (;;) {
      const byte = bytes[last - 1];
      if (last > start && (byte === SPACE || byte === TAB) && byte !== separator) last--;
      else if (last > start + 1 && byte === 0xa0 && bytes[last - 2] === 0xc2) last -= 2;
      else break;
    }
    if (at >= end && !final) return -1;
    this.#note(start, last);
    if (keep) (this.#store as ColumnStore).put(column, bytes, start, last);
    return at;
  }

  #note(from: number, to: number, text?: string): void {
    if (from !== to || text) this.#filled++;
  }

  #quoted(
    from: number,
    end: number,
    column: number,
    separator: number,
    final: boolean,
    keep: boolean,
  ): number {
    const bytes = this.#bytes;
    const opened = this.#line;
    let doubled = false;
    let at = from + 1;
    for (;;) {
      while (at < end && bytes[at] !== QUOTE) {
        if (bytes[at] === LF || (bytes[at] === CR && bytes[at + 1] !== LF)) this.#line++;
        at++;
      }
      if (at >= end) {
        if (!final) return -1;
        throw unclosedQuote(this.#name, opened, column);
      }
      if (bytes[at + 1] !== QUOTE || at + 1 >= end) break;
      doubled = true;
      at += 2;
    }
    if (at + 1 >= end && !final) return -1;
    const close = at++;
    while (at < end && (bytes[at] === SPACE || bytes[at] === TAB) && bytes[at] !== separator) at++;
    if (at >= end && !final) return -1;
    if (at < end && bytes[at] !== separator && bytes[at] !== LF && bytes[at] !== CR) {
      const rest = decode(bytes, at, Math.min(at + 4, end));
      throw afterQuote(this.#name, this.#line, column, rest, (this.#layout as Layout).separator);
    }
    const text = doubled ? decode(bytes, from + 1, close).replaceAll('""', '"') : undefined;
    this.#note(from + 1, close, text);
    if (keep) (this.#store as ColumnStore).put(column, bytes, from + 1, close, text);
    return at;
  }

  /** What a row is: the header, a row of the table, a blank line, a comment, or none of them. */
  #endRow(
    cells: number,
    line: number,
    lastEmpty: boolean,
    plainRow: boolean,
    rowStart: number,
    reading: boolean,
  ): void {
    const { met } = this;
    const layout = this.#layout as Layout;
    const store = this.#store as ColumnStore;
    if (cells === 1 && this.#filled === 0 && plainRow) {
      met.blankLines++;
      this.#blankBefore = true;
      return;
    }
    met.lastLine = line;
    if (!reading) {
      this.#headerRead = true;
      return;
    }
    const width = layout.names.length;
    const trailing = cells === width + 1 && lastEmpty;
    const { comment, commentGuessed } = layout;
    const remark = commentGuessed && comment !== undefined && this.#bytes[rowStart] === comment.charCodeAt(0);
    if (cells === width || trailing) {
      if (remark && width === 1 && this.#bytes[rowStart + comment.length] === SPACE && store.rows === 0) {
        met.commentLines++;
        return;
      }
      if (met.odd.length > 0) throw raggedRow(this.#name, met.odd[0], layout);
      if (trailing) met.trailing++;
      store.commit(line);
    } else if (remark && plainRow) met.commentLines++;
    else {
      const odd: OddRow = {
        line,
        cells,
        filled: this.#filled,
        text: this.#firstText(rowStart),
        afterBlank: this.#blankBefore,
      };
      const mayEnd = this.#filled <= 1 || this.#options.skipLast !== undefined;
      if (!mayEnd || met.odd.length >= 1000) throw raggedRow(this.#name, met.odd[0] ?? odd, layout);
      met.odd.push(odd);
    }
    this.#blankBefore = false;
  }

  /** The first cell of a row that is not empty, so far as it is short. */
  #firstText(rowStart: number): string {
    const { separator } = this.#layout as Layout;
    const text = decode(this.#bytes, rowStart, Math.min(this.#end, rowStart + 200));
    const cells = text.split(/[\r\n]/, 1)[0].split(separator);
    return cells.map((cell) => cell.trim()).find((cell) => cell !== '') ?? '';
  }
}
