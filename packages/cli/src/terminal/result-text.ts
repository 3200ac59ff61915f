import {
  type CrossValidation,
  type Evaluation,
  type Model,
  sentence,
  spellOption,
  stoppedBecause,
  type Training,
} from '@colonnade/core';
import type { RunFolder } from '../run/run-folder.js';
import { duration } from './progress.js';
import { count, figure, plain, textTable } from './table.js';

/** A confusion matrix of more classes is left to the report. */
const widestConfusion = 12;

/** The result of a training: metrics beside baselines, confusion, the strongest finding, where the model lies. */
export function describeResult(model: Model, folder: RunFolder): string {
  const training = model.training!;
  const { history, evaluations } = training;
  const judged = evaluations[training.judgedOn]!;
  const seconds = duration(history.timeMs / 1000);
  const late = training.warnings.filter(({ code }) =>
    ['RATE_TOO_HIGH', 'RATE_TOO_LOW', 'DEAD_UNITS'].includes(code),
  );
  const [finding] = training.findings;
  return [
    `${count(history.epochs)} epochs in ${seconds}: ${stoppedBecause(training)} Kept: epoch ${history.keptEpoch}.`,
    '',
    describeMetrics(training),
    '',
    describeBaselines(training, judged),
    ...(training.crossValidation ? ['', describeFolds(training.crossValidation)] : []),
    ...(judged.confusion ? ['', describeConfusion(model.classes, judged.confusion, training.judgedOn)] : []),
    ...late.map(({ code, message }) => `\n  warning: ${message} [${code}]`),
    ...(finding
      ? [
          '',
          `  What stands in the way first: ${finding.title.charAt(0).toLowerCase()}${finding.title.slice(1)}.`,
          `  ${sentence(finding.detail)}`,
          ...(finding.remedy
            ? [
                `  ${sentence(finding.remedy.text.replaceAll('{option}', finding.remedy.option ? spellOption(finding.remedy.option, finding.remedy.value, 'command') : ''))}`,
              ]
            : []),
        ]
      : []),
    '',
    `  model   ${folder.file('model')}`,
    `  report  ${folder.file('report')}`,
    '',
  ].join('\n');
}

/** The metrics of every part, side by side; then how many examples were right before each was learned from. */
function describeMetrics({ evaluations, history }: Pick<Training, 'evaluations' | 'history'>): string {
  const parts = (['train', 'validation', 'test'] as const).filter((name) => evaluations[name] !== null);
  const names = Object.keys(evaluations.train.metrics) as (keyof typeof evaluations.train.metrics)[];
  const online = history[history.keptEpoch].accuracyOnline;
  return textTable([
    ['', ...parts],
    ...names.map((name) => [name, ...parts.map((part) => figure(evaluations[part]!.metrics[name]))]),
    ...(online === undefined ? [] : [['accuracyOnline', figure(online)]]),
  ]);
}

function describeBaselines({ baselines, judgedOn }: Training, judged: Evaluation): string {
  const name = 'rmse' in judged.metrics ? 'rmse' : 'accuracy';
  const score = (metrics: Evaluation['metrics']) =>
    figure('rmse' in metrics ? metrics.rmse : metrics.accuracy);
  const words = {
    majority: 'majority class',
    mean: 'mean',
    logisticRegression: 'logistic regression',
    linearRegression: 'linear regression',
  };
  return textTable([
    [`${name} on the ${judgedOn} part`, ''],
    ['this network', score(judged.metrics)],
    ...baselines.map((baseline) => [words[baseline.name], score(baseline.metrics)]),
  ]);
}

/** Every measure over the folds: its mean, its deviation, and what it is in each. */
function describeFolds({ folds, mean, deviation }: CrossValidation): string {
  const names = Object.keys(mean) as (keyof typeof mean)[];
  return textTable([
    [`${folds.length} folds`, 'mean', 'deviation', ...folds.map((_, i) => `fold ${i + 1}`)],
    ...names.map((name) => [
      name,
      figure(mean[name]),
      figure(deviation[name]),
      ...folds.map(({ metrics }) => figure(metrics[name])),
    ]),
  ]);
}

/** A confusion matrix, rows true. */
export function describeConfusion(
  classes: readonly string[],
  confusion: readonly (readonly number[])[],
  part: string,
): string {
  if (classes.length > widestConfusion)
    return `  the confusion matrix of ${classes.length} classes is in the report`;
  const names = classes.map((name) => plain(name, 14));
  return textTable([
    [`confusion (${part}; rows true)`, ...names],
    ...confusion.map((row, i) => [names[i], ...row.map(String)]),
  ]);
}
