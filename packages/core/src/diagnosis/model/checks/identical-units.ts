import type { LayerDiagnosis } from '../measures/layers.js';
import type { TrainingCheck } from './check.js';

/** Units that are the same get the same gradients: they stay one unit, however long the training is. */
export const identicalUnits: TrainingCheck = ({ layers, subject }) => {
  const alike = layers.filter(beganAlike);
  if (alike.length === 0) return null;
  const { layer, identical, units } = alike[0];
  const zeros = subject.model.content.options.initialization === 'zeros';
  return {
    code: 'ZERO_INITIALIZATION',
    severity: 'fault',
    columns: [],
    title: 'The neurons of a hidden layer are identical',
    detail:
      `${identical} of ${units} units of layer ${layer} have the same weights` +
      `${zeros ? ', as all of them had at the start, which was zero' : ''}: ` +
      'they compute the same and learn the same, and are one unit',
    effect: 0.99,
    advice: { text: 'start them apart with {option}', option: 'initialization', value: 'he' },
    evidence: {
      layers: alike.map((each) => ({ layer: each.layer, identical: each.identical, units: each.units })),
    },
  };
};

/** Whether half of its units are one and the same, and were so from the start. */
function beganAlike({ identical, start, units }: LayerDiagnosis): boolean {
  return Math.min(identical, start?.identical ?? identical) >= Math.max(2, units / 2);
}
