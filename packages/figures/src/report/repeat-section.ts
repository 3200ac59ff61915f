import { cell, type Html, html } from './html.js';
import { folded, section, table } from './parts.js';
import type { ReportInput, ReportOption, ReportOptionValue } from './report-input.js';

const origins: Record<ReportOption['origin'], string> = {
  given: 'given',
  chosen: 'chosen for these data',
  recipe: 'set by the recipe',
  default: 'default',
};

/** The command that trains this again, where the model lies, and every option with the value it came to. */
export function repeatSection({ command, model, options }: ReportInput): Html {
  return section(
    'repeat',
    'Do it again',
    html`<pre><code>${command}</code></pre>
<p>${model === null ? 'The model was not saved.' : html`The model is in <bdi><code>${model}</code></bdi>.`}</p>`,
    options.length === 0
      ? null
      : folded(`All ${options.length} options and the values they came to`, optionTable(options)),
  );
}

function optionTable(options: readonly ReportOption[]): Html {
  const rows = options.map(({ name, value, origin, default: usual }) => [
    html`<code>${name}</code>`,
    cell(written(value)),
    origin === 'default' ? html`<span class="soft">${origins[origin]}</span>` : origins[origin],
    html`<span class="soft">${cell(written(usual))}</span>`,
  ]);
  return table(
    'Options',
    [{ head: 'option' }, { head: 'value' }, { head: 'origin' }, { head: 'default' }],
    rows,
  );
}

function written(value: ReportOptionValue): string {
  if (value === null) return 'none';
  return Array.isArray(value) ? value.join(', ') || 'none' : String(value);
}
