import type { ByteWindow } from './byte-window.js';
import { type ColumnStore, decode } from './column-store.js';
import type { Layout } from './layout.js';
import { afterQuote, unclosedQuote } from './row-errors.js';

const [TAB, LF, CR, SPACE, QUOTE] = [9, 10, 13, 32, 34];

/** Reads cells that are no plain numbers: texts, empty cells, and whatever stands in quotes. */
export class CellReader {
  /** The line that is read, counted from 1: a cell in quotes may go over several. */
  line = 1;
  /** Cells of the row being read that are not empty. */
  filled = 0;
  readonly #name: string;
  readonly #window: ByteWindow;
  readonly #layout: Layout;
  readonly #store: ColumnStore;
  readonly #separator: number;

  constructor(name: string, window: ByteWindow, layout: Layout, store: ColumnStore) {
    this.#name = name;
    this.#window = window;
    this.#layout = layout;
    this.#store = store;
    this.#separator = layout.separator.charCodeAt(0);
  }

  /**
   * Where the cell ends that begins at `from`, or -1 when its end is not here yet.
   * @param final - no more bytes will come
   * @param keep - whether the cell goes into the store
   */
  read(from: number, column: number, final: boolean, keep: boolean): number {
    const { bytes, end } = this.#window;
    const separator = this.#separator;
    let at = from;
    // A no-break space, which is two bytes in UTF-8.
    while (bytes[at] === 0xc2 && bytes[at + 1] === 0xa0) at += 2;
    if (at < end && bytes[at] === QUOTE) return this.#quoted(at, column, final, keep);
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
    if (start !== last) this.filled++;
    if (keep) this.#store.put(column, bytes, start, last);
    return at;
  }

  #quoted(from: number, column: number, final: boolean, keep: boolean): number {
    const { bytes, end } = this.#window;
    const separator = this.#separator;
    const opened = this.line;
    let doubled = false;
    let at = from + 1;
    for (;;) {
      while (at < end && bytes[at] !== QUOTE) {
        if (bytes[at] === LF || (bytes[at] === CR && bytes[at + 1] !== LF)) this.line++;
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
      throw afterQuote(this.#name, this.line, column, rest, this.#layout.separator);
    }
    const text = doubled ? decode(bytes, from + 1, close).replaceAll('""', '"') : undefined;
    if (close !== from + 1) this.filled++;
    if (keep) this.#store.put(column, bytes, from + 1, close, text);
    return at;
  }
}
