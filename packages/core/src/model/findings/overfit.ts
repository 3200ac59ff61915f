import { parameterCount } from '../../network/parameters.js';
import type { Evidence, Finding } from './finding.js';
import { scoreOf } from './score.js';
import { figure } from './wording.js';

/** Much better on the rows that it was trained on than on others. */
export function overfit({ trained, judged, network, train }: Evidence): Finding | null {
  const [seen, unseen] = [scoreOf(trained), scoreOf(judged)];
  if (seen === null || unseen === null || trained === judged || seen - unseen < 0.08) return null;
  const parameters = parameterCount(network.specification);
  return {
    about: 'network',
    title: 'Overfit',
    detail:
      `${figure(seen)} on the rows it was trained on, ${figure(unseen)} on others; ` +
      `${parameters} parameters for ${train.Y.columns} rows`,
    remedy: { text: 'more rows help most; fewer hidden units next' },
    code: null,
  };
}
