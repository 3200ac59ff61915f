import { farTargetsText, weighty } from '../../../model/findings/far-targets.js';
import { farValues } from '../../../table/far-values.js';
import { spreadOf } from '../../../table/spread.js';
import type { DataCheck } from './check.js';

const rowsShown = 5;

/**
 * Numbers to be predicted that are far from all others. A squared error is made of them: the rest of the rows hardly
 * count while they are there.
 */
export const targetOutliers: DataCheck = ({ target, table }) => {
  if (target === null || target.task !== 'regression') return [];
  return target.columns.flatMap((name, at) => {
    const numbers = target.values[at];
    const spread = spreadOf(numbers.slice().sort());
    const found = spread && farValues(numbers, spread);
    if (!found) return [];
    const { rows, values, limits, share } = found;
    return [
      {
        code: 'TARGET_OUTLIERS',
        severity: share > weighty ? 'warning' : 'note',
        columns: [name],
        title: `The target "${name}" has values far from all others`,
        detail: farTargetsText(found, spread, table.place(rows[0])),
        effect: Math.min(0.9, 0.1 + share),
        advice: {
          text: 'look at these rows, and take out what is no example: a total, another unit, a code for not known',
        },
        evidence: {
          count: rows.length,
          share,
          limits,
          rows: rows.slice(0, rowsShown),
          values: values.slice(0, rowsShown),
        },
      },
    ];
  });
};
