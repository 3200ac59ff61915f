import type { RepeatedRows } from '../diagnosis/data/data-diagnosis.js';
import { figureOf, rangeOf, short, sizeOf } from '../studies/conclude/figures.js';
import { mean } from '../studies/conclude/paired-test.js';
import { resamplingOf } from '../studies/conclude/resampling.js';
import { type MeasureName, measureOf, measures } from '../studies/measure.js';
import type { Arm } from '../studies/plan.js';
import { errorOf, type Law, lawOf } from '../studies/scale/law.js';
import { type About, pointOf, scoredOf } from '../studies/scale/points.js';
import { standingOf } from '../studies/scale/standing.js';
import { explains } from '../studies/scale/verdict.js';
import type { TrialResult } from '../studies/trial-result.js';
import { type Gain, gainOf } from './gain.js';
import type { Amount } from './improvement.js';
import { sizeOfGain } from './wording.js';

/** Parts of the examples that the same training is run on: with all of them a ladder of four rungs. */
const parts = [2, 4, 8];

/** The same training on fewer and fewer of the examples. */
export function fewerExamples(arm: Arm, examples: number): Arm[] {
  return parts.map((part) => ({
    ...arm,
    name: `${arm.name}, 1/${part} of the examples`,
    examples: Math.max(1, Math.floor(examples / part)),
  }));
}

/** What more examples brought, and what that says of more still; null without results. */
export function amountOf(
  arm: Arm,
  fewer: readonly Arm[],
  results: readonly TrialResult[],
  measure: MeasureName,
  repeated: Pick<RepeatedRows, 'contradicting' | 'ceiling'>,
): Amount | null {
  const halves = results.filter((result) => result.arm === fewer[0].name);
  const seeds = new Set(halves.map(({ seed }) => seed));
  const arms = [...fewer].reverse().concat(arm);
  const points = arms.flatMap(({ name }) => {
    const own = results.filter((result) => result.arm === name && seeds.has(result.seed));
    const values = own.flatMap((result) => measureOf(result, measure) ?? []);
    return values.length === 0 ? [] : [{ arm: name, examples: own[0].examples.train, mean: mean(values) }];
  });
  const lastDoubling = gainOf(results, fewer[0].name, arm.name, measure);
  if (lastDoubling === null || points.length < 2) return null;
  const { larger } = measures[measure];
  const about: About = { measure, larger, resampling: resamplingOf(results, measure) };
  const scored = arms.map((each) =>
    scoredOf({ arm: each }, results, measure).filter(({ result }) => seeds.has(result.seed)),
  );
  const law = lawOf(scored, about);
  const [before = null, last = null] = scored.slice(-2).map((each) => pointOf(each, about));
  const { standing } = standingOf({ measure, larger, law, last, before, best: null, overSmaller: null });
  const error = errorOf(points[points.length - 1].mean, larger);
  const contradict = (measure === 'accuracy' || measure === 'r2') && 1 - repeated.ceiling >= explains * error;
  const limit =
    standing === 'rising' ? 'data' : standing !== 'ceiling' ? 'open' : contradict ? 'labels' : 'ceiling';
  return {
    points,
    lastDoubling,
    outlook: law?.outlook ?? [],
    limit,
    sentence: sentenceOf({ limit, gain: lastDoubling, points, law, measure, repeated }),
  };
}

interface Told {
  readonly limit: Amount['limit'];
  readonly gain: Gain;
  readonly points: Amount['points'];
  readonly law: Law | null;
  readonly measure: MeasureName;
  readonly repeated: Pick<RepeatedRows, 'contradicting' | 'ceiling'>;
}

function sentenceOf({ limit, gain, points, law, measure, repeated }: Told): string {
  const [half, all] = points.slice(-2).map(({ examples }) => examples);
  const figures = `from ${half} to ${all} examples ${sizeOfGain(gain)}`;
  if (law === null || limit === 'open') return `Whether more data would help is not told: ${figures}.`;
  const [twice, tenfold] = law.outlook;
  const score = (each: typeof twice) =>
    `${figureOf(each.score.median, measure)} (90 %: ${rangeOf([each.score.low, each.score.high], measure)})`;
  if (limit === 'data') {
    return `More data would help: twice the examples are expected to bring ${sizeOf(twice.gain.median, measure)}, to ${score(twice)}, ten times ${score(tenfold)}; ${figures}.`;
  }
  const little = `twice the examples are expected to bring ${sizeOf(twice.gain.median, measure)} (90 %: up to ${sizeOf(twice.gain.high, measure)})`;
  if (limit === 'ceiling') return `More data would hardly help: ${little}; ${figures}.`;
  return `More data would hardly help, for the labels contradict each other: ${repeated.contradicting} rows have the same inputs as a row with another target, so that nothing can do better than ${short(100 * repeated.ceiling)} % on them; ${little}.`;
}
