import type { Split } from '../table/split.js';
import type { Table } from '../table/table.js';
import { evaluate } from './evaluate.js';
import type { CrossValidation, Fold } from './folds.js';
import { prepareTraining } from './prepare-training.js';
import type { TrainHooks, TrainOptions } from './train-options.js';

type Metrics = Fold['metrics'];

/**
 * Trains once per fold, on the other folds, with the same options, and measures on the fold.
 * @param folds - the rows that train, validate and test in each
 * @returns null when it was interrupted
 * @throws as `prepareTraining`
 */
export async function crossValidate(
  table: Table,
  given: TrainOptions,
  folds: readonly Split[],
  hooks: Pick<TrainHooks, 'signal' | 'onFold'> = {},
): Promise<CrossValidation | null> {
  const done: Fold[] = [];
  for (const parts of folds) {
    const fold = await trainFold(table, given, parts, hooks.signal);
    // What was stopped half way is no result of these options.
    if (fold.stopped === 'interrupted') return null;
    done.push(fold);
    hooks.onFold?.(fold, done.length, folds.length);
  }
  return { folds: done, ...summarize(done.map((fold) => fold.metrics)) };
}

async function trainFold(
  table: Table,
  given: TrainOptions,
  parts: Split,
  signal: TrainHooks['signal'],
): Promise<Fold> {
  const prepared = await prepareTraining(table, given, { ...(signal && { signal }) }, parts);
  const { network, content, examples, fitOptions } = prepared;
  const { train, validation, test } = examples;
  const history = await network.fit(train.X, train.Y, fitOptions);
  return {
    examples: {
      train: train.rows.length,
      validation: validation?.rows.length ?? null,
      test: test!.rows.length,
    },
    epochs: history.epochs,
    stopped: history.stopped,
    metrics: evaluate(content, network.predict(test!.X), test!.Y).metrics,
  };
}

/** Mean and deviation of every measure. */
function summarize(all: readonly Metrics[]): { mean: Metrics; deviation: Metrics } {
  const mean: Record<string, number | null> = {};
  const deviation: Record<string, number | null> = {};
  for (const name of Object.keys(all[0])) {
    const values = all.map((metrics) => (metrics as unknown as Record<string, number | null>)[name]);
    const known = values.filter((value) => value !== null);
    const whole = known.length === all.length;
    const center = known.reduce((sum, value) => sum + value, 0) / all.length;
    const squares = known.reduce((sum, value) => sum + (value - center) ** 2, 0);
    mean[name] = whole ? center : null;
    deviation[name] = whole ? Math.sqrt(squares / all.length) : null;
  }
  return { mean: mean as unknown as Metrics, deviation: deviation as unknown as Metrics };
}
