import { percent } from '../../../model/findings/wording.js';
import type { DataCheck } from './check.js';

/** A class with less than this share of an even one is small. */
const small = 0.2;

/** Classes far smaller than the others: accuracy hardly notices them. */
export const classBalance: DataCheck = ({ schema, table: { rows } }) => {
  const target = schema.target;
  if (target === null || target.task === 'regression' || target.task === 'multilabel') return [];
  const { classes, counts } = target;
  const rare = classes.flatMap((_, i) => (counts[i] < (small * rows) / classes.length ? [i] : []));
  if (rare.length === 0) return [];
  rare.sort((a, b) => counts[a] - counts[b]);
  const share = counts[rare[0]] / rows;
  const most = counts.reduce((max, count) => Math.max(max, count), 0) / rows;
  const shown = rare.slice(0, 5).map((i) => `"${classes[i]}" ${counts[i]} (${percent(counts[i] / rows)})`);
  return [
    {
      code: 'CLASS_IMBALANCE',
      severity: 'warning',
      columns: [...target.columns],
      title:
        rare.length === 1
          ? 'A class is far smaller than the others'
          : `${rare.length} classes are far smaller than the others`,
      detail:
        `${shown.join(', ')}${rare.length > 5 ? ', …' : ''} of ${rows.toLocaleString('en-US')} rows; always answering the ` +
        `largest class is right on ${percent(most)}`,
      effect: Math.min(0.6, 0.2 + 0.4 * (1 - (share * classes.length) / small)),
      advice: {
        text: 'collect more rows of it, or give it its say with {option}; judge by recall and F1, not by accuracy',
        option: 'classWeight',
        value: 'balanced',
      },
      evidence: {
        classes: rare.map((i) => classes[i]),
        counts: rare.map((i) => counts[i]),
        rows,
        majority: most,
      },
    },
  ];
};
