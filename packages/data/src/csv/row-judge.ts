import { checkRows } from '../bytes/limit.js';
import type { ReadOptions } from '../options.js';
import type { ByteWindow } from './byte-window.js';
import { type ColumnStore, decode } from './column-store.js';
import type { Layout } from './layout.js';
import { type Met, type OddRow, raggedRow } from './odd-row.js';

const SPACE = 32;
/** Rows of another width that are remembered, until it is known whether a row of the table follows. */
const mostOdd = 1000;
/** Mostly empty rows at the end that may be totals. */
const mostTotals = 3;

/** Says what each row is: the header, a row of the table, a blank line, a comment, or none of them. */
export class RowJudge {
  readonly met: Met = {
    blankLines: 0,
    commentLines: 0,
    trailing: 0,
    lastLine: 0,
    odd: [],
    tail: [],
    sparse: 0,
  };
  /** Whether the next row is one of the table, and no header. */
  reading: boolean;
  readonly #name: string;
  readonly #window: ByteWindow;
  readonly #layout: Layout;
  readonly #store: ColumnStore;
  readonly #mayEnd: boolean;
  #blankBefore = false;

  constructor(name: string, window: ByteWindow, layout: Layout, store: ColumnStore, options: ReadOptions) {
    this.#name = name;
    this.#window = window;
    this.#layout = layout;
    this.#store = store;
    this.#mayEnd = options.skipLast !== undefined;
    this.reading = !layout.header;
  }

  /**
   * Takes a row that is whole.
   * @param filled - cells that are not empty
   * @param plain - no cell is in quotes
   * @param rowStart - where its bytes begin
   * @throws TABLE_RAGGED
   */
  take(
    cells: number,
    filled: number,
    line: number,
    lastEmpty: boolean,
    plain: boolean,
    rowStart: number,
  ): void {
    const { met } = this;
    if (cells === 1 && filled === 0 && plain) {
      met.blankLines++;
      this.#blankBefore = true;
      return;
    }
    met.lastLine = line;
    if (!this.reading) {
      this.reading = true;
      return;
    }
    const { bytes } = this.#window;
    const { comment, commentGuessed, names } = this.#layout;
    const width = names.length;
    const trailing = cells === width + 1 && lastEmpty;
    const remark = commentGuessed && comment !== undefined && bytes[rowStart] === comment.charCodeAt(0);
    if (cells === width || trailing) {
      if (remark && width === 1 && bytes[rowStart + comment.length] === SPACE && this.#store.rows === 0) {
        met.commentLines++;
        return;
      }
      if (met.odd.length > 0) throw raggedRow(this.#name, met.odd[0], this.#layout);
      if (trailing) met.trailing++;
      this.#look(line, filled, rowStart);
      this.#store.commit(line);
      checkRows(this.#name, this.#store.rows);
    } else if (remark && plain) met.commentLines++;
    else {
      const text = this.#firstText(rowStart);
      const odd: OddRow = { line, cells, filled, text, afterBlank: this.#blankBefore };
      if (!(filled <= 1 || this.#mayEnd) || met.odd.length >= mostOdd) {
        throw raggedRow(this.#name, met.odd[0] ?? odd, this.#layout);
      }
      met.odd.push(odd);
    }
    this.#blankBefore = false;
  }

  /** Notes whether a row of the table is mostly empty: at the end it may be a total. */
  #look(line: number, filled: number, rowStart: number): void {
    const { met } = this;
    const width = this.#layout.names.length;
    // Where other rows are as empty, nothing can be told from the last ones.
    if (met.sparse > 0 || width < 3) return;
    const isFull = 2 * filled > width;
    if (isFull || met.tail.length === mostTotals) {
      met.sparse += met.tail.length;
      met.tail.length = 0;
    }
    if (isFull || met.sparse > 0) return;
    met.tail.push({ line, filled, text: this.#firstText(rowStart) });
  }

  /** The first cell of a row that is not empty, so far as it is short. */
  #firstText(rowStart: number): string {
    const { bytes, end } = this.#window;
    const text = decode(bytes, rowStart, Math.min(end, rowStart + 200));
    const cells = text.split(/[\r\n]/, 1)[0].split(this.#layout.separator);
    return cells.map((cell) => cell.trim()).find((cell) => cell !== '') ?? '';
  }
}
