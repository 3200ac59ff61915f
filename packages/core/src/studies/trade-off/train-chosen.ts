import { ColonnadeError } from '../../foundation/errors.js';
import type { StopSignal } from '../../foundation/host.js';
import { evaluate } from '../../model/evaluate.js';
import { Model } from '../../model/model.js';
import { prepareTraining } from '../../model/prepare-training.js';
import type { MeasureName } from '../measure.js';
import type { Trial } from '../plan.js';
import type { StudyData } from '../runner.js';
import { machine } from '../trial.js';
import { rowsOfTrial } from '../trial-rows.js';
import { makeSmaller } from './make-smaller.js';
import type { Smaller } from './smaller.js';

/**
 * Trains a trial again, which gives what it gave before, and makes of it what was chosen.
 * @returns null when the signal stopped it
 */
export async function trainChosen(
  data: StudyData,
  trial: Trial,
  smaller: Smaller | null,
  measure: MeasureName,
  signal: StopSignal,
): Promise<{ model: Model; score: number | null } | null> {
  try {
    const hooks = { signal, ...(trial.folds === null && data.test && { test: data.test }) };
    const options = { ...machine, ...trial.options };
    const { network, content, examples, fitOptions } = await prepareTraining(
      data.table,
      options,
      hooks,
      rowsOfTrial(data, trial),
    );
    const { X, Y } = examples.train;
    const history = await network.fit(X, Y, fitOptions);
    if (history.stopped === 'interrupted') return null;
    const made = makeSmaller(content, smaller, X);
    const judged = examples.test ?? examples.validation ?? examples.train;
    const { metrics } = evaluate(made.content, made.answering.predict(judged.X), judged.Y);
    const score = (metrics as unknown as Record<string, number | null>)[measure] ?? null;
    return { model: Model.fromContent(made.content), score };
  } catch (error) {
    if (error instanceof ColonnadeError && error.code === 'INTERRUPTED') return null;
    throw error;
  }
}
