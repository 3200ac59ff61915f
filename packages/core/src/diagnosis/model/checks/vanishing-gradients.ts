import type { TrainingCheck } from './check.js';
import { figure } from './wording.js';

/** The first layer then needs a thousand times as long as the last, or jumps while the last one walks. */
const parted = 1000;

/**
 * The error that comes back to the first layer against that of the last. At the start it tells of the network, and not
 * of what it has learned: a trained one may have little error left anywhere.
 */
export const vanishingGradients: TrainingCheck = ({ layers }) => {
  if (layers.length < 3) return null;
  const [first, last] = [layers[0], layers[layers.length - 1]];
  const [a, b] = [first.start ?? first, last.start ?? last];
  if (!(b.error > 0)) return null;
  const ratio = a.error / b.error;
  if (ratio > 1 / parted && ratio < parted) return null;
  const vanishing = ratio <= 1 / parted;
  const sigmoid = layers.slice(0, -1).some(({ activation }) => activation === 'sigmoid');
  const when = first.start ? 'before the first update' : 'now';
  return {
    code: vanishing ? 'VANISHING_GRADIENTS' : 'EXPLODING_GRADIENTS',
    severity: 'fault',
    columns: [],
    title: vanishing ? 'The gradients vanish on their way back' : 'The gradients explode on their way back',
    detail:
      `${when} the error in layer 1 is ${figure(ratio)} of that in layer ${layers.length} ` +
      `(${figure(a.error)} beside ${figure(b.error)}): ` +
      (vanishing ? 'the first layers learn nothing' : 'the first layers are thrown about'),
    effect: 0.9,
    advice: sigmoid
      ? {
          text: 'use {option}, whose slope does not shrink them, or fewer layers',
          option: 'activation',
          value: 'relu',
        }
      : { text: 'start with {option}, or use fewer layers', option: 'initialization', value: 'he' },
    evidence: {
      ratio,
      errors: layers.map(({ layer, error, start }) => ({ layer, error, start: start?.error ?? null })),
    },
  };
};
