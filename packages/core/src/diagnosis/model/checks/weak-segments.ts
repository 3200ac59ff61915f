import type { Check } from './check.js';
import { figure, percent } from './wording.js';

/** A model that hardly does better than a constant answer is worse wherever another class is frequent. */
const hardlyBetter = 0.02;

const mostTold = 3;

/** Groups of rows that the model serves worse than the others. */
export const weakSegments: Check = ({ segments, task, scores, judgedOn, baselines }) => {
  const score = scores.find(({ rows }) => rows === judgedOn)?.score;
  const constant = baselines[0]?.score;
  if (score != null && constant != null && score < constant + hardlyBetter) return null;
  return segments.slice(0, mostTold).map((segment) => {
    const regression = task === 'regression';
    const written = (value: number) => (regression ? figure(value) : percent(value));
    const [low, high] = segment.interval;
    return {
      code: 'WEAK_SEGMENT' as const,
      severity: 'warning' as const,
      columns: [segment.column],
      title: `It is worse where ${segment.name}`,
      detail:
        `${regression ? 'the mean loss' : 'the accuracy'} is ${written(segment.inside)} in these ${segment.examples} rows ` +
        `and ${written(segment.outside)} in the others: a difference of ${written(low)} to ${written(high)}`,
      effect: regression ? 0.1 : Math.min(1, Math.abs(segment.difference) / 2),
      advice: { text: 'collect more such rows, or a column that tells what is different about them' },
      evidence: { ...segment },
    };
  });
};
