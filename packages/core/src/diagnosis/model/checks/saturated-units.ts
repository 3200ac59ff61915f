import type { TrainingCheck } from './check.js';
import { percent } from './wording.js';

const most = 0.5;

/** Where sigmoid or tanh are near their bounds, their slope is near zero and hardly anything is learned. */
export const saturatedUnits: TrainingCheck = ({ layers }) => {
  const found = layers.filter(({ saturated }) => saturated !== null && saturated > most);
  if (found.length === 0) return null;
  const worst = found.reduce((a, b) => (b.saturated! > a.saturated! ? b : a));
  const atStart = worst.start?.saturated ?? null;
  return {
    code: 'SATURATED_UNITS',
    severity: 'warning',
    columns: [],
    title: 'Hidden units are saturated',
    detail:
      `${percent(worst.saturated!)} of the activations of layer ${worst.layer} are near the bounds of ` +
      `${worst.activation}${atStart === null ? '' : `, ${percent(atStart)} at the start`}: there they hardly learn`,
    effect: 0.4 * worst.saturated!,
    advice: { text: 'try {option}, or smaller inputs and rates', option: 'activation', value: 'relu' },
    evidence: {
      layers: found.map(({ layer, saturated, start }) => ({
        layer,
        saturated,
        start: start?.saturated ?? null,
      })),
    },
  };
};
