import type { FramedArm, FramingStudy, MeasureName } from '@colonnade/core';
import { figure, plain, textTable } from '../terminal/table.js';
import { flagsOf } from './option-text.js';

const shares: readonly MeasureName[] = ['accuracy', 'precision', 'recall', 'f1', 'auc'];
const longestName = 44;

/** A study of framing on the terminal: what it says, a table of the representations, the options to take. */
export function describeFraming(study: FramingStudy): string {
  const { sentences, notes, recommendation } = study;
  const [first, ...others] = [...sentences, ...notes].map((sentence) => plain(sentence, 600));
  const advice =
    recommendation === null ? [] : [`Take it with: ${plain(flagsOf(recommendation.options), 1000)}\n`];
  return [
    `${first}\n`,
    ...advice,
    `${representationTable(study)}\n`,
    ...others.map((each) => `${each}\n`),
  ].join('\n');
}

function representationTable({ representations, conclusion }: FramingStudy): string {
  const { measure, larger } = conclusion;
  const share = shares.includes(measure);
  const one = (value: number | null) =>
    value === null ? '–' : share ? (100 * value).toFixed(1) : figure(value);
  const range = (interval: readonly [number, number] | null) =>
    interval === null ? '–' : `${one(interval[0])} to ${one(interval[1])}`;
  const steps = representations.some(({ firstStep }) => firstStep !== null);
  const columns: [string, (framed: FramedArm) => string, boolean][] = [
    ['representation', ({ name }) => plain(name, longestName), true],
    ['inputs', ({ inputs }) => (inputs === null ? '–' : String(inputs)), true],
    [share ? `${measure} %` : measure, ({ summary }) => one(summary.mean), true],
    ['95 % interval', ({ summary }) => range(summary.interval), true],
    [
      'to as given',
      ({ toGiven }) =>
        toGiven === null || toGiven.pairs === 0
          ? ''
          : one(Math.abs(toGiven.difference) < 1e-11 ? 0 : toGiven.difference),
      true,
    ],
    ['verdict', verdict, true],
    ['first step', ({ firstStep }) => (firstStep === null ? '–' : firstStep.value.toFixed(3)), steps],
    ['epochs to target', ({ trained, epochsToTarget }) => epochs(trained, epochsToTarget), true],
    [
      'examples/s',
      ({ examplesPerSecond }) => (examplesPerSecond === null ? '–' : String(Math.round(examplesPerSecond))),
      true,
    ],
  ];
  const shown = columns.filter(([, , wanted]) => wanted);
  const sign = larger ? -1 : 1;
  const rank = ({ summary }: FramedArm) => (summary.mean === null ? Number.MAX_VALUE : sign * summary.mean);
  const sorted = [...representations].sort((a, b) => rank(a) - rank(b));
  return textTable([
    shown.map(([head]) => head),
    ...sorted.map((each) => shown.map(([, cell]) => cell(each))),
  ]);
}

function verdict({ toGiven, summary }: FramedArm): string {
  if (summary.trials === 0) return 'no result';
  if (toGiven === null) return 'as given';
  const words = {
    undecided: 'undecided',
    same: 'the same',
    untested: 'untested',
    fixed: 'always so',
  } as const;
  const found = toGiven.verdict;
  return found === 'better' || found === 'worse' ? found : words[found];
}

function epochs(trained: number, value: number | null): string {
  if (trained === 0) return '–';
  return value === null ? 'never' : String(Number(value.toPrecision(3)));
}
