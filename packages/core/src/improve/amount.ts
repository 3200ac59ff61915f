import { mean } from '../studies/conclude/paired-test.js';
import type { MeasureName } from '../studies/measure.js';
import { measureOf } from '../studies/measure.js';
import type { Arm } from '../studies/plan.js';
import type { TrialResult } from '../studies/trial-result.js';
import { type Gain, gainOf, isBetter } from './gain.js';
import type { Amount } from './improvement.js';
import { sizeOfGain } from './wording.js';

/** The same training on a half and on a quarter of the examples. */
export function fewerExamples(arm: Arm, examples: number): Arm[] {
  return [2, 4].map((part) => ({
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
): Amount | null {
  const halves = results.filter((result) => result.arm === fewer[0].name);
  const seeds = new Set(halves.map(({ seed }) => seed));
  const points = [...fewer]
    .reverse()
    .concat(arm)
    .flatMap(({ name }) => {
      const own = results.filter((result) => result.arm === name && seeds.has(result.seed));
      const values = own.flatMap((result) => measureOf(result, measure) ?? []);
      return values.length === 0 ? [] : [{ arm: name, examples: own[0].examples.train, mean: mean(values) }];
    });
  const lastDoubling = gainOf(results, fewer[0].name, arm.name, measure);
  if (lastDoubling === null || points.length < 2) return null;
  return { points, lastDoubling, sentence: sentenceOf(lastDoubling, points) };
}

function sentenceOf(gain: Gain, points: Amount['points']): string {
  const [half, all] = points.slice(-2).map(({ examples }) => examples);
  const figures = `from ${half} to ${all} examples ${sizeOfGain(gain)}`;
  if (isBetter(gain))
    return `More data would probably help: ${figures}. Doubling them again usually brings less than that.`;
  if (gain.interval === null) return `Whether more data would help is not told: ${figures}.`;
  return `Whether more data would help cannot be told from chance: ${figures}.`;
}
