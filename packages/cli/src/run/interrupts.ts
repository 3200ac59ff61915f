/** Signals that ask a run to stop, and the exit status that says so. */
const statuses = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

type StopSignalName = keyof typeof statuses;

/**
 * Watches for Ctrl-C and its likes: the first aborts the signal, so that what was trained can be saved; a second
 * one ends the process at once.
 */
export class Interrupts {
  readonly #controller = new AbortController();
  readonly #atOnce: () => void;
  #status: number = statuses.SIGINT;

  /** @param atOnce what has to be done even when the process ends at once */
  constructor(atOnce: () => void) {
    this.#atOnce = atOnce;
    for (const name of Object.keys(statuses)) process.on(name, this.#onSignal);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** The exit status of a run that was stopped. */
  get status(): number {
    return this.#status;
  }

  /** No longer watches. */
  close(): void {
    for (const name of Object.keys(statuses)) process.off(name, this.#onSignal);
  }

  readonly #onSignal = (name: StopSignalName): void => {
    if (this.signal.aborted) {
      this.#atOnce();
      process.exit(statuses[name]);
    }
    this.#status = statuses[name];
    process.stderr.write('\nStopping: what was trained is saved. Once more stops at once, without saving.\n');
    this.#controller.abort();
  };
}
