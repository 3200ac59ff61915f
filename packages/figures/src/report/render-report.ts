import { dataSection } from './data-section.js';
import { findingsSection } from './findings-section.js';
import { mistakesSection } from './mistakes-section.js';
import { networkSection } from './network-section.js';
import { renderPage } from './page.js';
import { confusionSection, probabilitySection, scatterSection } from './quality-section.js';
import { repeatSection } from './repeat-section.js';
import type { ReportInput } from './report-input.js';
import { resultsSection } from './results-section.js';
import { trainingSection } from './training-section.js';
import { verdict } from './verdict.js';
import { warningsSection } from './warnings-section.js';

/**
 * The report of a training as one HTML page: no script, nothing from elsewhere, the same bytes for the same
 * input. What a reader wants first comes first: how good it is, beside what needs no network.
 */
export function renderReport(input: ReportInput): string {
  return renderPage({
    kind: 'Training report',
    title: input.title,
    opening: verdict(input),
    sections: [
      findingsSection(input),
      confusionSection(input),
      scatterSection(input),
      mistakesSection(input),
      resultsSection(input),
      probabilitySection(input),
      trainingSection(input),
      networkSection(input),
      dataSection(input),
      warningsSection(input),
      repeatSection(input),
    ],
    version: input.version,
    date: input.date,
  });
}
