import type { ByteWindow } from './byte-window.js';
import { CellReader } from './cell-reader.js';
import type { ColumnStore } from './column-store.js';
import { found, longNumber, powers } from './exact-number.js';
import type { Layout } from './layout.js';
import { afterBreak, lineEnd, whySkipped } from './line-ends.js';
import type { RowJudge } from './row-judge.js';

const [TAB, LF, CR, SPACE, QUOTE, MINUS] = [9, 10, 13, 32, 34, 45];

/** Reads rows from the bytes that are there: plain numbers in one loop, all other cells by a `CellReader`. */
export class Rows {
  readonly #window: ByteWindow;
  readonly #layout: Layout;
  readonly #store: ColumnStore;
  readonly #judge: RowJudge;
  readonly #cells: CellReader;
  readonly #decimals: Uint8Array;

  constructor(name: string, window: ByteWindow, layout: Layout, store: ColumnStore, judge: RowJudge) {
    this.#window = window;
    this.#layout = layout;
    this.#store = store;
    this.#judge = judge;
    this.#cells = new CellReader(name, window, layout, store);
    this.#decimals = Uint8Array.from(layout.formats, ({ decimal }) => decimal.charCodeAt(0));
  }

  /** The line that is read next. */
  get line(): number {
    return this.#cells.line;
  }

  /** Reads every row that is whole; where the first begins that is not. @param final - no more bytes will come */
  read(final: boolean): number {
    const { bytes, end } = this.#window;
    const layout = this.#layout;
    const store = this.#store;
    const judge = this.#judge;
    const cells = this.#cells;
    const decimals = this.#decimals;
    const { numbers, codes, parsed } = store;
    const separator = layout.separator.charCodeAt(0);
    const width = layout.names.length;
    let at = 0;
    while (at < end) {
      const rowStart = at;
      const rowLine = cells.line;
      const skipped = whySkipped(bytes, at, rowLine, layout);
      if (skipped !== undefined) {
        const next = lineEnd(bytes, at, end);
        if (next < 0 && !final) return rowStart;
        if (skipped === 'comment') judge.met.commentLines++;
        at = next < 0 ? end : afterBreak(bytes, next, end);
        if (next >= 0) cells.line++;
        continue;
      }
      const { reading } = judge;
      const { row } = store;
      cells.filled = 0;
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
          const before = cells.filled;
          if (bytes[at] === QUOTE) plainRow = false;
          at = cells.read(at, column, final, reading && column < width);
          if (at < 0) {
            cells.line = rowLine;
            return rowStart;
          }
          lastEmpty = cells.filled === before;
        }
        column++;
        if (at >= end || bytes[at] !== separator) break;
        at++;
      }
      if (at >= end ? !final : bytes[at] === CR && at + 1 === end && !final) {
        cells.line = rowLine;
        return rowStart;
      }
      if (at < end) {
        cells.line++;
        at = afterBreak(bytes, at, end);
      }
      judge.take(column, cells.filled + plain, rowLine, lastEmpty, plainRow, rowStart);
    }
    return end;
  }
}
