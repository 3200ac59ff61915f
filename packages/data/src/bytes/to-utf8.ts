import { type Encoding, findEncoding } from './encoding.js';

/** Bytes that cannot be text: thrown inside the readers, worded where the file can be looked at again. */
export class NotText extends Error {
  readonly what: 'not-utf8' | 'not-utf16' | 'nul';
  readonly offset: number;
  readonly byte: number;
  /** The bytes around it, and whether characters of UTF-8 beyond ASCII stood before it. */
  readonly around: Uint8Array;
  readonly sawUtf8: boolean;

  constructor(what: NotText['what'], offset: number, around: Uint8Array, at: number, sawUtf8: boolean) {
    super(`${what} at ${offset}`);
    this.what = what;
    this.offset = offset;
    this.byte = around[at] ?? 0;
    this.around = around;
    this.sawUtf8 = sawUtf8;
  }
}

/** Turns the pieces of a text file of any encoding into pieces of UTF-8 that are valid and hold no NUL. */
export class ToUtf8 {
  readonly notes: string[] = [];
  readonly #name: string;
  readonly #asked: Encoding | 'auto';
  #encoding: Encoding | undefined;
  #decoder: InstanceType<typeof TextDecoder> | undefined;
  #offset = 0;
  #sawUtf8 = false;
  #pending = false;

  constructor(name: string, asked: Encoding | 'auto') {
    this.#name = name;
    this.#asked = asked;
  }

  push(given: Uint8Array): Uint8Array {
    let piece = given;
    if (this.#encoding === undefined) {
      const { encoding, mark, note } = findEncoding(this.#name, given, this.#asked);
      this.#encoding = encoding;
      if (note !== undefined) this.notes.push(note);
      // Checked at once by a strict decoder, except for single bytes, which are all characters.
      this.#decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
      this.#offset = mark;
      piece = given.subarray(mark);
    }
    const utf8 = this.#convert(piece);
    this.#offset += piece.length;
    return utf8;
  }

  /** @throws NotText when the last character is not whole */
  end(): void {
    if (!this.#pending && this.#encoding !== 'utf-16le' && this.#encoding !== 'utf-16be') return;
    try {
      this.#decoder?.decode();
    } catch {
      const what = this.#encoding === 'utf-8' ? 'not-utf8' : 'not-utf16';
      throw new NotText(what, this.#offset, new Uint8Array(0), 0, this.#sawUtf8);
    }
  }

  #convert(piece: Uint8Array): Uint8Array {
    const wide = this.#encoding === 'utf-16le' || this.#encoding === 'utf-16be';
    if (!wide) this.#refuseNul(piece, piece);
    if (!wide && !this.#pending && isAscii(piece)) return piece;
    let text: string;
    try {
      text = (this.#decoder as InstanceType<typeof TextDecoder>).decode(piece, { stream: true });
    } catch {
      const at = wide ? 0 : firstInvalid(piece);
      throw new NotText(wide ? 'not-utf16' : 'not-utf8', this.#offset + at, piece, at, this.#sawUtf8);
    }
    const utf8 = new TextEncoder().encode(text);
    if (wide) this.#refuseNul(utf8, piece);
    if (this.#encoding === 'utf-8') {
      this.#pending = utf8.length < piece.length || unfinishedFrom(piece) < piece.length;
      this.#sawUtf8 = true;
    }
    return utf8;
  }

  #refuseNul(utf8: Uint8Array, piece: Uint8Array): void {
    const at = utf8.indexOf(0);
    if (at >= 0) throw new NotText('nul', this.#offset + at, piece, at, this.#sawUtf8);
  }
}

/** True when no byte is above 127; four at a time. */
export function isAscii(bytes: Uint8Array): boolean {
  const lead = Math.min(bytes.length, (4 - (bytes.byteOffset & 3)) & 3);
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset + lead, (bytes.length - lead) >>> 2);
  let any = 0;
  for (let i = 0; i < words.length; i++) any |= words[i];
  for (let i = 0; i < lead; i++) any |= bytes[i];
  for (let i = lead + 4 * words.length; i < bytes.length; i++) any |= bytes[i];
  return (any & 0x80808080) === 0;
}

/** Where the longest valid beginning ends: found by halving, as validity of beginnings is monotone. */
function firstInvalid(bytes: Uint8Array): number {
  // In stream mode an unfinished character at the end is no error, so each beginning of valid text is valid.
  const valid = (end: number): boolean => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, end), { stream: true });
      return true;
    } catch {
      return false;
    }
  };
  let good = 0;
  let bad = bytes.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >>> 1;
    if (valid(middle)) good = middle;
    else bad = middle;
  }
  return unfinishedFrom(bytes.subarray(0, good));
}

/** Where the unfinished character at the end begins; the end when the last one is whole. */
function unfinishedFrom(bytes: Uint8Array): number {
  let at = bytes.length - 1;
  while (at > 0 && (bytes[at] & 0xc0) === 0x80) at--;
  const lead = bytes[at] ?? 0;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
  return at + length > bytes.length ? at : bytes.length;
}
