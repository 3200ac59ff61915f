import type { Split } from '../table/split.js';
import { foldRows } from '../table/splits/fold-rows.js';
import { splitTable } from '../table/splits/split-table.js';
import type { Table } from '../table/table.js';
import { evaluate } from './evaluate.js';
import type { Examples } from './examples.js';
import type { CrossValidation, Fold, FoldPlan } from './folds.js';
import { prepareData } from './prepare-data.js';
import { prepareTraining } from './prepare-training.js';
import type { TrainHooks, TrainOptions } from './train-options.js';

type Metrics = Fold['metrics'];

/**
 * Trains once per fold of the training and validation rows, on the other folds, with the same options, and measures
 * on the fold. The test part is never touched.
 * @throws as `prepareTraining`; SPLIT_EMPTY for fewer rows or groups than folds
 */
export async function crossValidate(
  table: Table,
  given: TrainOptions,
  { train, validation }: Examples,
  plan: FoldPlan,
  hooks: Pick<TrainHooks, 'signal' | 'onFold'> = {},
): Promise<CrossValidation | null> {
  const { table: data, schema } = prepareData(table, undefined, given);
  const rows = Uint32Array.from([...train.rows, ...(validation?.rows ?? [])]).sort();
  const tests = foldRows(data, schema, rows, plan);
  const folds: Fold[] = [];
  for (const test of tests) {
    const isTest = new Set(test);
    const rest = rows.filter((row) => !isTest.has(row));
    const parts = splitTable(data, schema, { ...plan, testShare: 0 }, rest);
    const fold = await trainFold(table, given, { ...parts, test }, hooks.signal);
    // What was stopped half way is no result of these options.
    if (fold.stopped === 'interrupted') return null;
    folds.push(fold);
    hooks.onFold?.(fold, folds.length, tests.length);
  }
  return { folds, ...summarize(folds.map((fold) => fold.metrics)) };
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
