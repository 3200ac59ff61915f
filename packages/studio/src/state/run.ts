import type { HistoryEntry, StopReason, TrainOptions } from '@colonnade/core';
import { batch, computed, effect, signal } from '@preact/signals';
import type { PreparedSummary, Progress, RunStatus } from '../session/protocol.js';
import { options } from './options.js';
import { forget, guarded, report } from './problems.js';
import { session } from './session.js';
import { showWatched } from './watches.js';

/** The network that is ready or trained; null while the options say none. */
export const prepared = signal<PreparedSummary | null>(null);
export const status = signal<RunStatus>('idle');
/** Entry i is the state after i epochs. The array grows in place: read it beside `epoch`. */
export const history: HistoryEntry[] = [];
/** The last entry of the history; −1 before the first. */
export const epoch = signal(-1);
/** Updates of the epoch that is under way, where it goes update by update. */
export const step = signal(0);
export const stopped = signal<StopReason | null>(null);
export const keptEpoch = signal<number | null>(null);
export const examplesPerSecond = signal<number | null>(null);
/** Scores by epoch, as far as they were looked at. */
export const scoreHistory: { epoch: number; train: number | null; validation: number | null }[] = [];

export const isBusy = computed(() => status.value === 'running');

session.onProgress((progress) => {
  batch(() => take(progress));
  // After the next frame, so that a page that draws slowly is not flooded.
  if (document.hidden) setTimeout(() => session.drawn(), 200);
  else requestAnimationFrame(() => session.drawn());
});

function take(progress: Progress): void {
  history.length = progress.from;
  history.push(...progress.entries);
  status.value = progress.status;
  step.value = progress.step;
  stopped.value = progress.stopped;
  keptEpoch.value = progress.keptEpoch;
  if (progress.examplesPerSecond !== null) examplesPerSecond.value = progress.examplesPerSecond;
  const { scores } = progress.watched;
  if (scores && scores.epoch !== scoreHistory.at(-1)?.epoch) scoreHistory.push(scores);
  showWatched(progress.watched);
  epoch.value = history.length - 1;
  if (progress.problem !== null) {
    report('training', { message: progress.problem, code: null, option: null });
  }
}

/** Forgets the network. */
export function clearRun(): void {
  batch(() => {
    prepared.value = null;
    status.value = 'idle';
    clearHistory();
  });
}

function clearHistory(): void {
  history.length = 0;
  scoreHistory.length = 0;
  epoch.value = -1;
  step.value = 0;
  stopped.value = null;
  keptEpoch.value = null;
  examplesPerSecond.value = null;
}

/** Draws the network that the options say. A training that ran is given up. */
export async function prepare(): Promise<boolean> {
  const given = options.value;
  forget('training');
  if (given.target === undefined) {
    const message = 'No target is named: choose the column to predict, in the view Data. [OPTION_MISSING]';
    report('network', { message, code: 'OPTION_MISSING', option: 'target' });
    return false;
  }
  return guarded('network', async () => {
    const summary = await session.prepare(given as TrainOptions);
    batch(() => {
      clearHistory();
      prepared.value = summary;
      status.value = 'ready';
    });
  });
}

/** Begins, goes on, or waits. */
export async function playOrPause(): Promise<void> {
  if (status.value === 'running') return void (await guarded('training', () => session.pause()));
  if (status.value === 'idle' && !(await prepare())) return;
  if (status.value === 'done') {
    const { epochs } = prepared.value!;
    if (stopped.value !== 'epochs') return;
    prepared.value = await session.more(epochs);
  }
  await guarded('training', () => session.play());
}

/** One update of the parameters. */
export async function stepUpdate(): Promise<void> {
  if (status.value === 'idle' && !(await prepare())) return;
  await guarded('training', () => session.stepUpdate());
}

/** Once over all examples. */
export async function stepEpoch(): Promise<void> {
  if (status.value === 'idle' && !(await prepare())) return;
  await guarded('training', () => session.stepEpoch());
}

// Other options are another network: it is drawn anew as soon as they hold still.
let pending: ReturnType<typeof setTimeout> | undefined;
effect(() => {
  const given = options.value;
  clearTimeout(pending);
  if (given.target === undefined) return;
  pending = setTimeout(() => void prepare(), 150);
});
