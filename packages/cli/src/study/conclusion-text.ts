import type { ArmSummary, Conclusion, MeasureName, StudyPlan } from '@colonnade/core';
import { figure, plain, textTable } from '../terminal/table.js';

const shares: readonly MeasureName[] = ['accuracy', 'precision', 'recall', 'f1', 'auc'];
const longestName = 48;

/** A conclusion on the terminal: what it says, then a table of the arms, the best first. */
export function describeConclusion(conclusion: Conclusion, plan: StudyPlan): string {
  const [first, ...others] = conclusion.sentences.map((sentence) => plain(sentence, 400));
  return `${[first, '', armTable(conclusion, plan), '', ...others].join('\n').trimEnd()}\n`;
}

/** A row for every arm: mean, interval, difference to the best, and what else was observed. */
function armTable({ arms, measure, larger, best }: Conclusion, { untilCost }: StudyPlan): string {
  const share = shares.includes(measure);
  const one = (value: number | null) =>
    value === null ? '–' : share ? (100 * value).toFixed(1) : figure(value);
  const range = (interval: readonly [number, number] | null) =>
    interval === null ? '–' : `${one(interval[0])} to ${one(interval[1])}`;
  const has = (of: (arm: ArmSummary) => unknown) => arms.some((arm) => of(arm) !== null);
  const columns: [string, (arm: ArmSummary) => string, boolean][] = [
    ['arm', ({ arm }) => plain(arm, longestName), true],
    [share ? `${measure} %` : measure, ({ mean }) => one(mean), true],
    ['95 % interval', ({ interval }) => range(interval), true],
    [
      'to the best',
      ({ toBest }) => (toBest === null || toBest.pairs === 0 ? '' : one(toBest.difference)),
      true,
    ],
    [
      '95 % interval',
      ({ toBest }) => (toBest ? range(toBest.interval) : ''),
      has(({ toBest }) => toBest?.interval ?? null),
    ],
    ['verdict', (arm) => verdict(arm, best), true],
    ['epochs to cost', ({ toCost }) => figureOrNever(toCost?.epochs), untilCost !== null],
    ['seconds', ({ toCost }) => figureOrNever(toCost?.seconds), untilCost !== null],
    ['saturated', ({ saturated }) => percent(saturated), has(({ saturated }) => saturated)],
    ['dead', ({ dead }) => percent(dead), has(({ dead }) => dead)],
    ['s a trial', ({ seconds }) => (seconds === null ? '–' : seconds.toFixed(2)), true],
  ];
  const shown = columns.filter(([, , wanted]) => wanted);
  const sign = larger ? -1 : 1;
  const sorted = [...arms].sort(
    (a, b) => sign * ((a.mean ?? sign * Number.MAX_VALUE) - (b.mean ?? sign * Number.MAX_VALUE)),
  );
  return textTable([shown.map(([head]) => head), ...sorted.map((arm) => shown.map(([, cell]) => cell(arm)))]);
}

function verdict({ arm, toBest, trials }: ArmSummary, best: string | null): string {
  if (trials === 0) return 'no result';
  if (arm === best) return 'best';
  const words = {
    undecided: 'undecided',
    same: 'the same',
    untested: 'untested',
    fixed: 'worse, always',
  } as const;
  const found = toBest?.verdict ?? 'untested';
  return found === 'better' || found === 'worse' ? found : words[found];
}

function figureOrNever(value: number | null | undefined): string {
  return value === null || value === undefined ? 'never' : String(Number(value.toPrecision(3)));
}

function percent(share: number | null): string {
  return share === null ? '–' : `${(100 * share).toFixed(0)} %`;
}
