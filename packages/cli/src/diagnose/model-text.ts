import type { ModelDiagnosis, Table } from '@colonnade/core';
import { count, figure, plain, textTable } from '../terminal/table.js';
import { wrap } from '../terminal/wrap.js';
import { driftTable } from './drift-table.js';
import type { ModelLook } from './look-at-model.js';

const mostColumns = 12;
const mostRows = 5;

const rowNames = { train: 'training', validation: 'validation', test: 'test', new: 'new to it' } as const;

/** What was measured of a model, as tables. */
export function describeModel({ path, diagnosis, judged }: ModelLook, table: Table): string[] {
  const { architecture, layers, scores, notJudged } = diagnosis;
  const name = scores[0] !== undefined && diagnosis.task === 'regression' ? 'r²' : 'accuracy';
  return [
    [
      `${plain(path)}: ${architecture.join(' – ')}`,
      textTable([
        ['rows', 'examples', name, '± error', 'mean loss', '± error'],
        ...scores.map(({ rows, examples, score, standardError, cost, costError }) => [
          rowNames[rows],
          count(examples),
          figure(score),
          figure(standardError),
          figure(cost),
          figure(costError),
        ]),
      ]),
    ].join('\n'),
    textTable([
      ['layer', 'units', 'activation', 'signal', 'error', 'update/weight', 'saturated', 'dead', 'identical'],
      ...layers.map((layer) => [
        String(layer.layer),
        count(layer.units),
        layer.activation,
        figure(layer.signal),
        figure(layer.error),
        figure(layer.updateToWeight),
        layer.saturated === null ? '–' : share(layer.saturated),
        layer.dead === null ? '–' : count(layer.dead),
        count(layer.identical),
      ]),
    ]),
    ...[describeCalibration(diagnosis), describeImportance(diagnosis), describeDrift(diagnosis)].flatMap(
      (text) => (text === null ? [] : [text]),
    ),
    ...describeMistakes(diagnosis, judged),
    ...describeLabels(diagnosis, table),
    ...(notJudged.length === 0
      ? []
      : [
          notJudged
            .flatMap((text) => wrap(plain(text, 500), 95))
            .map((line) => `  ${line}`)
            .join('\n'),
        ]),
  ];
}

function describeCalibration({ calibration }: ModelDiagnosis): string | null {
  if (calibration === null || calibration.expectedCalibrationError === null) return null;
  const { expectedCalibrationError, interval, chance } = calibration;
  return (
    `  calibration: what is said and what comes true differ by ${share(expectedCalibrationError)} on average ` +
    `(${share(interval[0])} to ${share(interval[1])}; chance alone: up to ${share(chance)})`
  );
}

function describeImportance({ importance }: ModelDiagnosis): string | null {
  if (importance.length === 0) return null;
  const most = importance[0].costRise;
  const shown = importance.slice(0, mostColumns);
  const more = importance.length - shown.length;
  return [
    textTable([
      ['column', 'importance', 'loss rises by', '95 % interval'],
      ...shown.map(({ column, costRise, interval }) => [
        plain(column, 40),
        bar(costRise / most),
        figure(costRise),
        `${figure(interval[0])} to ${figure(interval[1])}`,
      ]),
    ]),
    ...(more > 0 ? [`  … and ${count(more)} more, which the report has`] : []),
  ].join('\n');
}

function describeDrift({ drift }: ModelDiagnosis): string | null {
  return drift === null || drift.columns.length === 0 ? null : driftTable(drift.columns);
}

function describeMistakes({ mistakes, task }: ModelDiagnosis, table: Table): string[] {
  if (mistakes.length === 0) return [];
  const regression = task === 'regression';
  return [
    textTable([
      ['worst mistakes', 'true', 'predicted', ...(regression ? [] : ['said with'])],
      ...mistakes
        .slice(0, mostRows)
        .map(({ row, actual, predicted, probability }) => [
          placeOf(table, row),
          typeof actual === 'number' ? figure(actual) : plain(actual, 30),
          typeof predicted === 'number' ? figure(predicted) : plain(predicted, 30),
          ...(regression ? [] : [probability === null ? '–' : share(probability)]),
        ]),
    ]),
  ];
}

function describeLabels({ wrongLabels }: ModelDiagnosis, table: Table): string[] {
  if (wrongLabels === null || wrongLabels.confident === 0) return [];
  return [
    textTable([
      ['likely wrong labels', 'label', 'probability', 'rather', 'probability'],
      ...wrongLabels.ranked
        .slice(0, Math.min(mostRows, wrongLabels.confident))
        .map(({ row, label, probability, suggested, probabilityOfSuggested }) => [
          placeOf(table, row),
          plain(label, 30),
          share(probability),
          plain(suggested, 30),
          share(probabilityOfSuggested),
        ]),
    ]),
  ];
}

/** `line 42`, or `row 41` where a file has no lines. */
export function placeOf(table: Table, row: number): string {
  return table.place(row).slice(table.source.name.length + 1);
}

const bar = (part: number) => '█'.repeat(Math.round(12 * Math.min(1, Math.max(0, part || 0))));

const share = (value: number) => `${(100 * value).toFixed(1)} %`;
