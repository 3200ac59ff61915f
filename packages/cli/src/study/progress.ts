import type { StudyProgress, TrialResult } from '@colonnade/core';
import { duration } from '../terminal/progress.js';
import { figure, plain } from '../terminal/table.js';

/** How often a pipe gets a line. */
const lineMs = 5000;

/** Shows how a study goes on standard error: one line that is redrawn on a terminal, some lines on a pipe. */
export class TrialProgress {
  readonly #terminal = process.stderr.isTTY === true;
  #shownMs = Number.NEGATIVE_INFINITY;
  #first: number | undefined;

  readonly show = (result: TrialResult, { done, trials, seconds }: StudyProgress): void => {
    this.#first ??= done - 1;
    const nowMs = performance.now();
    if (!this.#terminal && done < trials && nowMs - this.#shownMs < lineMs) return;
    this.#shownMs = nowMs;
    const perTrial = seconds / Math.max(1, done - this.#first);
    const left = done < trials ? `, ${duration(perTrial * (trials - done))} left` : '';
    const cost = result.training ? `: cost ${figure(result.training.cost)}` : '';
    const fold = result.fold === null ? '' : `, fold ${result.fold + 1}`;
    const text = `trial ${done}/${trials}  ${plain(result.arm)}, seed ${result.seed}${fold}${cost}${left}`;
    const columns = process.stderr.columns ?? 80;
    process.stderr.write(this.#terminal ? `\r\u001b[K${text.slice(0, columns - 1)}` : `${text}\n`);
  };

  /** Leaves the terminal at the beginning of an empty line. */
  end(): void {
    if (this.#terminal && this.#first !== undefined) process.stderr.write('\r\u001b[K');
  }
}
