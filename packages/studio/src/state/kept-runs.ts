import type { OptionChoice } from '@colonnade/core';
import { signal } from '@preact/signals';
import type { PreparedSummary } from '../session/protocol.js';
import type { HistoryColumns } from './history.js';
import type { ScoreRows } from './score-rows.js';

/** An earlier training of the same data: its curves stay, its network does not. */
export interface KeptRun {
  /** Its number in the session; below 0 for one of before a reload. */
  readonly run: number;
  /** Its number for the reader. */
  readonly number: number;
  readonly summary: PreparedSummary;
  readonly history: HistoryColumns;
  readonly scores: ScoreRows;
}

/** As many as a chart can show beside each other. */
const mostRuns = 6;

/** The earlier runs, the oldest first. */
export const keptRuns = signal<readonly KeptRun[]>([]);

/** Keeps a run that has been trained; the oldest gives way. */
export function keepRun(kept: Omit<KeptRun, 'number'>): void {
  if (kept.history.length < 2) return;
  const others = keptRuns.value.filter(({ run }) => run !== kept.run);
  const number = 1 + Math.max(0, ...others.map((each) => each.number));
  keptRuns.value = [...others, { ...kept, number }].slice(-mostRuns);
}

export function removeRun(run: number): void {
  keptRuns.value = keptRuns.value.filter((each) => each.run !== run);
}

/** The options in which one network differs from another: `batch size 32, not 64`. */
export function differences(
  options: readonly OptionChoice[],
  others: readonly OptionChoice[],
): { name: string; value: string; other: string }[] {
  const text = (value: unknown) =>
    Array.isArray(value) ? (value.length === 0 ? 'none' : value.join('-')) : String(value ?? 'none');
  return options.flatMap(({ name, value }) => {
    const other = others.find((each) => each.name === name)?.value;
    return text(value) === text(other) ? [] : [{ name, value: text(value), other: text(other) }];
  });
}
