import type { Evidence, Finding } from './finding.js';
import { scoreOf } from './score.js';
import { figure } from './wording.js';

/** No better than the linear model, even on its own rows. */
export function underfit({ trained, baselines }: Evidence): Finding | null {
  const seen = scoreOf(trained);
  const linear = scoreOf(baselines[1]);
  if (seen === null || linear === null || seen > linear + 0.02 || seen > 0.97) return null;
  return {
    about: 'network',
    title: 'Underfit',
    detail: `even on its own training rows it reaches ${figure(seen)}, the linear model ${figure(linear)}`,
    remedy: { text: 'train longer or with more hidden units' },
    code: null,
  };
}
