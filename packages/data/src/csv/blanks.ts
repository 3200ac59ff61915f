const [LF, CR, SPACE, QUOTE] = [10, 13, 32, 34];

/**
 * Makes one blank of several, and none of those at the ends of a line, for tables whose cells stand in line under each
 * other: there any number of blanks is one separator. Cells in quotes keep theirs.
 */
export class Blanks {
  /** The last byte that was kept, and whether a blank waits for the cell behind it. */
  #last = LF;
  #waiting = false;
  #quoted = false;

  /** The bytes that are kept of a piece. */
  take(piece: Uint8Array): Uint8Array {
    const kept = new Uint8Array(piece.length + 1);
    let at = 0;
    for (const byte of piece) {
      if (byte === SPACE && !this.#quoted) {
        this.#waiting = this.#last !== LF && this.#last !== CR;
        continue;
      }
      const ends = !this.#quoted && (byte === LF || byte === CR);
      if (this.#waiting && !ends) {
        kept[at++] = SPACE;
        this.#last = SPACE;
      }
      this.#waiting = false;
      // A quote opens at the beginning of a cell, and goes on where it is doubled.
      if (byte === QUOTE) this.#quoted = !this.#quoted && [LF, CR, SPACE, QUOTE].includes(this.#last);
      kept[at++] = byte;
      this.#last = byte;
    }
    return kept.subarray(0, at);
  }
}
