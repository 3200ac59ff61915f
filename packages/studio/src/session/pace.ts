/** A speed is that of the last second or so, so that it follows without flickering. */
const windowMs = 1000;

/** How fast a training goes. */
export class Pace {
  #fromMs = 0;
  #fromEpoch = 0;
  #last: number | null = null;

  /** From now on, at this epoch. */
  begin(epoch: number): void {
    this.#fromMs = performance.now();
    this.#fromEpoch = epoch;
    this.#last = null;
  }

  /** Null before the first epoch has passed. */
  examplesPerSecond(epoch: number, examples: number): number | null {
    const nowMs = performance.now();
    const epochs = epoch - this.#fromEpoch;
    if (epochs < 1 || nowMs <= this.#fromMs) return this.#last;
    const speed = (1000 * epochs * examples) / (nowMs - this.#fromMs);
    if (nowMs - this.#fromMs < windowMs) return this.#last ?? speed;
    this.#fromMs = nowMs;
    this.#fromEpoch = epoch;
    this.#last = speed;
    return speed;
  }
}
