import { ColonnadeError } from '@colonnade/core';

/** Cuts pieces of UTF-8 into lines, which end with LF or CRLF; nothing stands behind the last end. */
export class LineCutter {
  readonly #name: string;
  readonly #take: (line: string, number: number) => void;
  readonly #maxLine: number;
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  #rest: string[] = [];
  #restLength = 0;
  #number = 1;

  /** @param maxLine - the most bytes of a line; what is longer is no text of lines */
  constructor(name: string, maxLine: number, take: (line: string, number: number) => void) {
    this.#name = name;
    this.#maxLine = maxLine;
    this.#take = take;
  }

  push(piece: Uint8Array): void {
    const lines = this.#decoder.decode(piece, { stream: true }).split('\n');
    const last = lines.pop() as string;
    for (const [i, line] of lines.entries()) {
      this.#give(i === 0 ? this.#rest.join('') + line : line);
    }
    if (lines.length > 0) {
      this.#rest = [];
      this.#restLength = 0;
    }
    this.#rest.push(last);
    this.#restLength += last.length;
    if (this.#restLength > this.#maxLine) throw tooLongLine(this.#name, this.#number, this.#maxLine);
  }

  end(): void {
    const last = this.#rest.join('');
    if (last !== '') this.#give(last);
  }

  #give(line: string): void {
    this.#take(line.endsWith('\r') ? line.slice(0, -1) : line, this.#number++);
  }
}

/** The error for a line that has no end in sight. */
function tooLongLine(name: string, line: number, longest: number): ColonnadeError {
  return new ColonnadeError({
    code: 'FILE_TOO_LARGE',
    where: `${name} line ${line}`,
    problem: `the line is longer than ${longest.toLocaleString('en-US')} bytes`,
    remedy: { text: 'put each example on a line of its own, or raise {option}', option: 'maxLine' },
  });
}
