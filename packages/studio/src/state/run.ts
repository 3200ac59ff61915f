import { type StopReason, type TrainOptions, wordsOf } from '@colonnade/core';
import { batch, computed, effect, signal } from '@preact/signals';
import type { PreparedSummary, Progress, RunStatus } from '../session/protocol.js';
import { HistoryColumns } from './history.js';
import { differences, keepRun, keptRuns, removeRun } from './kept-runs.js';
import { type Given, options } from './options.js';
import { forget, guarded, problems, report } from './problems.js';
import { ScoreRows } from './score-rows.js';
import { session } from './session.js';
import { clearWatched, showWatched } from './watches.js';

/** The network that is ready or trained; null while the options say none. */
export const prepared = signal<PreparedSummary | null>(null);
export const status = signal<RunStatus>('idle');
/** It grows in place: read it beside `epoch`. */
export let history = new HistoryColumns();
/** Scores by epoch, as far as they were looked at; read them beside `epoch` too. */
export let scoreRows = new ScoreRows();
/** Epochs that were trained; −1 before the first cost was measured. */
export const epoch = signal(-1);
/** Updates of the epoch that is under way, where it goes update by update. */
export const step = signal(0);
export const stopped = signal<StopReason | null>(null);
export const keptEpoch = signal<number | null>(null);
export const examplesPerSecond = signal<number | null>(null);

/** The options that the network was drawn with; others, as long as they are not valid, have drawn none. */
export const drawnWith = signal<Given | null>(null);
/** A training that gave way to another network: why, and whether it can be taken back. */
export const redrawn = signal<{ readonly why: string; readonly canTakeBack: boolean } | null>(null);
let before: { given: Given; run: number } | null = null;

/** Why a training that has ended takes no more epochs; null where it does. */
export const noMore = computed<string | null>(() => {
  if (status.value !== 'done') return null;
  if (stopped.value !== 'epochs')
    return 'It has ended by itself: more epochs would be the same. Reset it, or change an option';
  // Its rates are planned to the last epoch: with more of them they would have been others from the beginning.
  const schedule = prepared.value?.options.find(({ name }) => name === 'schedule')?.value;
  return schedule === 'cosine'
    ? 'The cosine schedule has come to its end: set more epochs, in the view Network, and train anew'
    : null;
});

const isOutdated = computed(() => drawnWith.value !== options.value);

session.onProgress((progress) => {
  // The next one only when this one is drawn, so that a page that draws slowly is not flooded.
  if (progress.run === prepared.value?.run) batch(() => take(progress));
  else void session.drawn();
});
// A frame that was asked for before the page was hidden does not come.
document.addEventListener('visibilitychange', () => {
  if (document.hidden) void session.drawn();
});

/** A press within this time after the end was meant for the button that was there before: Pause, not More. */
const meantForPauseMs = 500;
let endedMs = Number.NEGATIVE_INFINITY;

function take(progress: Progress): void {
  history.take(progress.entries);
  if (status.value === 'running' && progress.status === 'done') endedMs = performance.now();
  status.value = progress.status;
  step.value = progress.step;
  stopped.value = progress.stopped;
  keptEpoch.value = progress.keptEpoch;
  if (progress.examplesPerSecond !== null) examplesPerSecond.value = progress.examplesPerSecond;
  const { scores } = progress.watched;
  if (scores) scoreRows.take(scores);
  showWatched(progress.watched, progress.status !== 'running', () => void session.drawn());
  epoch.value = history.epochs;
  if (progress.problem !== null) {
    report('training', { message: progress.problem, code: null, option: null });
  }
}

/** Forgets the network and every earlier one: the data are others. */
export function clearRun(): void {
  batch(() => {
    prepared.value = null;
    drawnWith.value = null;
    redrawn.value = null;
    keptRuns.value = [];
    before = null;
    status.value = 'idle';
    clearHistory();
  });
}

function clearHistory(): void {
  history = new HistoryColumns();
  scoreRows = new ScoreRows();
  epoch.value = -1;
  step.value = 0;
  stopped.value = null;
  keptEpoch.value = null;
  examplesPerSecond.value = null;
  clearWatched();
}

let drawing: Promise<boolean> = Promise.resolve(true);

/** Draws the network that the options say. A training that was begun is kept as an earlier run. */
export function prepare(): Promise<boolean> {
  clearTimeout(pending);
  drawing = draw(options.value);
  return drawing;
}

async function draw(given: Given): Promise<boolean> {
  forget('training');
  if (given.target === undefined) {
    const message = 'No target is named: choose the column to predict, in the view Data. [OPTION_MISSING]';
    report('network', { message, code: 'OPTION_MISSING', option: 'target' });
    return false;
  }
  return guarded('network', async () => {
    const summary = await session.prepare(given as TrainOptions);
    batch(() => {
      setBeside(summary);
      show(summary, given);
    });
  });
}

/** Keeps what was trained, and says so. */
function setBeside(next: PreparedSummary): void {
  const former = prepared.value;
  before = former && drawnWith.value && { given: drawnWith.value, run: former.run };
  redrawn.value = null;
  if (former === null || history.length < 2) return;
  keepRun({ run: former.run, summary: former, history, scores: scoreRows });
  const changed = differences(former.options, next.options).filter(({ name }) =>
    next.options.some((each) => each.name === name && (each.origin === 'given' || each.origin === 'default')),
  );
  const words = changed.map(({ name, value, other }) => `${wordsOf(name)} ${value} → ${other}`);
  redrawn.value = {
    why:
      words.length === 0 ? 'Back to the first weights.' : `The network was drawn anew: ${words.join(', ')}.`,
    canTakeBack: next.canTakeBack,
  };
}

function show(summary: PreparedSummary, given: Given): void {
  clearHistory();
  prepared.value = summary;
  drawnWith.value = given;
  status.value = 'ready';
}

/** Goes back to the training that gave way to the network that is shown. */
export async function takeBack(): Promise<void> {
  await guarded('training', async () => {
    const target = before;
    const summary = await session.takeBack();
    if (summary === null || target === null) return;
    batch(() => {
      redrawn.value = null;
      before = null;
      removeRun(target.run);
      options.value = target.given;
      show(summary, target.given);
      status.value = 'paused';
    });
  });
}

/** Goes on from a training that was kept under a label, if it is of the network that is drawn now. */
export async function restore(label: string): Promise<void> {
  const summary = await session.restore(label);
  if (summary !== null && prepared.value?.run === summary.run) prepared.value = summary;
}

/** The network that the options say, drawn now if it is not yet; false where they are wrong, which is shown. */
async function upToDate(): Promise<boolean> {
  await drawing;
  if (!isOutdated.value && status.value !== 'idle') return true;
  if (await prepare()) return true;
  report('training', problems.value.network);
  return false;
}

/** Begins, goes on, or waits. */
export async function playOrPause(): Promise<void> {
  if (status.value === 'running') return void (await guarded('training', () => session.pause()));
  if (status.value === 'done' && performance.now() - endedMs < meantForPauseMs) return;
  if (!(await upToDate())) return;
  // The button can be reached by the keys, so that the reason can be read.
  if (noMore.value !== null)
    return report('training', { message: `${noMore.value}.`, code: null, option: null });
  redrawn.value = null;
  await guarded('training', async () => {
    if (status.value === 'done') {
      const { run, epochs } = prepared.value!;
      const summary = await session.more(Math.max(1, epochs));
      if (prepared.value?.run === run) prepared.value = summary;
    }
    await session.play();
  });
}

/** One update of the parameters. */
export async function stepUpdate(): Promise<void> {
  if (!(await upToDate())) return;
  await guarded('training', () => session.stepUpdate());
}

/** Once over all examples. */
export async function stepEpoch(): Promise<void> {
  if (!(await upToDate())) return;
  await guarded('training', () => session.stepEpoch());
}

// Other options are another network: it is drawn anew as soon as they hold still.
let pending: ReturnType<typeof setTimeout> | undefined;
effect(() => {
  const given = options.value;
  clearTimeout(pending);
  if (given.target === undefined || given === drawnWith.peek()) return;
  pending = setTimeout(() => void prepare(), 150);
});
