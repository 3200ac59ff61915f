import type { Change, Suspect } from '../suspect.js';
import { takenBack } from './taken-back.js';

/** A training that ends before it is done gets so many times the epochs. */
const longer = 4;

/** Whether the training is long enough, and its steps are taken as usual. */
export const training: Suspect = {
  name: 'length of the training',
  symptoms: [],
  propose(evidence) {
    const { effective } = evidence;
    const { epochs, stopped } = evidence.training;
    const back = takenBack(evidence, {
      epochs: 'a training of epochs',
      optimizer: 'the optimizer',
      batchSize: 'the batch size',
      clipNorm: 'the clipping of gradients at',
    });
    const short = stopped === 'epochs' && epochs > 0;
    const more: Change = {
      name: `${longer * epochs} epochs`,
      options: { epochs: longer * epochs },
      verdict: () => `the training is too short: ${longer * epochs} epochs are better than ${epochs}`,
    };
    const why = {
      epochs: 'all that were planned',
      patience: 'until the cost no longer fell',
      time: 'until its time was up',
      rate: 'until the rate was too small',
      'not-finite': 'until the cost was no longer a finite number',
      interrupted: 'until it was stopped',
    }[stopped];
    return {
      because: `It trains for ${epochs} epochs, ${why}${effective.optimizer ? `, by ${effective.optimizer}` : ''}.`,
      changes: back.map(tooShort).concat(short ? [more] : []),
    };

    /** Epochs are said to be too few, not only to stand in the way. */
    function tooShort(change: Change): Change {
      if (!Object.hasOwn(change.options, 'epochs')) return change;
      return {
        ...change,
        verdict: (after) =>
          after !== null && after.epochs < epochs
            ? `the training is too long: ${after.epochs} epochs are better than ${epochs}`
            : `the training is too short: ${after?.epochs ?? 'more'} epochs are better than ${epochs}`,
      };
    }
  },
};
