import {
  type Baseline,
  type ClassificationMetrics,
  type CrossValidation,
  type HistoryEntry,
  type Model,
  parameterCount,
  type RegressionMetrics,
  type StopReason,
  type Task,
  type Training,
  type Warning,
} from '@colonnade/core';

/** The figures of one part of the data. */
export type Metrics = ClassificationMetrics | RegressionMetrics;

/** What `colonnade train --json` prints and a run keeps as result.json. A part that does not exist is null. */
export interface TrainResult {
  /** Where the model lies; null when it was not saved. */
  readonly model: string | null;
  readonly report: string | null;
  readonly task: Task;
  /** In the order of the outputs; the names of several labels; null for a regression. */
  readonly classes: readonly string[] | null;
  readonly examples: {
    readonly train: number;
    readonly validation: number | null;
    readonly test: number | null;
  };
  /** n[0], …, n[L]. */
  readonly architecture: readonly number[];
  readonly parameters: number;
  /** Every option with the value it came to. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly epochs: number;
  readonly stopped: StopReason;
  /** epochs + 1 entries: entry i is the state after i epochs. */
  readonly history: readonly HistoryEntry[];
  readonly metrics: {
    readonly train: Metrics;
    readonly validation: Metrics | null;
    readonly test: Metrics | null;
  };
  /** Accuracy of the simple learners, rmse for a regression, on the test part; else validation; else training. */
  readonly baselines: Readonly<Partial<Record<Baseline['name'], number | null>>>;
  /** A training per fold; null without folds. */
  readonly crossValidation: CrossValidation | null;
  /** confusion[true][predicted] of the test part, else of training; null without classes. */
  readonly confusion: readonly (readonly number[])[] | null;
  readonly engine: Training['engine'];
  readonly threads: number;
  readonly seconds: number;
  readonly examplesPerSecond: number | null;
  readonly warnings: readonly Warning[];
}

/** The document of a training that has just ended. */
export function trainResult(
  model: Model,
  paths: { readonly model: string | null; readonly report: string | null },
): TrainResult {
  const training = model.training!;
  const { examples, evaluations, history } = training;
  const { specification } = model.content;
  const { task } = model.content.schema.target!;
  return {
    model: paths.model,
    report: paths.report,
    task,
    classes: task === 'regression' ? null : model.classes,
    examples: {
      train: examples.train.rows.length,
      validation: examples.validation?.rows.length ?? null,
      test: examples.test?.rows.length ?? null,
    },
    architecture: specification.sizes,
    parameters: parameterCount(specification),
    options: Object.fromEntries(training.options.map(({ name, value }) => [name, value])),
    epochs: history.epochs,
    stopped: history.stopped,
    history: [...history],
    metrics: {
      train: evaluations.train.metrics,
      validation: evaluations.validation?.metrics ?? null,
      test: evaluations.test?.metrics ?? null,
    },
    baselines: Object.fromEntries(training.baselines.map(({ name, metrics }) => [name, scoreOf(metrics)])),
    crossValidation: training.crossValidation,
    confusion: (evaluations.test ?? evaluations.train).confusion,
    engine: training.engine,
    threads: training.threads,
    seconds: training.seconds,
    examplesPerSecond: training.examplesPerSecond,
    warnings: training.warnings,
  };
}

/** The figure that a result is told by: accuracy, or the root mean squared error of a regression. */
function scoreOf(metrics: Metrics): number | null {
  return 'rmse' in metrics ? metrics.rmse : metrics.accuracy;
}
