import type { DiagnosisFinding } from '../diagnosis/finding.js';
import { diagnoseTraining } from '../diagnosis/model/diagnose-training.js';
import { ColonnadeError } from '../foundation/errors.js';
import { nowMs, type StopSignal } from '../foundation/host.js';
import { prepareTraining } from '../model/prepare-training.js';
import type { TrainOptions } from '../model/train-options.js';
import type { Arm } from '../studies/plan.js';
import type { StudyData } from '../studies/runner.js';
import { machine } from '../studies/trial.js';
import { rowsOfTrial } from '../studies/trial-rows.js';

/**
 * Trains once with the options as they are, and looks at how it trains: what its steps, layers and costs say holds for
 * these options, whatever chance makes of the answers. Nothing is found where not even that training fits into the time.
 */
export async function symptomsOf(
  data: StudyData,
  base: TrainOptions,
  arm: Arm,
  seed: number,
  { timeMs, signal }: { readonly timeMs: number; readonly signal?: StopSignal | undefined },
): Promise<readonly DiagnosisFinding[]> {
  const startedMs = nowMs();
  const late: StopSignal = {
    get aborted() {
      return signal?.aborted === true || nowMs() - startedMs > timeMs;
    },
  };
  const options = { ...machine, ...base, ...arm.options, seed };
  const trial = { arm, seed, fold: null, folds: null, options, untilCost: null };
  try {
    const hooks = { signal: late, ...(data.test && { test: data.test }) };
    const prepared = await prepareTraining(data.table, options, hooks, rowsOfTrial(data, trial));
    const { X, Y } = prepared.examples.train;
    const history = await prepared.network.fit(X, Y, prepared.fitOptions);
    return await diagnoseTraining(prepared, history, late);
  } catch (error) {
    if (!(error instanceof ColonnadeError)) throw error;
    return [];
  }
}
