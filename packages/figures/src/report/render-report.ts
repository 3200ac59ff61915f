import { dataSection } from './data-section.js';
import { findingsSection } from './findings-section.js';
import { html, trusted } from './html.js';
import { mistakesSection } from './mistakes-section.js';
import { networkSection } from './network-section.js';
import { confusionSection, probabilitySection, scatterSection } from './quality-section.js';
import { repeatSection } from './repeat-section.js';
import type { ReportInput } from './report-input.js';
import { resultsSection } from './results-section.js';
import { reportStyle } from './style.js';
import { trainingSection } from './training-section.js';
import { verdict } from './verdict.js';
import { warningsSection } from './warnings-section.js';

/** Nothing may be fetched or run, even if a browser found something to fetch or run. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/**
 * The report of a training as one HTML page: no script, nothing from elsewhere, the same bytes for the same
 * input. What a reader wants first comes first: how good it is, beside what needs no network.
 */
export function renderReport(input: ReportInput): string {
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="${trusted(POLICY)}">
<meta name="referrer" content="no-referrer">
<title>${input.title} – Colonnade report</title>
<style>
${trusted(reportStyle)}</style>
</head>
<body class="colonnade-figures">
<header>
<p class="kind">Training report${input.date !== null && html` · <bdi>${input.date}</bdi>`}</p>
<h1><bdi>${input.title}</bdi></h1>
${verdict(input)}</header>
<main>
${findingsSection(input)}${confusionSection(input)}${scatterSection(input)}${mistakesSection(input)}${resultsSection(input)}${probabilitySection(input)}${trainingSection(input)}${networkSection(input)}${dataSection(input)}${warningsSection(input)}${repeatSection(input)}</main>
<footer>Made by Colonnade <bdi>${input.version}</bdi>. This page needs no network and no script; it is yours to keep, print and pass on.</footer>
</body>
</html>
`;
  return page.toString();
}
