import { formatCount } from '../../../drawing/numbers.js';
import { type Html, html } from '../../html.js';
import { mistakesSection, rowsContent } from '../../mistakes-section.js';
import { section } from '../../parts.js';
import type { ModelReport } from './model-report.js';

/** Its worst mistakes, and labels that are likely wrong. */
export function rowsSections({ mistakes, suspects, diagnosis }: ModelReport): (Html | null)[] {
  const { task, wrongLabels } = diagnosis;
  const labels =
    suspects &&
    wrongLabels &&
    section(
      'labels',
      'Labels that are likely wrong',
      html`<p>Networks that never saw these rows (${wrongLabels.folds} folds, ${wrongLabels.repeats === 1 ? 'once' : `${wrongLabels.repeats} times`}) hold their label for improbable: ${formatCount(wrongLabels.confident)} of ${formatCount(wrongLabels.rows)} rows give it at most a tenth. Look at them first; some are right and hard to tell.</p>`,
      rowsContent(suspects, task, 'label'),
    );
  return [mistakesSection({ mistakes, task }), labels];
}
