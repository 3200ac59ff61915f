/** So many bytes, from the line of the first mistake on, say which encoding it is. */
const sampleBytes = 64 * 1024;

/**
 * A second look at a file that could not be read as it seemed: which line an offset stands in, and whether bytes
 * that are not UTF-8 may well be Windows-1252. Taken only then, since nearly every file is what it seems.
 */
export class Survey {
  readonly #offset: number;
  #done = 0;
  #line = 1;
  #last = 0;
  #byte = 0;
  #maybe = true;
  #high = 0;
  /** Characters of UTF-8 that are whole, and the bytes of them. */
  #characters = 0;
  #inCharacters = 0;
  /** Bytes that the character begun last still waits for, and has. */
  #awaited = 0;
  #had = 0;
  #controls = 0;
  readonly #sample = new Uint8Array(sampleBytes);
  #sampled = 0;

  constructor(offset: number) {
    this.#offset = offset;
  }

  push(piece: Uint8Array): void {
    for (let i = 0; i < piece.length; i++) {
      const byte = piece[i];
      const at = this.#done + i;
      if (at === this.#offset) this.#byte = byte;
      // A line ends with LF, CR or both: a CR counts when the byte behind it is no LF.
      if (at <= this.#offset && this.#last === 13 && byte !== 10) this.#line++;
      if (at < this.#offset && byte === 10) this.#line++;
      if (byte >= 0x80) this.#judge(byte);
      else {
        this.#awaited = 0;
        if (byte === 0) this.#maybe = false;
      }
      if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) this.#controls++;
      if (byte === 10 && at < this.#offset) this.#sampled = 0;
      else if (this.#sampled < sampleBytes) this.#sample[this.#sampled++] = byte;
      this.#last = byte;
    }
    this.#done += piece.length;
  }

  /** The line of the mistake, and those behind it. */
  get sample(): Uint8Array {
    return this.#sample.subarray(0, this.#sampled);
  }

  /** The line, counted from 1. */
  get line(): number {
    return this.#line;
  }

  get byte(): number {
    return this.#byte;
  }

  /**
   * True when every byte is a character there, and hardly any stand side by side as those of a character of UTF-8
   * do: one such in twenty others is chance, as in `É «`; more are a damaged file of UTF-8.
   */
  get maybeWindows1252(): boolean {
    return this.#maybe && 20 * this.#characters <= this.#high - this.#inCharacters;
  }

  /** True when so many bytes are control characters that this is no text in any encoding of single bytes. */
  get binary(): boolean {
    return this.#controls > 0.01 * this.#done;
  }

  #judge(byte: number): void {
    if ([0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(byte)) this.#maybe = false;
    this.#high++;
    if (byte < 0xc0 && this.#awaited > 0) {
      this.#had++;
      if (--this.#awaited > 0) return;
      // In French a blank that does not break stands before `»`, as in `été »`: no character of a damaged file.
      if (this.#had === 3 && this.#last === 0xa0 && byte === 0xbb) return;
      this.#characters++;
      this.#inCharacters += this.#had;
    } else {
      this.#awaited = byte < 0xc2 || byte > 0xf4 ? 0 : byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
      this.#had = 1;
    }
  }
}
