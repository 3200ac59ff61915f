/** Plays so slowly that every epoch can be seen, when that is wanted. */
export class Slowly {
  /** The shortest time of an epoch; 0 for full speed. */
  #epochMs = 0;
  #dueMs = 0;
  #wake = () => {};

  get isOn(): boolean {
    return this.#epochMs > 0;
  }

  /** So many epochs a second, or full speed (null); what waits goes on. */
  set(epochsPerSecond: number | null): void {
    this.#epochMs = epochsPerSecond === null ? 0 : 1000 / epochsPerSecond;
    this.wake();
  }

  /** Resolves when the next epoch is due, or when it is woken. */
  linger(): Promise<void> {
    const nowMs = performance.now();
    this.#dueMs = Math.max(this.#dueMs + this.#epochMs, nowMs);
    return new Promise((resolve) => {
      this.#wake = resolve;
      setTimeout(resolve, this.#dueMs - nowMs);
    });
  }

  wake(): void {
    this.#wake();
  }
}
