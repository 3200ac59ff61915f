import type { HistoryEntry } from '@colonnade/core';
import { effect } from '@preact/signals';
import type { PreparedSummary, Source } from '../session/protocol.js';
import { keepInStore, readStore } from '../session/store.js';
import { source } from './data.js';
import { HistoryColumns } from './history.js';
import { type KeptRun, keptRuns } from './kept-runs.js';
import { type ScoreRow, ScoreRows } from './score-rows.js';
import { type Asked, asked, resumeStudy, type StudyShown, study } from './studies.js';
import { chosen, givenRows, type Looked, of, rememberLooked } from './understanding.js';

const everyMs = 500;

/** An earlier training as plain data. */
interface PlainRun {
  readonly number: number;
  readonly summary: PreparedSummary;
  readonly entries: readonly HistoryEntry[];
  readonly rows: readonly ScoreRow[];
}

/** What is kept of what was found, by its name in the store; null where there is nothing. */
const kept: Readonly<Record<string, () => unknown>> = {
  study: () => study.value,
  asked: () => (Object.keys(asked.value).length === 0 ? null : asked.value),
  runs: () => (keptRuns.value.length === 0 ? null : keptRuns.value.map(plain)),
  looked: () => chosen.value && { of: of.value, chosen: chosen.value, rows: givenRows.value },
};

let reopened: Source | null = null;

/** Keeps the study, what was typed for it, the earlier trainings and what is looked at from now on. */
export function keepFindings(): void {
  for (const [name, read] of Object.entries(kept)) keep(name, read);
  // What was found in other data says nothing about these.
  let open: Source | null = null;
  effect(() => {
    const { value } = source;
    if (value === open) return;
    open = value;
    if (value === null || value === reopened) return;
    rememberLooked(null);
    for (const name of Object.keys(kept)) void keepInStore(name, null);
  });
}

/** Says that this source is what was open before a reload: what was found in it stays. */
export function isReopened(from: Source): void {
  reopened = from;
}

/** Brings back what was kept. */
export async function restoreFindings(): Promise<void> {
  const [runs, looked, found, typed] = await Promise.all([
    readStore<readonly PlainRun[] | null>('runs'),
    readStore<Looked | null>('looked'),
    readStore<StudyShown | null>('study'),
    readStore<Asked | null>('asked'),
  ]);
  // The session numbers its trainings from 1 on: those of before have numbers of their own.
  if (runs) keptRuns.value = runs.map((run, i) => ({ run: i - runs.length, ...revived(run) }));
  if (looked) rememberLooked(looked);
  if (typed) asked.value = typed;
  if (found) resumeStudy(found);
}

function revived({ number, summary, entries, rows }: PlainRun) {
  const history = new HistoryColumns();
  history.take(entries);
  const scores = new ScoreRows();
  scores.rows = [...rows];
  return { number, summary, history, scores };
}

function plain({ number, summary, history, scores }: KeptRun): PlainRun {
  return { number, summary, entries: history.entries(), rows: scores.rows };
}

/** Writes a value when it changes, at most so often; nothing is written before there was something. */
function keep(name: string, read: () => unknown): void {
  let isPending = false;
  let latest: unknown = null;
  effect(() => {
    const value = read();
    if (value === null && latest === null) return;
    latest = value;
    if (isPending) return;
    isPending = true;
    setTimeout(() => {
      isPending = false;
      void keepInStore(name, latest);
    }, everyMs);
  });
}
