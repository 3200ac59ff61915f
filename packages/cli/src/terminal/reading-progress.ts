/** A read that is done sooner is not spoken of. */
const quietMs = 1000;
const redrawMs = 100;

/** Shows on a terminal how far a long read has come. On a pipe it is silent: training follows at once. */
export class ReadingProgress {
  readonly #name: string;
  readonly #beganMs = performance.now();
  #shownMs = 0;

  constructor(name: string) {
    this.#name = name;
  }

  readonly show = (done: number, total: number | null): void => {
    const nowMs = performance.now();
    if (!process.stderr.isTTY || nowMs - this.#beganMs < quietMs || nowMs - this.#shownMs < redrawMs) return;
    this.#shownMs = nowMs;
    const share = total ? `${Math.floor((100 * done) / total)} %` : done.toLocaleString('en-US');
    process.stderr.write(`\r\u001b[Kreading ${this.#name}: ${share}`);
  };

  end(): void {
    if (this.#shownMs > 0) process.stderr.write('\r\u001b[K');
  }
}
