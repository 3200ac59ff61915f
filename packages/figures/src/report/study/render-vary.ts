import type { VaryStudy } from '@colonnade/core';
import { armsSection, curvesSection } from './parts.js';
import type { StudyAbout } from './study-about.js';
import { renderStudyPage } from './study-page.js';

/** The report of a study of options as one HTML page: what it says first, then the figures. */
export function renderVaryReport({ plan, run, conclusion }: VaryStudy, about: StudyAbout): string {
  return renderStudyPage(
    'Study of options',
    { plan, run, sentences: conclusion.sentences },
    [armsSection(conclusion, run), curvesSection(conclusion, plan, run)],
    about,
  );
}
