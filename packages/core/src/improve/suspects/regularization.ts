import { autoPenalty } from '../../model/resolve-options.js';
import { figureOf, wordsOfMeasure } from '../../studies/conclude/figures.js';
import type { Change, Suspect } from '../suspect.js';
import { takenBack } from './taken-back.js';

const share = 0.2;

/** Whether the network is held back too little, or too much. */
export const regularization: Suspect = {
  name: 'regularization',
  symptoms: [],
  propose(evidence) {
    const { effective, training, measure, scores, schema } = evidence;
    const { l2: asked = 'auto', dropout = 0 } = effective;
    const task = schema.target?.task ?? 'regression';
    const l2: number = asked === 'auto' ? autoPenalty(task, training.architecture) : asked;
    const back = takenBack(evidence, {
      l2: 'the penalty',
      dropout: 'dropout',
      patience: 'the patience',
      minDelta: 'the smallest fall of the cost,',
    });
    const changes: Change[] = [];
    const to = (value: number, verdict: string): Change => ({
      name: `penalty ${value}`,
      options: { l2: value },
      verdict: () => verdict,
    });
    if (l2 > 0) {
      changes.push(to(10 * l2, 'it overfits: a larger penalty is better'));
      changes.push(to(0, 'it is held back: no penalty is better'));
    } else changes.push(to(1, 'it overfits: a penalty is better'));
    if (dropout === 0 && training.architecture.length > 2) {
      changes.push({
        name: `dropout ${share}`,
        options: { dropout: share },
        verdict: () => 'it overfits: dropout is better',
      });
    }
    if (training.stopped === 'patience') {
      changes.push({
        name: 'no early stop',
        options: { patience: 0 },
        verdict: () => 'it stops too early: training to the end is better',
      });
    }
    const told = (value: number | null) => (value === null ? 'none' : figureOf(value, measure));
    return {
      because: `${capital(wordsOfMeasure(measure))} ${told(scores.train)} on the training examples and ${told(scores.judged)} on the others.`,
      changes: [...back, ...changes.filter(({ name }) => !back.some((each) => each.name === name))],
    };
  },
};

function capital(text: string): string {
  return `${text[0].toUpperCase()}${text.slice(1)}`;
}
