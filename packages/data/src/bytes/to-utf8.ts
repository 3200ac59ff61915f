import { isEastAsian, wholeCharacters } from './east-asian.js';
import { type Encoding, findEncoding } from './encoding.js';
import { joinPieces } from './gunzip.js';
import { fromWindows1252 } from './windows-1252.js';

/** Bytes that cannot be text: thrown inside the readers, worded where the file can be looked at again. */
export class NotText extends Error {
  /** `cut` is a character of UTF-8 that the end of the file leaves unfinished, `not-asked` no text of the encoding asked for. */
  readonly what: 'not-utf8' | 'cut' | 'not-asked' | 'not-utf16' | 'nul';
  readonly offset: number;
  /** What stands before it in the same piece, in UTF-8: a mistake in there comes first. */
  before: Uint8Array = new Uint8Array(0);

  constructor(what: NotText['what'], offset: number) {
    super(`${what} at ${offset}`);
    this.what = what;
    this.offset = offset;
  }
}

/** Turns the pieces of a text file of any encoding into pieces of UTF-8 that are valid and hold no NUL. */
export class ToUtf8 {
  readonly notes: string[] = [];
  readonly #name: string;
  readonly #asked: Encoding | 'auto';
  #encoding: Encoding | undefined;
  /** Where the rest begins, and the rest: the first bytes of a character whose last ones are not here yet. */
  #offset = 0;
  #rest: Uint8Array = new Uint8Array(0);

  constructor(name: string, asked: Encoding | 'auto') {
    this.#name = name;
    this.#asked = asked;
  }

  /** @throws NotText */
  push(given: Uint8Array): Uint8Array {
    let piece = given;
    if (this.#encoding === undefined) {
      const { encoding, mark, note } = findEncoding(this.#name, given, this.#asked);
      this.#encoding = encoding;
      if (note !== undefined) this.notes.push(note);
      this.#offset = mark;
      piece = given.subarray(mark);
    }
    const bytes =
      this.#rest.length === 0 ? piece : joinPieces([this.#rest, piece], this.#rest.length + piece.length);
    const end = wholeUntil(bytes, this.#encoding);
    const utf8 = this.#whole(bytes.subarray(0, end), this.#encoding);
    this.#rest = bytes.slice(end);
    this.#offset += end;
    return utf8;
  }

  /** @throws NotText when the last character is not whole */
  end(): void {
    if (this.#rest.length === 0) return;
    const encoding = this.#encoding as Encoding;
    throw new NotText(encoding === 'utf-8' ? 'cut' : whyNot(encoding), this.#offset);
  }

  #whole(bytes: Uint8Array, encoding: Encoding): Uint8Array {
    try {
      return this.#convert(bytes, encoding);
    } catch (error) {
      if (error instanceof NotText) {
        error.before = this.#convert(bytes.subarray(0, error.offset - this.#offset), encoding);
      }
      throw error;
    }
  }

  #convert(bytes: Uint8Array, encoding: Encoding): Uint8Array {
    const wide = isWide(encoding);
    const nul = wide ? -1 : bytes.indexOf(0);
    if (nul >= 0) {
      // Whichever comes first in the file is said of it.
      this.#convert(bytes.subarray(0, nul), encoding);
      throw new NotText('nul', this.#offset + nul);
    }
    if (!wide && isAscii(bytes)) return bytes;
    if (encoding === 'latin1' || encoding === 'windows-1252') return fromWindows1252(bytes);
    try {
      const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
      if (encoding === 'utf-8') return bytes;
      const zero = text.indexOf('\0');
      if (zero >= 0) throw new NotText('nul', this.#offset + 2 * zero);
      return new TextEncoder().encode(text);
    } catch (error) {
      if (error instanceof NotText) throw error;
      throw new NotText(whyNot(encoding), this.#offset + firstInvalid(bytes, encoding));
    }
  }
}

function whyNot(encoding: Encoding): NotText['what'] {
  if (isWide(encoding)) return 'not-utf16';
  return encoding === 'utf-8' ? 'not-utf8' : 'not-asked';
}

const isWide = (encoding: Encoding): boolean => encoding === 'utf-16le' || encoding === 'utf-16be';

/** True when no byte is above 127; four at a time. */
function isAscii(bytes: Uint8Array): boolean {
  const lead = (4 - (bytes.byteOffset & 3)) & 3;
  const words =
    bytes.length < 8
      ? new Uint32Array(0)
      : new Uint32Array(bytes.buffer, bytes.byteOffset + lead, (bytes.length - lead) >>> 2);
  let any = 0;
  for (let i = 0; i < words.length; i++) any |= words[i];
  for (let i = 0; i < Math.min(lead, bytes.length); i++) any |= bytes[i];
  for (let i = lead + 4 * words.length; i < bytes.length; i++) any |= bytes[i];
  return (any & 0x80808080) === 0;
}

/** Where the longest valid beginning ends: found by halving, as validity of beginnings is monotone. */
function firstInvalid(bytes: Uint8Array, encoding: Encoding): number {
  const valid = (end: number): boolean => {
    const whole = wholeUntil(bytes.subarray(0, end), encoding);
    try {
      new TextDecoder(encoding, { fatal: true }).decode(bytes.subarray(0, whole));
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
  return wholeUntil(bytes.subarray(0, good), encoding);
}

/** Where an unfinished character at the end begins; the end when the last one is whole. */
function wholeUntil(bytes: Uint8Array, encoding: Encoding): number {
  if (isWide(encoding)) {
    const even = bytes.length & ~1;
    const last = encoding === 'utf-16le' ? bytes[even - 1] : bytes[even - 2];
    // The first half of a pair waits for the second.
    return even >= 2 && (last & 0xfc) === 0xd8 ? even - 2 : even;
  }
  if (isEastAsian(encoding)) return wholeCharacters(bytes, encoding);
  if (encoding !== 'utf-8') return bytes.length;
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back];
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte >= 0xf8 ? 1 : byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}
