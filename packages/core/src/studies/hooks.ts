import { checkOptions, type OptionDeclaration, type OptionTable } from '../foundation/options.js';
import { fitOptions } from '../training/options.js';

/** A hook that is a function. */
export function functionHook(help: string): OptionDeclaration {
  return { ...fitOptions.onEpoch, help };
}

/** What a run of trials is handed over beside its plan. */
export const runHooks: OptionTable = {
  timeMs: {
    type: 'number',
    min: 0,
    also: [Number.POSITIVE_INFINITY],
    help: 'time budget in milliseconds',
  },
  signal: fitOptions.signal,
  done: { type: 'list', help: 'results that are there already' },
  onTrial: functionHook('called with every new result'),
};

/** Learners beside the networks. */
export const learnersHook: OptionTable = {
  learners: {
    type: 'list',
    accepts: (value) => typeof (value as { fit?: unknown } | null)?.fit === 'function',
    expected: 'a list of learners, as @colonnade/learners has them',
    help: 'learners to compare with',
  },
};

const runner: OptionTable = {
  runner: {
    type: 'object',
    accepts: (value) => typeof (value as { execute?: unknown } | null)?.execute === 'function',
    expected: 'a runner: inProcess(data) or inWorkers(data)',
    help: 'who runs the trials',
  },
};

/**
 * What a study is handed over beside its options: misspelled, it would never be called.
 * @param own - what this study has beside the others
 * @throws OPTION_UNKNOWN, OPTION_TYPE, OPTION_RANGE
 */
export function checkHooks(where: string, hooks: object, own: OptionTable = {}): void {
  checkOptions(`${where}: hooks`, hooks, { ...runHooks, ...runner, ...own });
}
