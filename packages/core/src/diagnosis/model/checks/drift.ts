import { driftInWords, hasDrifted, isBeyondChance } from '../../drift/wording.js';
import type { DiagnosisFinding } from '../../finding.js';
import type { Check, Look } from './check.js';
import { percent } from './wording.js';

const mostTold = 5;

/** Columns, and a target, that are no longer what the model learned. */
export const drift: Check = (look) => {
  const { drift: found, importance } = look;
  if (found === null) return null;
  const comparisons = found.columns.length + 1;
  const total = importance.reduce((sum, { costRise }) => sum + Math.max(0, costRise), 0);
  const weightOf = (column: string) => {
    const own = importance.find((each) => each.column === column)?.costRise ?? 0;
    return total > 0 ? Math.max(0, own) / total : 1 / comparisons;
  };
  const columns = found.columns
    .filter((column) => hasDrifted(column, comparisons))
    .slice(0, mostTold)
    .map(
      (column): DiagnosisFinding => ({
        code: 'DRIFT',
        severity: 'warning',
        columns: [column.column],
        title: 'A column has drifted',
        detail: driftInWords(column, 'training'),
        effect: Math.min(
          1,
          Math.max(column.distance, column.unknown) * (0.2 + 0.8 * weightOf(column.column)),
        ),
        advice: { text: 'find out what has changed, and train again with rows of now' },
        evidence: { ...column },
      }),
    );
  const target = found.target !== null && isBeyondChance(found.target, comparisons) ? [ofTarget(look)] : [];
  return [...target, ...columns];
};

function ofTarget({ drift: found, subject }: Look): DiagnosisFinding {
  const { distance, p } = found!.target!;
  const { columns } = subject.model.content.schema.target!;
  return {
    code: 'TARGET_DRIFT',
    severity: 'warning',
    columns,
    title: 'The target has drifted',
    detail: `"${columns.join('", "')}": its values lie ${percent(distance)} apart from those of training`,
    effect: Math.min(1, distance),
    advice: { text: 'train again with rows of now: the probabilities are those of another mixture' },
    evidence: { distance, p },
  };
}
