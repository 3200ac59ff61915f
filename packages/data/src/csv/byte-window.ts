/** The bytes of a file that are looked at now, with at least one zero behind them: a row that is cut waits here. */
export class ByteWindow {
  bytes = new Uint8Array(0);
  end = 0;

  /** Puts a piece behind what is there. */
  append(piece: Uint8Array): void {
    const length = this.end + piece.length;
    if (length >= this.bytes.length) {
      const larger = new Uint8Array(length + length / 4 + 1);
      larger.set(this.bytes.subarray(0, this.end));
      this.bytes = larger;
    }
    this.bytes.set(piece, this.end);
    this.bytes.fill(0, length, length + 1);
    this.end = length;
  }

  /** Forgets what stands before a place; what is left moves to the front. */
  dropBefore(at: number): void {
    this.bytes.copyWithin(0, at, this.end);
    this.end -= at;
    this.bytes[this.end] = 0;
  }
}
