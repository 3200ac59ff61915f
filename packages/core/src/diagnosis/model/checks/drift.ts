import type { DiagnosisFinding } from '../../finding.js';
import type { Check, Look } from './check.js';
import { percent } from './wording.js';

/** Less than this of two samples apart changes few answers; more has to be beyond chance as well. */
const farApart = 0.1;
const level = 0.01;
const muchUnknown = 0.05;
const mostTold = 5;

/** Columns, and a target, that are no longer what the model learned. */
export const drift: Check = (look) => {
  const { drift: found, importance } = look;
  if (found === null) return null;
  const comparisons = found.columns.length + 1;
  const beyond = ({ distance, p }: { distance: number; p: number }) =>
    distance >= farApart && p * comparisons < level;
  const total = importance.reduce((sum, { costRise }) => sum + Math.max(0, costRise), 0);
  const weightOf = (column: string) => {
    const own = importance.find((each) => each.column === column)?.costRise ?? 0;
    return total > 0 ? Math.max(0, own) / total : 1 / comparisons;
  };
  const columns = found.columns
    .filter((column) => beyond(column) || column.unknown >= muchUnknown)
    .slice(0, mostTold)
    .map((column): DiagnosisFinding => {
      const how =
        column.compared === 'values'
          ? `its values lie ${percent(column.distance)} apart from those of training`
          : column.compared === 'mean'
            ? `its mean has moved away from that of training: the two lie ${percent(column.distance)} apart`
            : 'the model keeps no shares of its categories to compare';
      const unknown = column.unknown > 0 ? `; ${percent(column.unknown)} are outside what training had` : '';
      return {
        code: 'DRIFT',
        severity: 'warning',
        columns: [column.column],
        title: 'A column has drifted',
        detail: `"${column.column}": ${how}${unknown}`,
        effect: Math.min(
          1,
          Math.max(column.distance, column.unknown) * (0.2 + 0.8 * weightOf(column.column)),
        ),
        advice: { text: 'find out what has changed, and train again with rows of now' },
        evidence: { ...column },
      };
    });
  const target = found.target !== null && beyond(found.target) ? [ofTarget(look)] : [];
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
