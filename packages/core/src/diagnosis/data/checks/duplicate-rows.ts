import { percent } from '../../../model/findings/wording.js';
import { coincideByChance } from '../coincidences.js';
import type { DataCheck } from './check.js';
import { counted } from './names.js';

/** A smaller share of rows twice changes nothing. */
const some = 0.01;
const many = 0.05;

/** Rows that stand there twice, target and all, and what that does to a random split. */
export const duplicateRows: DataCheck = ({ repeated, table: { rows }, coincidences, options }) => {
  const { duplicates, acrossParts, tested } = repeated;
  if (duplicates < Math.max(2, some * rows)) return [];
  const natural = coincideByChance(rows - repeated.distinct, coincidences);
  const random = options.split === 'random';
  const across = tested > 0 ? acrossParts / tested : 0;
  return [
    {
      code: 'DUPLICATE_ROWS',
      severity: natural ? 'note' : across >= many ? 'fault' : 'warning',
      columns: [],
      title: 'Rows stand twice',
      detail:
        `${counted(duplicates, 'row')} of ${rows.toLocaleString('en-US')} (${percent(duplicates / rows)}) stand there before` +
        (tested === 0
          ? ''
          : `; ${acrossParts} of the ${tested} test rows of ${random ? 'a random' : 'this'} split are trained on too (${percent(across)})`) +
        (natural ? '. The columns take so few values that rows coincide by chance' : ''),
      effect: natural ? 0.05 : Math.min(0.9, 0.1 + 2 * across),
      advice: {
        text: natural
          ? 'nothing has to be done where they are different examples'
          : 'keep one of each, or what is measured is partly memory',
      },
      evidence: { duplicates, acrossParts, tested, rows, expectedByChance: coincidences },
    },
  ];
};
