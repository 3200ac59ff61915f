import { parameterCount } from '../../../network/parameters.js';
import type { Check } from './check.js';
import { withError } from './wording.js';

/** A smaller gap costs nobody much. */
const smallest = 0.05;

/** Better on the rows that it learned from than on others, beyond what chance makes of as many rows. */
export const overfit: Check = ({ scores, judgedOn, subject }) => {
  const seen = scores.find(({ rows }) => rows === 'train');
  const unseen = scores.find(({ rows }) => rows === judgedOn);
  if (judgedOn === 'train' || seen?.score == null || unseen?.score == null) return null;
  const gap = seen.score - unseen.score;
  const error = Math.sqrt((seen.standardError ?? 0) ** 2 + (unseen.standardError ?? 0) ** 2);
  if (gap < smallest || gap < 1.96 * error) return null;
  const parameters = parameterCount(subject.model.content.specification);
  return {
    code: 'OVERFIT',
    severity: 'warning',
    columns: [],
    title: 'Overfit',
    detail:
      `${withError(seen.score, seen.standardError)} on the rows it learned from, ` +
      `${withError(unseen.score, unseen.standardError)} on others; ${parameters} parameters for ${seen.examples} rows`,
    effect: Math.min(1, gap),
    advice: { text: 'more rows help most; then {option}, or fewer hidden units', option: 'l2', value: 1 },
    evidence: { gap, standardError: error, parameters, examples: seen.examples },
  };
};
