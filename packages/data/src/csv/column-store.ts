import { type Column, firstSpelling, mostSpellings, SpelledColumn, spell } from '@colonnade/core';
import { isPlain, type NumberFormat, spelledNumber } from './number-format.js';

const firstChunk = 16;
const largestChunk = 65536;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Spellings of one column that stand for themselves: `NA`, `red`, `007`. Found by their bytes. */
interface Dictionary {
  readonly texts: string[];
  readonly numbers: number[];
  readonly bytes: Uint8Array[];
  readonly byHash: Map<number, number>;
}

/**
 * The columns of a table while it is read: numbers and codes in chunks that grow, nine bytes a cell. A column with
 * too many different texts keeps strings instead.
 */
export class ColumnStore {
  /** Of every column the chunk that is filled now; what scans the file writes numbers there by itself. */
  readonly numbers: Float64Array[] = [];
  readonly codes: Uint8Array[] = [];
  /** 1 for a column of numbers and codes, 0 for one of strings. */
  readonly parsed: Uint8Array;
  /** The place in the chunks that the row being read takes. */
  row = 0;
  /** Rows that are whole. */
  rows = 0;

  readonly #formats: readonly NumberFormat[];
  readonly #full: { numbers: Float64Array[]; codes: Uint8Array[] }[] = [];
  readonly #strings: (string[] | undefined)[];
  readonly #dictionaries: (Dictionary | undefined)[];
  /** The numbers of the rows before a column came to keep strings. */
  readonly #known: (Float64Array | undefined)[];
  #chunk: number;
  #lines: Uint32Array;

  /** @param expectedRows - about so many rows will come: room for them is made at once, and nothing copied then */
  constructor(formats: readonly NumberFormat[], expectedRows = firstChunk) {
    this.#formats = formats;
    this.#chunk = Math.max(firstChunk, expectedRows);
    this.#lines = new Uint32Array(this.#chunk);
    this.parsed = new Uint8Array(formats.length).fill(1);
    this.#strings = formats.map(() => undefined);
    this.#dictionaries = formats.map(() => undefined);
    this.#known = formats.map(() => undefined);
    for (let i = 0; i < formats.length; i++) {
      this.#full.push({ numbers: [], codes: [] });
      this.numbers.push(new Float64Array(this.#chunk));
      this.codes.push(new Uint8Array(this.#chunk));
    }
  }

  /** Keeps a cell that is no plain number: the bytes `from` to `to`, or `text` where these need unquoting. */
  put(column: number, bytes: Uint8Array, from: number, to: number, text?: string): void {
    const strings = this.#strings[column];
    if (strings !== undefined) {
      strings[this.rows] = text ?? decode(bytes, from, to);
      return;
    }
    const key = text === undefined ? hash(bytes, from, to) : -1;
    const dictionary = this.#dictionaries[column];
    const known = dictionary?.byHash.get(key);
    if (known !== undefined && key >= 0 && same((dictionary as Dictionary).bytes[known], bytes, from, to)) {
      this.numbers[column][this.row] = (dictionary as Dictionary).numbers[known];
      this.codes[column][this.row] = firstSpelling + known;
      return;
    }
    const cell = text ?? decode(bytes, from, to);
    const spelled = spelledNumber(cell, this.#formats[column]);
    if (spelled?.code !== undefined) {
      this.numbers[column][this.row] = spelled.number;
      this.codes[column][this.row] = spelled.code;
      return;
    }
    this.#learn(column, cell, spelled?.number ?? Number.NaN, key, bytes.slice(from, to));
  }

  /** The row is whole. */
  commit(line: number): void {
    if (this.rows === this.#lines.length) {
      const lines = new Uint32Array(2 * this.#lines.length);
      lines.set(this.#lines);
      this.#lines = lines;
    }
    this.#lines[this.rows] = line;
    this.rows++;
    if (++this.row === this.#chunk) this.#grow();
  }

  /** Takes back the rows that begin on a line after this one. */
  cut(line: number): number {
    let rows = this.rows;
    while (rows > 0 && this.#lines[rows - 1] > line) rows--;
    const taken = this.rows - rows;
    this.rows = rows;
    return taken;
  }

  get lines(): Uint32Array {
    return this.#lines.slice(0, this.rows);
  }

  /** True when every cell of a column is empty. */
  isEmpty(column: number): boolean {
    if (this.#strings[column] !== undefined) return false;
    const { texts = [] } = this.#dictionaries[column] ?? {};
    const { codes } = this.#joined(column);
    return texts[0] === '' && codes.every((code) => code === firstSpelling);
  }

  /** True when the last whole row has a number in a column. */
  endsInNumber(column: number): boolean {
    if (this.rows === 0 || this.#strings[column] !== undefined) return false;
    return !Number.isNaN(this.#joined(column).numbers[this.rows - 1]);
  }

  /** A column, which the store then forgets. */
  take(column: number, name: string): Column {
    const strings = this.#strings[column];
    if (strings !== undefined) {
      strings.length = this.rows;
      const numbers = this.#numbersOf(column, strings);
      return { kind: 'text', name, cells: strings, ...(numbers && { numbers }) };
    }
    const { numbers, codes } = this.#joined(column);
    this.#full[column] = { numbers: [], codes: [] };
    const { texts = [] } = this.#dictionaries[column] ?? {};
    if (codes.some((code) => code < firstSpelling) || numbers.some((number) => !Number.isNaN(number))) {
      return new SpelledColumn(name, numbers, codes, texts);
    }
    return { kind: 'text', name, cells: Array.from(codes, (code) => texts[code - firstSpelling]) };
  }

  /** The numbers of a column of strings, where a plain look at these does not tell them. */
  #numbersOf(column: number, strings: readonly string[]): Float64Array | undefined {
    const format = this.#formats[column];
    const known = this.#known[column];
    if (known === undefined) return undefined;
    const numbers = new Float64Array(strings.length);
    numbers.set(known.subarray(0, strings.length));
    for (let row = known.length; row < numbers.length; row++) {
      numbers[row] = spelledNumber(strings[row], format)?.number ?? Number.NaN;
    }
    return numbers.every(Number.isNaN) ? undefined : numbers;
  }

  #joined(column: number): { numbers: Float64Array; codes: Uint8Array } {
    if (this.#full[column].numbers.length === 0) {
      const only = { numbers: this.numbers[column], codes: this.codes[column] };
      return { numbers: only.numbers.subarray(0, this.rows), codes: only.codes.subarray(0, this.rows) };
    }
    const numbers = new Float64Array(this.rows);
    const codes = new Uint8Array(this.rows);
    const full = this.#full[column];
    const chunks = [...full.numbers, this.numbers[column]];
    const codeChunks = [...full.codes, this.codes[column]];
    let at = 0;
    for (const [i, chunk] of chunks.entries()) {
      const length = Math.min(chunk.length, this.rows - at);
      if (length <= 0) break;
      numbers.set(chunk.subarray(0, length), at);
      codes.set(codeChunks[i].subarray(0, length), at);
      at += length;
    }
    return { numbers, codes };
  }

  #grow(): void {
    this.#chunk = Math.min(2 * this.#chunk, largestChunk);
    this.row = 0;
    for (let i = 0; i < this.numbers.length; i++) {
      if (this.parsed[i] === 0) continue;
      this.#full[i].numbers.push(this.numbers[i]);
      this.#full[i].codes.push(this.codes[i]);
      this.numbers[i] = new Float64Array(this.#chunk);
      this.codes[i] = new Uint8Array(this.#chunk);
    }
  }

  #learn(column: number, text: string, number: number, key: number, bytes: Uint8Array): void {
    this.#dictionaries[column] ??= { texts: [], numbers: [], bytes: [], byHash: new Map() };
    const dictionary = this.#dictionaries[column] as Dictionary;
    let code = dictionary.texts.indexOf(text);
    if (code < 0) {
      code = dictionary.texts.length;
      if (code === mostSpellings) {
        this.#toStrings(column);
        (this.#strings[column] as string[])[this.rows] = text;
        return;
      }
      dictionary.texts.push(text);
      dictionary.numbers.push(number);
      dictionary.bytes.push(bytes);
      if (key >= 0) dictionary.byHash.set(key, code);
    }
    this.numbers[column][this.row] = number;
    this.codes[column][this.row] = firstSpelling + code;
  }

  /** Too many texts: from now on the column keeps strings. */
  #toStrings(column: number): void {
    const { numbers, codes } = this.#joined(column);
    const { texts } = this.#dictionaries[column] as Dictionary;
    this.#strings[column] = Array.from(codes, (code, i) => spell(numbers[i], code, texts));
    if (!isPlain(this.#formats[column])) this.#known[column] = numbers;
    this.parsed[column] = 0;
    this.#full[column] = { numbers: [], codes: [] };
    this.numbers[column] = new Float64Array(0);
    this.codes[column] = new Uint8Array(0);
    this.#dictionaries[column] = undefined;
  }
}

/** The text of some bytes; short ones of ASCII, which most are, without the decoder. */
export function decode(bytes: Uint8Array, from: number, to: number): string {
  if (to - from > 24) return decoder.decode(bytes.subarray(from, to));
  let text = '';
  for (let i = from; i < to; i++) {
    if (bytes[i] > 127) return decoder.decode(bytes.subarray(from, to));
    text += String.fromCharCode(bytes[i]);
  }
  return text;
}

/** FNV-1a, without a sign. */
function hash(bytes: Uint8Array, from: number, to: number): number {
  let h = 0x811c9dc5;
  for (let i = from; i < to; i++) h = Math.imul(h ^ bytes[i], 0x01000193);
  return h >>> 0;
}

function same(known: Uint8Array, bytes: Uint8Array, from: number, to: number): boolean {
  if (known.length !== to - from) return false;
  for (let i = 0; i < known.length; i++) if (known[i] !== bytes[from + i]) return false;
  return true;
}
