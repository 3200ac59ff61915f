import type { Evidence, Finding } from './finding.js';
import { scoreOf } from './score.js';
import { figure } from './wording.js';

/** Where little but straight lines is in the data, hidden units only add noise. */
export function linearBetter({ network, trained, judged, baselines }: Evidence): Finding | null {
  const [score, linear] = [scoreOf(judged), scoreOf(baselines[1])];
  const hidden = network.specification.sizes.length > 2;
  if (!hidden || trained === judged || score === null || linear === null || score >= linear - 0.01)
    return null;
  // Below the linear model even on its own rows it has not learned noise: it has not learned yet.
  if ((scoreOf(trained) ?? 0) < linear) return null;
  return {
    about: 'network',
    title: 'The linear model does better',
    detail: `${figure(linear)} beside ${figure(score)} on rows that neither has seen: the hidden units fit noise`,
    remedy: { text: 'try {option}', option: 'hidden', value: 'none' },
    code: null,
  };
}
