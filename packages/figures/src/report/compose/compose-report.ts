import {
  type Baseline,
  type Model,
  outputLabels,
  parameterCount,
  stoppedBecause,
  type Training,
} from '@colonnade/core';
import type { ReportBaseline, ReportInput, ReportNetwork, ReportTraining } from '../report-input.js';
import { reportData } from './data.js';
import { reportMistakes } from './mistakes.js';
import { reportCalibration, reportRoc, reportScatter } from './quality.js';
import { reportFinding, reportOption } from './wording.js';

/** What a report says that the training does not know. */
export interface ReportContext {
  readonly title: string;
  /** The data as the user named them. */
  readonly source: string;
  /** The command that trains this again. */
  readonly command: string;
  /** Null when the model was not saved. */
  readonly modelPath: string | null;
  readonly version: string;
  readonly date: string | null;
  /** What the reader of the data did, in sentences. */
  readonly notes: readonly string[];
}

/** Everything that the report shows of a model that has just been trained. */
export function composeReport(model: Model, context: ReportContext): ReportInput {
  const training = model.training!;
  const { evaluations, examples, findings, judgedOn, options } = training;
  const { task, classes, columns, positive } = model.content.schema.target!;
  const judged = evaluations[judgedOn]!;
  return {
    title: context.title,
    task,
    target: columns.join(', '),
    unit: null,
    classes: task === 'regression' ? null : classes,
    positive: positive === null ? null : classes[positive],
    data: reportData(model, training, context),
    network: reportNetwork(model),
    training: reportTraining(training),
    metrics: {
      train: evaluations.train.metrics,
      validation: evaluations.validation?.metrics ?? null,
      test: evaluations.test?.metrics ?? null,
    },
    baselines: training.baselines.map(reportBaseline),
    evaluatedOn: judgedOn,
    confusion: judged.confusion,
    roc: reportRoc(model, judged),
    calibration: reportCalibration(model, judged),
    scatter: reportScatter(judged),
    mistakes: reportMistakes(model, examples[judgedOn]!, judged, examples.train),
    findings: findings.map(reportFinding),
    // What stands among the findings is not said twice.
    warnings: training.warnings.filter(({ code }) => !findings.some((finding) => finding.code === code)),
    options: options.map(reportOption),
    command: context.command,
    model: context.modelPath,
    engine: training.engine,
    threads: training.threads,
    version: context.version,
    date: context.date,
  };
}

const baselineNames: Readonly<Record<Baseline['name'], string>> = {
  majority: 'majority class',
  mean: 'mean',
  logisticRegression: 'logistic regression',
  linearRegression: 'linear regression',
};

function reportBaseline({ name, metrics }: Baseline): ReportBaseline {
  return { name: baselineNames[name], value: 'rmse' in metrics ? metrics.rmse : metrics.accuracy };
}

function reportNetwork({ content }: Model): ReportNetwork {
  const { specification } = content;
  const labels = outputLabels(content);
  return {
    sizes: specification.sizes,
    activations: specification.activations.slice(1) as string[],
    parameters: parameterCount(specification),
    // A single output for two classes is the probability of the positive one, the last.
    outputs: specification.sizes.at(-1) === labels.length ? labels : labels.slice(-1),
    bias: specification.bias,
    cost: specification.cost === 'squared-error' ? 'squared error' : specification.cost,
  };
}

function reportTraining(training: Training): ReportTraining {
  const { history, options, seconds, examplesPerSecond } = training;
  const option = (name: string) => options.find((choice) => choice.name === name)?.value;
  return {
    history,
    epochs: history.epochs,
    stopped: history.stopped,
    stoppedBecause: stoppedBecause(training),
    bestEpoch: option('patience') === 0 ? null : history.keptEpoch,
    optimizer: String(option('optimizer')),
    batchSize: option('batchSize') as number | 'all',
    seconds,
    examplesPerSecond,
  };
}
