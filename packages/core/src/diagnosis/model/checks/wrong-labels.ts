import type { Check } from './check.js';
import { percent } from './wording.js';

/** Fewer than this share of the rows are found in clean data too: rows that are hard to tell. */
const suspicious = 0.02;
const fewest = 3;

/** Labels that networks which never saw the row hold for improbable. */
export const wrongLabels: Check = ({ wrongLabels: found, subject: { same, train, judged } }) => {
  if (found === null || found.confident < fewest) return null;
  const share = found.confident / found.rows;
  const [worst] = found.ranked;
  const { table } = same ? train! : judged;
  const place = table.place(worst.row).slice(table.source.name.length + 1);
  return {
    code: 'WRONG_LABELS',
    severity: share >= suspicious ? 'warning' : 'note',
    columns: [],
    title: share >= suspicious ? 'Labels that are probably wrong' : 'Labels to look at',
    detail:
      `${found.confident} of ${found.rows} rows (${percent(share)}) have a label to which networks that never saw ` +
      `them give at most a tenth; the first is ${place}, labelled "${worst.label}", ` +
      `to them "${worst.suggested}" with ${percent(worst.probabilityOfSuggested)}`,
    effect: Math.min(1, share),
    advice: { text: 'look at the rows in the order of the list, and mend their labels' },
    evidence: { estimated: found.estimated, confident: found.confident, rows: found.rows },
  };
};
