/** Where a training waits: open, shut, or open for one passage. */
export class Gate {
  #open = false;
  #passages = 0;
  #waiting: (() => void)[] = [];

  get isOpen(): boolean {
    return this.#open;
  }

  open(): void {
    this.#open = true;
    this.#release();
  }

  shut(): void {
    this.#open = false;
    this.#passages = 0;
  }

  /** Lets one pass and stays shut. */
  letOne(): void {
    this.#open = false;
    this.#passages++;
    this.#release();
  }

  /** Passes at once, or when the gate lets it. */
  pass(): Promise<void> | undefined {
    if (this.#open) return undefined;
    if (this.#passages > 0) {
      this.#passages--;
      return undefined;
    }
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
    });
  }

  #release(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) {
      if (!this.#open) this.#passages--;
      resolve();
    }
  }
}
