// A contender as a child process, spoken to by the line protocol of serve.mjs and peers/serve.py.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A contender that answers no command within this time is given up. */
const PATIENCE_MS = 120_000;

export class ContenderProcess {
  #child;
  #waiting = [];
  #said = [];
  #errors = '';
  /** Why it does not answer any more. */
  #ended;

  /** @param contender { command: [program, ...parts], environment } */
  constructor({ command: [program, ...parts], environment = {} }) {
    this.#child = spawn(program, parts, {
      env: { ...process.env, ...environment },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.#child.stderr.on('data', (text) => {
      this.#errors = (this.#errors + text).slice(-2000);
    });
    this.#child.stdin.on('error', () => undefined);
    createInterface({ input: this.#child.stdout }).on('line', (line) => {
      if (line.startsWith('{')) this.#hand(JSON.parse(line));
    });
    const ended = (code, signal) => {
      this.#ended = this.#lastError() || `it ended without a word (${signal ?? `exit ${code}`})`;
      this.#hand({ error: this.#ended });
    };
    this.#child.on('error', (error) => {
      this.#ended = error.message;
      this.#hand({ error: error.message });
    });
    this.#child.on('close', ended);
  }

  /** What it says of itself when it is ready. */
  ready() {
    return this.#next();
  }

  /** Sends a command; its answer. An answer with `error` is thrown. */
  ask(command) {
    this.#child.stdin.write(`${JSON.stringify(command)}\n`);
    return this.#next();
  }

  /** Ends it; its last answer, or null when it does not give one. */
  async quit() {
    const closed =
      this.#child.exitCode === null && this.#child.signalCode === null && once(this.#child, 'close');
    try {
      return await this.ask({ do: 'quit' });
    } catch {
      this.#child.kill('SIGKILL');
      return null;
    } finally {
      await closed;
    }
  }

  kill() {
    this.#child.kill('SIGKILL');
  }

  #hand(answer) {
    const waiting = this.#waiting.shift();
    if (waiting) waiting(answer);
    else this.#said.push(answer);
  }

  async #next() {
    const answer =
      this.#said.shift() ??
      (this.#ended && { error: this.#ended }) ??
      (await new Promise((resolve) => {
        const timer = setTimeout(
          () => resolve({ error: `no answer in ${PATIENCE_MS / 1000} s` }),
          PATIENCE_MS,
        );
        this.#waiting.push((given) => {
          clearTimeout(timer);
          resolve(given);
        });
      }));
    if (answer.error) throw new Error(answer.error);
    return answer;
  }

  #lastError() {
    const lines = this.#errors.trim().split('\n');
    return lines.reverse().find((line) => /Error|error/.test(line)) ?? lines[0];
  }
}
