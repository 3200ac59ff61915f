import { inspect } from 'node:util';
import { holds, parseClaim } from './values.js';

/** What happens while the module of a page runs: what each block prints, and the claims that do not hold. */
export class Recorder {
  readonly printed = new Map<number, string[]>();
  readonly problems: string[] = [];
  #block = -1;

  constructor(readonly path: string) {}

  /** What the module of the page calls. */
  readonly globals = {
    __at: (block: number) => {
      this.#block = block;
    },
    __check: (line: number, comment: string, value: unknown) => {
      const claim = parseClaim(comment);
      if (claim && holds(claim, value)) return;
      this.problems.push(`${this.path}:${line + 1}: the comment says${comment}, but it is ${show(value)}`);
    },
    __throws: async (line: number, action: () => Promise<void>) => {
      try {
        await action();
        this.problems.push(`${this.path}:${line + 1}: nothing was thrown`);
      } catch (error) {
        this.#print((error as Error).message);
      }
    },
    console: { log: (...values: unknown[]) => this.#print(values.map((value) => show(value)).join(' ')) },
  };

  #print(text: string): void {
    this.printed.set(this.#block, [...(this.printed.get(this.#block) ?? []), text]);
  }
}

function show(value: unknown): string {
  return typeof value === 'string' ? value : inspect(value, { depth: 4, breakLength: 90 });
}
