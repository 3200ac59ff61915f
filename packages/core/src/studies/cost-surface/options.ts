import type { OptionTable } from '../../foundation/options.js';
import type { StudyHooks } from '../options.js';

/** What a study of cost surfaces may be asked. */
export interface CostSurfaceOptions {
  /** The two parameters: names of inputs, `w1` for the weight of the first, or `bias`; the largest two unless given. */
  readonly over?: readonly string[];
  /** The class that the unit says yes to, of more than two; the commonest unless given. */
  readonly class?: string;
  /** Learning rates of the descents; by the curvature at the bottom of the bowl unless given. */
  readonly descentRates?: readonly number[];
  /** Steps of every descent. */
  readonly steps?: number;
}

/** What it is handed over beside its options: nothing of it is trained by a runner. */
export type CostSurfaceHooks = Pick<StudyHooks, 'signal' | 'timeMs'>;

const isRate = (value: unknown) => typeof value === 'number' && Number.isFinite(value) && value > 0;

/** The options of `studyCostSurface`. */
export const costSurfaceOptions: OptionTable = {
  over: {
    type: 'list',
    accepts: (value) => typeof value === 'string',
    expected: 'two parameters, such as w1,bias or the names of two inputs',
    help: 'the two parameters: inputs by name, w1 for the first weight, bias (default: the two largest weights)',
  },
  class: {
    type: 'text',
    help: 'of more than two classes the one that is told from the others (default: the commonest)',
  },
  descentRates: {
    type: 'list',
    accepts: isRate,
    expected: 'a list of numbers above 0, such as 0.1,1',
    help: 'learning rates of the descents (default: by the curvature of the bowl)',
  },
  steps: { type: 'integer', min: 1, max: 100_000, default: 300, help: 'steps of every descent' },
};
