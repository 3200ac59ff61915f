import type { Check } from './check.js';
import { withError } from './wording.js';

const hardlyBetter = 0.02;
const noticeable = 0.01;

/** On its own rows no better than the linear model is on rows that are new to it, or than a constant answer. */
export const underfit: Check = ({ scores, baselines, judgedOn }) => {
  const seen = scores.find(({ rows }) => rows === 'train');
  const [constant, linear] = baselines.map(({ score }) => score);
  if (seen?.score == null || constant == null) return null;
  const nothing = seen.score < constant + hardlyBetter && (linear ?? 0) > constant + hardlyBetter;
  const m = scores.find(({ rows }) => rows === judgedOn)?.examples ?? seen.examples;
  // The linear model, too, is judged by few rows: with one more right and one more wrong, even if all are right.
  const p = Math.min(1, Math.max(0, ((linear ?? 0) * m + 1) / (m + 2)));
  const error = Math.sqrt((seen.standardError ?? 0) ** 2 + (p * (1 - p)) / (m + 2));
  const behind = linear != null && seen.score < linear - Math.max(noticeable, 1.96 * error);
  if (!nothing && !behind) return null;
  return {
    code: 'UNDERFIT',
    severity: 'warning',
    columns: [],
    title: nothing ? 'It has learned nothing' : 'Underfit',
    detail:
      `even on the rows it learned from it reaches ${withError(seen.score, seen.standardError)}; ` +
      `a constant answer reaches ${constant.toFixed(3)} on the judged ones` +
      (linear == null ? '' : `, the linear model ${linear.toFixed(3)}`),
    effect: Math.min(1, Math.max(0, (linear ?? 1) - seen.score)),
    advice: { text: 'train longer, at another rate, or with more hidden units' },
    evidence: { score: seen.score, standardError: error, constant, linear: linear ?? null },
  };
};
