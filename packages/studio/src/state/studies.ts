import type { TrainOptions } from '@colonnade/core';
import { effect, signal } from '@preact/signals';
import type { StudyName } from '../session/studies/index.js';
import type { StudyFound, StudyNews, StudyRequest } from '../session/studies/study.js';
import { source } from './data.js';
import { type Given, options } from './options.js';
import { guarded, report } from './problems.js';
import { session } from './session.js';

/** The study that runs, or that was run last. */
export interface StudyShown {
  readonly name: StudyName;
  /** What it was asked, and the options that its trainings share. */
  readonly request: StudyRequest;
  readonly given: Given;
  readonly status: 'running' | 'stopping' | 'done';
  /** As far as it is; null before the first result. */
  readonly news: StudyNews | null;
  /** Null while it runs. */
  readonly found: StudyFound | null;
}

/** What was typed for each study. */
export type Asked = Readonly<Partial<Record<StudyName, Readonly<Record<string, unknown>>>>>;
export const asked = signal<Asked>({});

/** Sets what a study is asked; undefined leaves it to the study. */
export function ask(name: StudyName, option: string, value: unknown): void {
  asked.value = { ...asked.value, [name]: { ...asked.value[name], [option]: value } };
}

/** A study that goes on has at least this time, so that it can tell what it has found. */
const leastMs = 1000;

export const study = signal<StudyShown | null>(null);

session.onStudy((news) => {
  if (study.value !== null && study.value.status !== 'done') study.value = { ...study.value, news };
});

// A study of other data says nothing about these.
let studied = source.peek();
effect(() => {
  if (source.value !== studied) study.value = null;
  studied = source.value;
});

/** Starts a study with the options as they are; one at a time. */
export async function startStudy(
  name: StudyName,
  request: StudyRequest,
  given: Given = options.value,
): Promise<void> {
  if (given.target === undefined) {
    const message = 'No target is named: choose the column to predict, in the view Data. [OPTION_MISSING]';
    return report('study', { message, code: 'OPTION_MISSING', option: 'target' });
  }
  study.value = { name, request, given, status: 'running', news: null, found: null };
  const from = source.value;
  const done = await guarded('study', async () => {
    const found = await session.study(name, given as TrainOptions, request);
    if (found === null || source.value !== from || study.value === null) return;
    study.value = { ...study.value, status: 'done', found };
  });
  if (!done) study.value = null;
}

/** Shows a study that was kept; one that was running goes on with the results that it had, in the time that it had left. */
export function resumeStudy(kept: StudyShown): void {
  const { name, request, given, news, found } = kept;
  if (found !== null) {
    study.value = kept;
    return;
  }
  const timeMs = Math.max(leastMs, request.timeMs - 1000 * (news?.seconds ?? 0));
  void startStudy(name, { ...request, timeMs, known: news?.known ?? request.known ?? [] }, given);
}

/** Ends the study that runs; what it has found by then is told. */
export async function stopStudy(): Promise<void> {
  if (study.value?.status !== 'running') return;
  study.value = { ...study.value, status: 'stopping' };
  await session.stopStudy();
}
