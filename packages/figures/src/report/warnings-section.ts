import { type Html, html } from './html.js';
import { section } from './parts.js';
import type { ReportInput } from './report-input.js';

/** What worked, but perhaps not as well as it could; left out when there is nothing to warn of. */
export function warningsSection({ warnings }: ReportInput): Html | null {
  if (warnings.length === 0) return null;
  const items = warnings.map(({ code, message }) => {
    // The code stands beside the message: once is enough.
    const text = message.endsWith(`[${code}]`) ? message.slice(0, -code.length - 2).trimEnd() : message;
    return html`<li><bdi>${text}</bdi> <span class="tag">${code}</span></li>`;
  });
  return section('warnings', 'Warnings', html`<ul>${items}</ul>`);
}
