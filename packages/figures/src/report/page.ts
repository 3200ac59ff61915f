import { type Html, type HtmlValue, html, trusted } from './html.js';
import { reportStyle } from './style.js';

/** Nothing may be fetched or run, even if a browser found something to fetch or run. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/** What stands on every page of a report. */
export interface ReportPage {
  /** What kind of report it is: `Training report`. */
  readonly kind: string;
  readonly title: string;
  /** The first screen, under the title. */
  readonly opening: HtmlValue;
  readonly sections: readonly HtmlValue[];
  /** Colonnade's version: `0.1.0`. */
  readonly version: string;
  /** As it shall be read (`2026-03-01 14:05`); null leaves it out and keeps the bytes equal. */
  readonly date: string | null;
}

/** A report as one HTML page: no script, nothing from elsewhere, the same bytes for the same input. */
export function renderPage({ kind, title, opening, sections, version, date }: ReportPage): string {
  const page: Html = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="${trusted(POLICY)}">
<meta name="referrer" content="no-referrer">
<title>${title} – Colonnade report</title>
<style>
${trusted(reportStyle)}</style>
</head>
<body class="colonnade-figures">
<header>
<p class="kind">${kind}${date !== null && html` · <bdi>${date}</bdi>`}</p>
<h1><bdi>${title}</bdi></h1>
${opening}</header>
<main>
${sections}</main>
<footer>Made by Colonnade <bdi>${version}</bdi>. This page needs no network and no script; it is yours to keep, print and pass on.</footer>
</body>
</html>
`;
  return page.toString();
}
