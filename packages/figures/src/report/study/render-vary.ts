import type { VaryStudy } from '@colonnade/core';
import { renderPage } from '../page.js';
import { armsSection, curvesSection, repeatSection, studyOpening } from './parts.js';
import type { StudyAbout } from './study-about.js';

/** The report of a study of options as one HTML page: what it says first, then the figures. */
export function renderVaryReport({ plan, run, conclusion }: VaryStudy, about: StudyAbout): string {
  return renderPage({
    kind: 'Study of options',
    title: about.title,
    opening: studyOpening(conclusion.sentences, plan, run),
    sections: [armsSection(conclusion, run), curvesSection(conclusion, plan, run), repeatSection(about)],
    version: about.version,
    date: null,
  });
}
