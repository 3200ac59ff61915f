import { autoInitialization } from '../../model/resolve-options.js';
import type { Change, Suspect } from '../suspect.js';
import { takenBack } from './taken-back.js';

/** More ReLU units than this without an answer to any example are many. */
const manyDead = 0.3;

/** Whether the network starts, and answers, so that gradients pass through it. */
export const start: Suspect = {
  name: 'start and activations',
  symptoms: [
    'ZERO_INITIALIZATION',
    'VANISHING_GRADIENTS',
    'EXPLODING_GRADIENTS',
    'SATURATED_UNITS',
    'DEAD_UNITS',
  ],
  propose(evidence) {
    const { effective, training } = evidence;
    const { activation = 'relu', initialization: given = 'auto' } = effective;
    const usual = autoInitialization(training.architecture);
    const initialization = given === 'auto' ? usual : given;
    const layers = training.architecture.length - 2;
    const seen = [
      training.saturated !== null && `${percent(training.saturated)} of the hidden activations are saturated`,
      training.dead !== null && `${percent(training.dead)} of the hidden units are dead`,
    ].filter((each) => each !== false);
    const because =
      layers === 0
        ? 'Without hidden layers every start comes to the same.'
        : `${layers} hidden ${layers === 1 ? 'layer' : 'layers'} of ${[activation].flat().join(', ')}, started with ${initialization}${seen.length > 0 ? `; ${seen.join(', ')}` : ''}.`;
    if (layers === 0) return { because, changes: [] };
    const back = takenBack(evidence, {
      initialization: (now) => `the initialization ${now} stands in the way: ${usual} is better`,
      activation: layers > 2 ? `in ${layers} hidden layers the activation` : 'the activation',
    });
    return { because, changes: [...back, ...others()] };

    function others(): Change[] {
      const curved = [activation].flat().some((each) => each === 'sigmoid' || each === 'tanh');
      const list: Change[] = [];
      if (curved && initialization !== 'xavier') {
        list.push({
          name: 'initialization xavier',
          options: { initialization: 'xavier' },
          verdict: () =>
            `the initialization ${initialization} does not fit ${[activation].flat()[0]}: xavier is better`,
        });
      }
      if (training.dead !== null && training.dead > manyDead) {
        list.push({
          name: 'activation leaky-relu',
          options: { activation: 'leaky-relu' },
          verdict: () => 'dead units stand in the way: leaky ReLU is better',
        });
      }
      return list;
    }
  },
};

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}
