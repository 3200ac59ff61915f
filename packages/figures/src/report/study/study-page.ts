import type { StudyPlan, StudyRun } from '@colonnade/core';
import { type Html, html } from '../html.js';
import { renderPage } from '../page.js';
import { repeatSection, studyOpening } from './parts.js';
import type { StudyAbout } from './study-about.js';

/** What the first screen of a study says. */
export interface StudySaid {
  readonly plan: StudyPlan;
  readonly run: StudyRun;
  readonly sentences: readonly string[];
  readonly notes?: readonly string[];
}

/** The report of a study as one HTML page: what it says first, then its sections, and how to do it again. */
export function renderStudyPage(
  kind: string,
  { plan, run, sentences, notes = [] }: StudySaid,
  sections: readonly (Html | null)[],
  about: StudyAbout,
): string {
  const beside = notes.map((note) => html`<p>${note}</p>\n`);
  return renderPage({
    kind,
    title: about.title,
    opening: studyOpening(sentences, plan, run, beside),
    sections: [...sections, repeatSection(about)],
    version: about.version,
    date: null,
  });
}
