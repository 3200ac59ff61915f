import { percent } from '../../../model/findings/wording.js';
import type { DataCheck } from './check.js';
import { counted, listed } from './names.js';

/** A smaller share of missing cells is no news. */
const some = 0.05;
const many = 0.5;

/** Columns that miss many cells. */
export const missing: DataCheck = ({ features, table: { rows } }) => {
  const gaps = features
    .filter((feature) => feature.column.input && feature.missing >= some * rows)
    .sort((a, b) => b.missing - a.missing);
  if (gaps.length === 0) return [];
  const worst = gaps[0].missing / rows;
  const sparse = gaps.filter((feature) => feature.missing >= many * rows);
  const shown = gaps.slice(0, 5).map(({ name, missing: count }) => `"${name}" ${percent(count / rows)}`);
  return [
    {
      code: 'MISSING_CELLS',
      severity: worst >= many ? 'warning' : 'note',
      columns: gaps.map(({ name }) => name),
      title: worst >= many ? 'Columns are mostly missing' : 'Cells are missing',
      detail:
        `${shown.join(', ')}${gaps.length > shown.length ? ` and ${gaps.length - shown.length} more` : ''} ` +
        `of ${counted(rows, 'row')}; a number gets the mean and an indicator, a category one of its own`,
      effect: 0.05 + 0.2 * worst,
      advice:
        sparse.length > 0
          ? {
              text: `find out why ${listed(sparse.map(({ name }) => name))} is missing; without a reason leave it out with {option}`,
              option: 'drop',
              value: sparse.map(({ name }) => name),
            }
          : {
              text: 'find out whether a cell that is missing means something; fill the others with {option}',
              option: 'fill',
              value: 'median',
            },
      evidence: { missing: Object.fromEntries(gaps.map((gap) => [gap.name, gap.missing])), rows },
    },
  ];
};
