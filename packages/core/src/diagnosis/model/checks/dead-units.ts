import type { TrainingCheck } from './check.js';

const mostShare = 0.2;

/** ReLU units that are zero for every example have no gradient, and never come back by themselves. */
export const deadUnits: TrainingCheck = ({ layers }) => {
  const relu = layers.filter(({ dead }) => dead !== null);
  const dead = relu.reduce((sum, layer) => sum + layer.dead!, 0);
  const units = relu.reduce((sum, layer) => sum + layer.units, 0);
  if (dead === 0 || dead <= mostShare * units) return null;
  return {
    code: 'DEAD_UNITS',
    severity: 'warning',
    columns: [],
    title: 'Hidden units are dead',
    detail: `${dead} of ${units} ReLU units are zero for every example that was looked at`,
    effect: (0.5 * dead) / units,
    advice: { text: 'try {option}, or a smaller learning rate', option: 'activation', value: 'leaky-relu' },
    evidence: { dead, units, layers: relu.map((each) => ({ layer: each.layer, dead: each.dead })) },
  };
};
