import { type Html, html } from '../html.js';
import { withCode } from '../marked-text.js';
import { section } from '../parts.js';
import type { DiagnosisReportFinding, DiagnosisReportInput } from './diagnosis-input.js';

/** Everything that was found, in the order of its expected effect, each with the command that does something about it. */
export function findingsSection({ findings }: DiagnosisReportInput): Html | null {
  if (findings.length === 0) return null;
  return section('findings', 'What was found', html`<ol class="findings">${findings.map(item)}</ol>`);
}

function item({ code, severity, title, detail, advice, command }: DiagnosisReportFinding): Html {
  return html`<li><p><strong><bdi>${title}</bdi></strong> <span class="tag">${severity}</span> <span class="tag">${code}</span></p>
<p><bdi>${detail}</bdi></p>
${advice !== null && html`<p class="remedy">${withCode(advice)}</p>`}${command !== null && html`<pre><code>${command}</code></pre>`}</li>
`;
}
