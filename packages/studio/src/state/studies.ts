import type { TrainOptions } from '@colonnade/core';
import { effect, signal } from '@preact/signals';
import type { StudyName } from '../session/studies/index.js';
import type { StudyFound, StudyNews, StudyRequest } from '../session/studies/study.js';
import { source } from './data.js';
import { options } from './options.js';
import { guarded, report } from './problems.js';
import { session } from './session.js';

/** The study that runs, or that was run last. */
export interface StudyShown {
  readonly name: StudyName;
  readonly status: 'running' | 'stopping' | 'done';
  /** As far as it is; null before the first result. */
  readonly news: StudyNews | null;
  /** Null while it runs. */
  readonly found: StudyFound | null;
}

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
export async function startStudy(name: StudyName, request: StudyRequest): Promise<void> {
  const given = options.value;
  if (given.target === undefined) {
    const message = 'No target is named: choose the column to predict, in the view Data. [OPTION_MISSING]';
    return report('study', { message, code: 'OPTION_MISSING', option: 'target' });
  }
  study.value = { name, status: 'running', news: null, found: null };
  const from = source.value;
  const done = await guarded('study', async () => {
    const found = await session.study(name, given as TrainOptions, request);
    if (found === null || source.value !== from || study.value === null) return;
    study.value = { ...study.value, status: 'done', found };
  });
  if (!done) study.value = null;
}

/** Ends the study that runs; what it has found by then is told. */
export async function stopStudy(): Promise<void> {
  if (study.value?.status !== 'running') return;
  study.value = { ...study.value, status: 'stopping' };
  await session.stopStudy();
}
