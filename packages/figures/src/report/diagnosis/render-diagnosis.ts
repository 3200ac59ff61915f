import { html } from '../html.js';
import { renderPage } from '../page.js';
import { section } from '../parts.js';
import type { DiagnosisReportInput } from './diagnosis-input.js';
import { featuresSection } from './features.js';
import { findingsSection } from './findings.js';
import { imagesSection } from './images.js';
import { modelSections } from './model/sections.js';
import { opening } from './opening.js';
import { representationsSection } from './representations.js';
import { rowsSection } from './rows.js';
import { testFileSection } from './test-file.js';
import { textsSection } from './texts.js';

/** The report of a diagnosis as one HTML page: what matters most first, then everything that was measured. */
export function renderDiagnosis(input: DiagnosisReportInput): string {
  return renderPage({
    kind: input.model === null ? 'Diagnosis of data' : 'Diagnosis of a model and its data',
    title: input.title,
    opening: opening(input),
    sections: [
      findingsSection(input),
      ...modelSections(input.model),
      featuresSection(input),
      representationsSection(input),
      textsSection(input),
      imagesSection(input),
      rowsSection(input),
      testFileSection(input),
      notesSection(input),
    ],
    version: input.version,
    date: input.date,
  });
}

function notesSection({ notes, command }: DiagnosisReportInput) {
  return section(
    'repeat',
    'Do it again',
    html`<pre><code>${command}</code></pre>`,
    notes.map((note) => html`<p><bdi>${note}</bdi></p>`),
  );
}
