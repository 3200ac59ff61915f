import type { StudyPlan } from '../plan.js';
import type { ArmComparison, ArmSummary, Conclusion } from './conclusion.js';
import { figureOf, rangeOf, short, sizeOf, wordsOfMeasure } from './figures.js';

/** Sentences about arms that the best could not be told from. */
const mostDoubts = 3;
/** Arms that a sentence names. */
const mostNamed = 4;

type Found = Omit<Conclusion, 'sentences'>;

/** A conclusion in plain words. The first sentence says it all. */
export function wordConclusion(found: Found, { untilCost, folds }: StudyPlan): string[] {
  if (found.best === null) return ['Nothing can be said: no trial has a result.'];
  return [
    headline(found),
    ...closest(found).flatMap((arm) => doubt(arm, found, folds ?? 1)),
    ...found.arms.flatMap(divergence),
    ...(untilCost === null ? [] : [costSentence(found.arms, untilCost)]),
    ...scope(found),
  ];
}

function headline(found: Found): string {
  const { arms, measure, best, undecided } = found;
  const winner = arms.find(({ arm }) => arm === best)!;
  const value = `${wordsOfMeasure(measure)} ${figureOf(winner.mean!, measure)}${spread(winner, found)}`;
  const others = arms.filter(({ arm }) => arm !== best);
  if (others.length === 0) return `${best}: ${value}.`;
  const pairs = Math.max(...others.map(({ toBest }) => toBest?.pairs ?? 0));
  const rounds = `${pairs} ${wordOf(found.over, pairs)}`;
  const beaten = others.filter(({ toBest }) => toBest?.verdict === 'worse');
  if (beaten.length === others.length) {
    const than = others.length === 1 ? others[0].arm : `each of the ${others.length} others`;
    const by = others.length === 1 ? ` by ${amount(others[0].toBest!, found)}` : '';
    return `${best} is better than ${than}${by}: ${value}, tested over ${rounds}.`;
  }
  const same = others.filter(({ toBest }) => toBest?.verdict === 'same');
  if (same.length === others.length) {
    return `No difference: every arm has the same ${wordsOfMeasure(measure)} in each of ${rounds}, ${figureOf(winner.mean!, measure)} on average.`;
  }
  const fixed = others.filter(({ toBest }) => toBest?.verdict === 'fixed');
  if (fixed.length === others.length) {
    return `${best} comes out best for every seed alike: ${value}. Nothing in it is left to chance, so nothing is to test.`;
  }
  if (pairs < 3) {
    return `${best} comes out best with ${value}, but ${rounds} ${pairs === 1 ? 'is' : 'are'} too few to tell a difference from chance: run at least 3.`;
  }
  const told = beaten.length === 0 ? '' : `, and it is better than ${list(beaten.map(({ arm }) => arm))}`;
  if (beaten.length === 0) {
    return `No difference that ${rounds} can show: ${best} comes out first with ${value}, but it cannot be told from ${list(undecided)}.`;
  }
  return `${best} comes out best: ${value}${told} (tested over ${rounds}); it cannot be told from ${list(undecided)}.`;
}

function spread({ interval }: ArmSummary, { measure }: Found): string {
  return interval === null ? '' : ` (95 % interval ${rangeOf(interval, measure)})`;
}

function amount({ difference, interval }: ArmComparison, { measure }: Found): string {
  // Said of the better one: the other way round.
  const turned = interval && ([...interval].map(Math.abs).sort((a, b) => a - b) as [number, number]);
  const range = turned ? ` (95 % interval ${rangeOf(turned, measure)})` : '';
  return `${sizeOf(difference, measure)}${range}`;
}

/** The arms that come nearest to the best: the table has all of them. */
function closest({ arms, best }: Found): ArmSummary[] {
  const others = arms.filter(({ arm, toBest }) => arm !== best && toBest !== null);
  others.sort((a, b) => Math.abs(a.toBest!.difference) - Math.abs(b.toBest!.difference));
  return others.slice(0, mostDoubts);
}

/** What would settle a comparison that is not. */
function doubt({ arm, toBest }: ArmSummary, { measure, best, over }: Found, folds: number): string[] {
  if (toBest?.verdict !== 'undecided') return [];
  const { difference, interval, morePairs } = toBest;
  const alone = interval !== null && interval[0] * interval[1] > 0;
  const among = alone ? ', told by itself, but not among so many comparisons' : '';
  const found = `${sizeOf(difference, measure)}${interval ? `, 95 % interval ${rangeOf(interval, measure)}` : ''}`;
  const seeds = morePairs === null ? null : Math.ceil(morePairs / folds);
  const remedy =
    seeds !== null
      ? `about ${seeds} more ${seeds === 1 ? 'seed' : 'seeds'} would tell a difference of this size`
      : over === 'starts'
        ? 'no number of seeds would tell a difference of this size'
        : 'more seeds would not tell a difference of this size on these data; more data could';
  return [`${arm} against ${best}: ${found}${among}; ${remedy}.`];
}

function divergence({ arm, diverged, trials }: ArmSummary): string[] {
  if (diverged === 0) return [];
  return [`${arm}: the cost became NaN or infinite in ${diverged} of ${Math.max(trials, diverged)} trials.`];
}

function costSentence(arms: readonly ArmSummary[], untilCost: number): string {
  const epochs = ({ toCost }: ArmSummary) => toCost?.epochs ?? Number.POSITIVE_INFINITY;
  const sorted = [...arms].sort((a, b) => (epochs(a) < epochs(b) ? -1 : epochs(a) > epochs(b) ? 1 : 0));
  const said = sorted.slice(0, mostNamed).map(({ arm, toCost, trials }) => {
    if (toCost === null || toCost.epochs === null) return `${arm} never`;
    const share = toCost.reached < trials ? ` in ${toCost.reached} of ${trials} trials` : '';
    return `${arm} after ${short(toCost.epochs)} epochs and ${short(toCost.seconds!)} s${share}`;
  });
  const more = sorted.length > mostNamed ? `; ${sorted.length - mostNamed} others later or never` : '';
  return `To a training cost of ${untilCost} (medians): ${said.join('; ')}${more}.`;
}

/** What the figures are about, and what they are not. */
function scope(found: Found): string[] {
  const { measure, judgedOn } = found;
  const untested =
    judgedOn === 'train' && measure !== 'train-cost'
      ? [
          'There is no part to test on: this is how well examples are learned, not how well others are predicted.',
        ]
      : judgedOn === 'validation' && measure !== 'validation-cost'
        ? ['There is no test part: the validation part is judged by, which early stopping has seen.']
        : [];
  return [...untested, ...scopeOfTests(found)];
}

function scopeOfTests({ over, arms, comparisons }: Found): string[] {
  if (arms.length < 2 || comparisons.every(({ pairs }) => pairs < 2)) return [];
  if (over === 'starts') {
    return [
      'Every seed is judged on the same rows: this is about the start of training on these data, and tells nothing of others.',
    ];
  }
  const tested = comparisons.filter(({ p }) => p !== null).length;
  if (tested === 0) return [];
  const several = tested > 1 ? `, corrected for ${tested} comparisons (Holm)` : '';
  return [
    `Tested in pairs over ${over === 'folds' ? 'folds' : 'splits by seed'}, allowing for the examples that they share (Nadeau and Bengio 2003)${several}.`,
  ];
}

function wordOf(over: Found['over'], count: number): string {
  return count === 1 ? over.slice(0, -1) : over;
}

/** `a, b and c`; of many the first ones. */
function list(names: readonly string[]): string {
  const many = names.length > mostNamed;
  const shown = many
    ? [...names.slice(0, mostNamed - 1), `${names.length - mostNamed + 1} others`]
    : [...names];
  return shown.length < 2 ? (shown[0] ?? '') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}
