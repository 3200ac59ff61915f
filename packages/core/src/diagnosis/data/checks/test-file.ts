import { percent } from '../../../model/findings/wording.js';
import { driftInWords, hasDrifted, isBeyondChance } from '../../drift/wording.js';
import type { DiagnosisFinding } from '../../finding.js';
import type { DataCheck } from './check.js';
import { counted } from './names.js';

/** A smaller share of test rows that were trained on changes little. */
const many = 0.01;
const mostTold = 5;

/** A file to test on: rows that are trained on too, and what is different in it. */
export const testFile: DataCheck = ({ test, target, coincidences }) => {
  if (test === null) return [];
  const { rows, duplicates, contradicting, first, columns } = test;
  const share = duplicates / Math.max(1, rows);
  const natural = coincidences >= 1;
  const found: DiagnosisFinding[] = [];
  if (duplicates > 0) {
    found.push({
      code: 'DUPLICATE_ROWS',
      severity: natural ? 'note' : share >= many ? 'fault' : 'warning',
      columns: [],
      title: 'Rows of the test file are trained on',
      detail:
        `${counted(duplicates, 'row')} of ${rows.toLocaleString('en-US')} (${percent(share)}) of ${test.source} stand in the ` +
        `data too (${first![0]} is ${first![1]})` +
        (natural ? '. The columns take so few values that rows coincide by chance' : ''),
      effect: natural ? 0.05 : Math.min(0.9, 0.2 + 2 * share),
      advice: { text: 'take them out of one of the two, or what is measured is partly memory' },
      evidence: { duplicates, rows, first },
    });
  }
  if (contradicting > 0 && !natural) {
    found.push({
      code: 'CONFLICT',
      severity: 'warning',
      columns: [...(target?.columns ?? [])],
      title: 'Rows of the test file contradict the data',
      detail: `${counted(contradicting, 'row')} of ${rows.toLocaleString('en-US')} of ${test.source} have the inputs of a row of the data with another target`,
      effect: Math.min(0.9, 0.2 + contradicting / rows),
      advice: { text: 'check the labels of these rows' },
      evidence: { contradicting, rows },
    });
  }
  const comparisons = columns.length + 1;
  for (const column of columns.filter((each) => hasDrifted(each, comparisons)).slice(0, mostTold)) {
    found.push({
      code: 'DRIFT',
      severity: 'warning',
      columns: [column.column],
      title: 'A column is different in the test file',
      detail: driftInWords(column, 'the data'),
      effect: Math.min(0.8, 0.2 + Math.max(column.distance, column.unknown)),
      advice: {
        text: 'find out why: what is measured there is about other examples than those that are learned',
      },
      evidence: { ...column },
    });
  }
  if (test.target !== null && isBeyondChance(test.target, comparisons)) {
    found.push({
      code: 'TARGET_DRIFT',
      severity: 'warning',
      columns: [...target!.columns],
      title: 'The target is different in the test file',
      detail: `"${target!.columns.join('", "')}": its values lie ${percent(test.target.distance)} apart from those of the data`,
      effect: Math.min(0.8, 0.2 + test.target.distance),
      advice: { text: 'find out why: probabilities learned from one mixture are off in another' },
      evidence: { ...test.target },
    });
  }
  return found;
};
