import { ColonnadeError } from '../foundation/errors.js';
import type { Runner } from '../studies/runner.js';

/**
 * A runner for which a change that does not fit the data is a trial without a result, told with its reason: the user
 * did not ask for it, and the others go on.
 * @param given the arm whose errors are the user's
 */
export function forgiving(runner: Runner, given: string): Runner {
  return {
    workers: runner.workers,
    async execute(trial, signal) {
      try {
        return await runner.execute(trial, signal);
      } catch (error) {
        if (!(error instanceof ColonnadeError) || trial.arm.name.startsWith(given)) throw error;
        return {
          arm: trial.arm.name,
          seed: trial.seed,
          fold: trial.fold,
          examples: { train: 0, validation: null, test: null },
          judgedOn: 'train',
          judgedRows: 0,
          metrics: null,
          training: null,
          seconds: 0,
          problem: `it does not fit: ${error.problem}`,
        };
      }
    },
    close: () => runner.close(),
  };
}
