import type { HistoryEntry } from '@colonnade/core';
import { count, figure } from './table.js';

/** How often a terminal is redrawn, and how often a pipe gets a line. */
const redrawMs = 100;
const lineMs = 5000;

/**
 * Shows how training goes on standard error: a bar on a terminal, plain lines on a pipe. It never slows training
 * down by more than a redraw in a tenth of a second.
 */
export class Progress {
  readonly #epochs: number;
  readonly #examples: number;
  readonly #terminal: boolean;
  #shownMs = 0;
  #startedMs = performance.now();
  #firstEpoch: number | undefined;

  constructor(epochs: number, examples: number) {
    this.#epochs = epochs;
    this.#examples = examples;
    this.#terminal = process.stderr.isTTY === true;
  }

  show(entry: HistoryEntry): void {
    const nowMs = performance.now();
    if (this.#firstEpoch === undefined) {
      this.#firstEpoch = entry.epoch;
      this.#startedMs = nowMs;
      this.#shownMs = nowMs;
    }
    const last = entry.epoch === this.#epochs;
    if (!last && nowMs - this.#shownMs < (this.#terminal ? redrawMs : lineMs)) return;
    this.#shownMs = nowMs;
    const done = entry.epoch - this.#firstEpoch;
    const perEpochMs = done > 0 ? (nowMs - this.#startedMs) / done : 0;
    const text = [
      `epoch ${entry.epoch}/${this.#epochs}`,
      `cost ${figure(entry.cost ?? entry.costOfBatches)}`,
      ...(entry.costValidation === null ? [] : [`validation ${figure(entry.costValidation)}`]),
      `rate ${Number(entry.learningRate.toPrecision(3))}`,
      ...(done > 0 ? [`${count(Math.round((1000 * this.#examples) / perEpochMs))} examples/s`] : []),
      ...(done > 0 && !last ? [`${duration((perEpochMs * (this.#epochs - entry.epoch)) / 1000)} left`] : []),
    ].join('  ');
    process.stderr.write(this.#terminal ? `\r\u001b[K${this.#bar(entry.epoch)} ${fit(text)}` : `${text}\n`);
  }

  /** Shows a line about what follows the epochs. */
  note(text: string): void {
    process.stderr.write(this.#terminal ? `\r\u001b[K${fit(text)}` : `${text}\n`);
  }

  /** Leaves the terminal at the beginning of an empty line. */
  end(): void {
    if (this.#terminal && this.#firstEpoch !== undefined) process.stderr.write('\r\u001b[K');
  }

  #bar(epoch: number): string {
    const width = 20;
    const full = this.#epochs === 0 ? width : Math.round((width * epoch) / this.#epochs);
    return `${'█'.repeat(full)}${'░'.repeat(width - full)}`;
  }
}

/** Cuts a text to what one line of the terminal holds beside the bar. */
function fit(text: string): string {
  const columns = (process.stderr.columns ?? 80) - 22;
  return text.length > columns ? text.slice(0, Math.max(0, columns)) : text;
}

/** `42 s`, `3 min 5 s`, `2 h 10 min`. */
export function duration(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
