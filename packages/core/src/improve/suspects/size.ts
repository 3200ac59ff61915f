import type { TrainOptions } from '../../model/train-options.js';
import type { Change, Suspect } from '../suspect.js';
import { takenBack } from './taken-back.js';

const mostUnits = 512;
const times = 4;
/** Units of a first hidden layer where there is none. */
const some = 64;

/** Whether the network is too small or too large. */
export const size: Suspect = {
  name: 'size',
  symptoms: [],
  propose(evidence) {
    const { training, effective } = evidence;
    const hidden = training.architecture.slice(1, -1);
    const now = hidden.length === 0 ? 'no hidden layer' : `the hidden layers ${hidden.join(',')}`;
    const to = (sizes: readonly number[], verdict: string): Change => ({
      name: sizes.length === 0 ? 'no hidden layer' : `hidden ${sizes.join(',')}`,
      options: { hidden: sizes.length === 0 ? 'none' : sizes, ...activationOf(effective) },
      verdict: () => verdict,
    });
    const back = takenBack(evidence, { hidden: 'the size' }).map((change): Change => {
      return {
        ...change,
        options: { ...change.options, ...activationOf(effective) },
        verdict: (after) => {
          const [before, found] = [training.parameters, after?.parameters ?? training.parameters];
          return `the network with ${now} is too ${found > before ? 'small' : 'large'}: ${after?.architecture.slice(1, -1).join(',') || 'none'} is better`;
        },
      };
    });
    const smaller = hidden.map((units) => Math.max(1, Math.round(units / times)));
    const larger = hidden.map((units) => Math.min(mostUnits, times * units));
    const changes =
      hidden.length === 0
        ? [to([some], 'a network without a hidden layer is too small')]
        : [
            ...(smaller.join() === hidden.join()
              ? []
              : [to(smaller, 'the network is too large: fewer units are better')]),
            ...(larger.join() === hidden.join()
              ? []
              : [to(larger, 'the network is too small: more units are better')]),
            hidden.length > 1
              ? to([hidden[0]], 'the network is too deep: one hidden layer is better')
              : to([hidden[0], hidden[0]], 'the network is too shallow: two hidden layers are better'),
            to([], 'the network is too large: without a hidden layer it is better'),
          ];
    return {
      because: `${now[0].toUpperCase()}${now.slice(1)} make ${training.parameters} parameters for the examples there are.`,
      changes: [...back, ...changes],
    };
  },
};

/** A list of activations fits its own number of layers only. */
function activationOf({ activation }: TrainOptions): Partial<TrainOptions> {
  return Array.isArray(activation) ? { activation: activation[0] } : {};
}
