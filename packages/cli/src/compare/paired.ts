import { pairedAccuracy, pairedRmse } from '@colonnade/core';
import type { Predictions, Run } from './read-run.js';

/** How a run differs from the first one, on the rows that both tested. */
export interface RunDifference {
  readonly run: string;
  readonly against: string;
  readonly measure: 'accuracy' | 'rmse';
  /** Rows that both tested. */
  readonly rows: number;
  /** The score of `run` less that of `against`; null without common rows. */
  readonly difference: number | null;
  /** Its 95 % interval; null where there is none. */
  readonly interval: readonly [low: number, high: number] | null;
  /** Rows that one has right and the other has not; null for a regression. */
  readonly onlyRun: number | null;
  readonly onlyAgainst: number | null;
  /** What that means, or why there is no difference to speak of. */
  readonly sentence: string;
}

/** The paired difference of two runs of one task, or why there is none. */
export function pairedDifference(run: Run, against: Run): RunDifference {
  const measure = run.result.task === 'regression' ? 'rmse' : 'accuracy';
  const about = { run: run.run, against: against.run, measure } as const;
  const none = { rows: 0, difference: null, interval: null, onlyRun: null, onlyAgainst: null };
  const reason = whyNot(run, against);
  if (reason !== undefined) return { ...about, ...none, sentence: reason };
  const pairs = commonRows(run.predictions, against.predictions);
  const rows = pairs.length;
  if (rows === 0) return { ...about, ...none, sentence: 'not comparable: they tested no row in common' };
  if (measure === 'rmse') {
    const errors = (predictions: Predictions, at: 0 | 1) =>
      pairs.map((pair) => errorAt(predictions, pair[at]));
    const found = pairedRmse(errors(run.predictions, 0), errors(against.predictions, 1));
    const sentence = sentenceOf(about, rows, found);
    return { ...about, rows, ...found, onlyRun: null, onlyAgainst: null, sentence };
  }
  const right = (predictions: Predictions, at: 0 | 1) => pairs.map((pair) => isRight(predictions, pair[at]));
  const { onlyA, onlyB, ...found } = pairedAccuracy(right(run.predictions, 0), right(against.predictions, 1));
  const sentence = sentenceOf(about, rows, found);
  return { ...about, rows, ...found, onlyRun: onlyA, onlyAgainst: onlyB, sentence };
}

function whyNot(run: Run, against: Run): string | undefined {
  const untested = [run, against].find(({ predictions }) => predictions.part !== 'test');
  if (untested) return `not comparable: ${untested.run} has no test part`;
  if (run.predictions.sha256 === against.predictions.sha256) return undefined;
  return `not comparable: the data are not the same (${run.predictions.source}, ${against.predictions.source})`;
}

/** Where each row that both tested stands in either list. */
function commonRows(a: Predictions, b: Predictions): [number, number][] {
  const places = new Map(b.rows.map((row, at) => [row, at]));
  return a.rows.flatMap((row, at): [number, number][] => {
    const place = places.get(row);
    return place === undefined ? [] : [[at, place]];
  });
}

function isRight({ actual, predicted }: Predictions, at: number): boolean {
  return String(actual[at]) === String(predicted[at]);
}

/** Of several numbers a row, the root of their mean square. */
function errorAt({ actual, predicted }: Predictions, at: number): number {
  const [truth, said] = [[actual[at]].flat(), [predicted[at]].flat()].map((list) => list.map(Number));
  const squares = truth.reduce((sum, value, i) => sum + (said[i] - value) ** 2, 0);
  return Math.sqrt(squares / truth.length);
}

function sentenceOf(
  { measure, against }: Pick<RunDifference, 'measure' | 'against'>,
  rows: number,
  { difference, interval }: { difference: number; interval: readonly [number, number] | null },
): string {
  const isShare = measure === 'accuracy';
  const size = (value: number) =>
    isShare ? (100 * value).toFixed(1) : Number(value.toPrecision(3)).toString();
  const unit = isShare ? ' points' : '';
  const signed = (value: number) => size(value).replace('-', '−');
  if (interval === null)
    return `${rows} rows are too few for an interval (difference ${signed(difference)}${unit})`;
  const [low, high] = interval;
  const range = `difference ${signed(difference)}${unit}, 95 % interval ${signed(low)} to ${signed(high)}`;
  if (low <= 0 && high >= 0) return `no difference that ${rows} rows can show (${range})`;
  const isBetter = isShare === difference > 0;
  return `${isBetter ? 'better' : 'worse'} than ${against} by ${size(Math.abs(difference))}${unit} on ${rows} rows (${range})`;
}
