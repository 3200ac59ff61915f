import { nowMs } from '../foundation/host.js';
import { checkOptions } from '../foundation/options.js';
import type { Table } from '../table/table.js';
import type { History } from '../training/history.js';
import { measureBaselines } from './baselines/baselines.js';
import { crossValidate } from './cross-validation.js';
import { evaluate } from './evaluate.js';
import type { Part } from './examples.js';
import type { Evidence } from './findings/finding.js';
import { findAll, warningsOf } from './findings/index.js';
import { isPoor } from './findings/score.js';
import type { ModelContent } from './model-file/content.js';
import type { Network } from './network.js';
import { type Prepared, prepareTraining } from './prepare-training.js';
import { trainHooks } from './train-hooks.js';
import type { TrainHooks, TrainOptions } from './train-options.js';
import type { Training } from './training.js';

/**
 * The whole way from a table to a tested network: prepare, fit, measure, compare with baselines, and say what
 * stands in the way.
 * @throws as `prepareTraining`; NOT_FINITE when not even the first cost is finite
 */
export async function trainOn(
  table: Table,
  given: TrainOptions,
  hooks: TrainHooks = {},
): Promise<{ content: ModelContent; network: Network; training: Training }> {
  checkOptions('train: hooks', hooks, trainHooks);
  const startedMs = nowMs();
  const { test, signal } = hooks;
  const own = { ...(test && { test }), ...(signal && { signal }) };
  const prepared = await prepareTraining(table, given, own);
  const { network, content, examples, fitOptions } = prepared;
  const { train } = examples;
  await hooks.onStart?.(prepared.start);
  const history = await network.fit(train.X, train.Y, {
    ...fitOptions,
    ...(hooks.onEpoch && { onEpoch: hooks.onEpoch }),
    ...(hooks.checkpoint && { checkpoint: hooks.checkpoint }),
  });
  const measured = await measureTraining(prepared, history);
  const crossValidation =
    prepared.folds === null || history.stopped === 'interrupted'
      ? null
      : await crossValidate(table, given, prepared.folds, hooks);
  const training = { ...measured, crossValidation, seconds: (nowMs() - startedMs) / 1000 };
  return { content, network, training };
}

/**
 * What a training that was prepared and fitted has come to: every part measured, compared with baselines, and what
 * stands in the way. Its seconds are those of the fit; it has no cross-validation.
 */
export async function measureTraining(prepared: Prepared, history: History): Promise<Training> {
  const { network, content, examples, fitOptions, engine, learningRate, baselineL2, start } = prepared;
  const { train, validation, test } = examples;
  const measure = (part: Part) => evaluate(content, network.predict(part.X), part.Y);
  const evaluations = {
    train: measure(train),
    validation: validation && measure(validation),
    test: test && measure(test),
  };
  const judged = test ?? validation ?? train;
  const { seed } = fitOptions;
  const baselines = await measureBaselines(engine, content, train, judged, { seed, l2: baselineL2 });
  const evidence: Evidence = {
    network,
    train,
    history,
    trained: evaluations.train,
    judged: evaluations[judged.name]!,
    baselines,
    learningRate,
  };
  const found = findAll(evidence);
  const { name, library, variant, threads } = history.engine;
  return {
    examples,
    options: start.options,
    history,
    evaluations,
    judgedOn: judged.name,
    baselines,
    crossValidation: null,
    findings: isPoor(evidence) ? found : [],
    warnings: [...start.warnings, ...warningsOf(found)],
    engine: { name, library, variant },
    threads,
    seconds: history.timeMs / 1000,
    examplesPerSecond: history.timeMs > 0 ? (1000 * history.epochs * train.X.columns) / history.timeMs : null,
  };
}
