import { type Html, html } from './html.js';
import { withCode } from './marked-text.js';
import { section } from './parts.js';
import type { ReportFinding, ReportInput } from './report-input.js';

const subjects = { data: 'the data', training: 'the training', network: 'the network' } as const;

/** What stands in the way of a better result, the data first; left out when nothing was found. */
export function findingsSection({ findings }: ReportInput): Html | null {
  if (findings.length === 0) return null;
  const ordered = [...findings].sort((a, b) => Number(a.about !== 'data') - Number(b.about !== 'data'));
  return section('findings', 'What stands in the way', html`<ol class="findings">${ordered.map(item)}</ol>`);
}

function item({ about, title, detail, remedy }: ReportFinding): Html {
  return html`<li><p><strong><bdi>${title}</bdi></strong> <span class="tag">${subjects[about]}</span></p>
<p>${detail}</p>
${remedy !== null && html`<p class="remedy">${withCode(remedy)}</p>`}</li>
`;
}
