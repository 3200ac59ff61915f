import { percent } from '../../../model/findings/wording.js';
import { coincideByChance } from '../coincidences.js';
import type { DataCheck } from './check.js';
import { counted } from './names.js';

/** Where rows coincide by chance, what they contradict each other is noise like any other, up to this share. */
const ordinary = 0.05;
const grave = 0.01;

/** Rows with the same inputs and different targets, and the ceiling that they set. */
export const conflicts: DataCheck = ({ repeated, target, table: { rows }, coincidences }) => {
  const { contradicting, firstContradiction, ceiling } = repeated;
  if (target === null || contradicting === 0) return [];
  const natural = coincideByChance(rows - repeated.distinct, coincidences);
  if (natural && 1 - ceiling < ordinary) return [];
  const score =
    target.task === 'regression'
      ? `an r² above ${ceiling.toFixed(3)}`
      : `more than ${percent(ceiling)} of them`;
  const such = firstContradiction === null ? '' : ` (${firstContradiction[0]} and ${firstContradiction[1]})`;
  const could = target.task === 'regression' ? 'reach' : 'be right on';
  return [
    {
      code: 'CONFLICT',
      severity: !natural && contradicting >= grave * rows ? 'fault' : 'warning',
      columns: [...target.columns],
      title: 'Rows contradict each other',
      detail:
        `${counted(contradicting, 'row')} of ${rows.toLocaleString('en-US')} have the same inputs as a row with another ` +
        `target${such}: nothing can ${could} ${score}` +
        (natural ? '. The columns take so few values that rows coincide by chance' : ''),
      effect: Math.min(1, 0.3 + 3 * (1 - ceiling)),
      advice: {
        text: natural
          ? 'add a column that tells such rows apart'
          : 'check the labels of these rows, or add a column that tells them apart',
      },
      evidence: { contradicting, ceiling, rows, expectedByChance: coincidences },
    },
  ];
};
