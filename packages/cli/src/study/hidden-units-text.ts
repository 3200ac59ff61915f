import type { HiddenUnitsStudy, MeasureName, SizeFigures } from '@colonnade/core';
import { figure, plain, textTable } from '../terminal/table.js';

const shares: readonly MeasureName[] = ['accuracy', 'precision', 'recall', 'f1', 'auc'];

/** A study of hidden units on the terminal: what it says, and a table of the sizes, the smallest first. */
export function describeHiddenUnits(study: HiddenUnitsStudy): string {
  const { sentences, notes, recommendation } = study;
  const [first, ...others] = [...sentences, ...notes].map((sentence) => plain(sentence, 600));
  const hidden = recommendation?.hidden;
  const advice = hidden
    ? [`Take it with: --hidden ${hidden.length === 0 ? 'none' : hidden.join(',')}\n`]
    : [];
  return [`${first}\n`, ...advice, `${sizeTable(study)}\n`, ...others.map((each) => `${each}\n`)].join('\n');
}

function sizeTable({ sizes, conclusion }: HiddenUnitsStudy): string {
  const { measure } = conclusion;
  const share = shares.includes(measure);
  const one = (value: number | null) =>
    value === null ? '–' : share ? (100 * value).toFixed(1) : figure(value);
  const range = (interval: readonly [number, number] | null | undefined) =>
    interval ? `${one(interval[0])} to ${one(interval[1])}` : '–';
  const columns: [string, (size: SizeFigures) => string][] = [
    ['network', ({ arm }) => arm],
    ['parameters', ({ parameters }) => (parameters === null ? '–' : String(parameters))],
    [share ? `${measure} %` : measure, ({ summary }) => one(summary.mean)],
    [
      'to the best',
      ({ toBest }) => (toBest === null ? 'best' : toBest.pairs === 0 ? '' : one(toBest.difference)),
    ],
    ['95 % interval', ({ toBest }) => (toBest === null ? '' : range(toBest.interval))],
    ['training cost', ({ costTrain }) => figure(costTrain?.mean)],
    ['held-out cost', ({ costHeldOut }) => figure(costHeldOut?.mean)],
    ['fit', ({ fit }) => fit],
  ];
  const size = ({ parameters }: SizeFigures) => parameters ?? Number.MAX_VALUE;
  const sorted = [...sizes].sort((a, b) => size(a) - size(b));
  return textTable([
    columns.map(([head]) => head),
    ...sorted.map((each) => columns.map(([, cell]) => cell(each))),
  ]);
}
