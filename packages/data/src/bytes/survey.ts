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
      if (byte >= 0x80 || byte === 0) this.#judge(byte);
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

  /** True when every byte is a character there, and none stands as in a damaged file of UTF-8. */
  get maybeWindows1252(): boolean {
    return this.#maybe;
  }

  /** True when so many bytes are control characters that this is no text in any encoding of single bytes. */
  get binary(): boolean {
    return this.#controls > 0.01 * this.#done;
  }

  #judge(byte: number): void {
    const undefinedThere = [0, 0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(byte);
    // The lead of a character of UTF-8 and what follows it: chance would hardly put them side by side.
    const asUtf8 = this.#last >= 0xc3 && this.#last < 0xf5 && byte < 0xc0;
    if (undefinedThere || asUtf8) this.#maybe = false;
  }
}
