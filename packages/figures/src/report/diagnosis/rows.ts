import { formatCount, formatNumber, formatShare } from '../../drawing/numbers.js';
import { classBalance } from '../../figures/class-balance.js';
import { orderFigure } from '../../figures/order-figure.js';
import { type Html, html } from '../html.js';
import { facts, picture, section } from '../parts.js';
import type { DiagnosisReportInput } from './diagnosis-input.js';

/** The rows together: balance, order along the file, repetition and contradiction. */
export function rowsSection({ diagnosis }: DiagnosisReportInput): Html {
  const { target, task, order, repeated, rows } = diagnosis;
  const classes = target !== null && task !== 'regression' ? target.classes : null;
  const counts = classes?.map((name, i) => ({ name, count: target?.counts[i] ?? 0 })) ?? [];
  const share = (part: number) => `${formatCount(part)} (${formatShare(part / Math.max(1, rows))})`;
  return section(
    'rows',
    'The rows',
    facts([
      ['different rows', share(repeated.distinct)],
      ['stand there before', share(repeated.duplicates)],
      target && ['contradict others', share(repeated.contradicting)],
      target && [
        'best that is possible',
        task === 'regression' ? `r² ${formatNumber(repeated.ceiling, 3)}` : formatShare(repeated.ceiling),
      ],
      repeated.tested > 0
        ? [
            'of the test part in training too',
            `${formatCount(repeated.acrossParts)} of ${formatCount(repeated.tested)}`,
          ]
        : null,
    ]),
    html`<div class="pair">${counts.length > 0 && picture(classBalance(counts), 'Rows of each class.')}${
      order &&
      order.along.length > 0 &&
      target &&
      picture(
        orderFigure({
          classes,
          along: order.along,
          rows: Math.floor(rows / order.along.length),
          total: rows,
        }),
        classes === null
          ? 'The mean of the target along the file, in blocks; dashed that of all rows.'
          : 'The target along the file, in blocks. In a random order the line stays in the grey band (two standard errors) but for chance.',
      )
    }</div>`,
  );
}
