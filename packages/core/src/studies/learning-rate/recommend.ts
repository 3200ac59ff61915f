import type { Conclusion } from '../conclude/conclusion.js';
import { figureOf, wordsOfMeasure } from '../conclude/figures.js';
import { rateArm, rateOf } from './arms.js';
import type { ArmEndings } from './endings.js';

/** A rate to train with, and how sure that is. */
export interface Recommendation {
  readonly rate: number;
  readonly schedule: 'constant' | 'bold-driver';
  /** Rates that it could not be told from, large to small. */
  readonly undecided: readonly number[];
  /** `sure`: every other rate is tested worse. `partly`: some are. `unsure`: none is. */
  readonly confidence: 'sure' | 'partly' | 'unsure';
  /** The first says which rate; the others how sure that is, and what is beside it. */
  readonly sentences: readonly string[];
}

/** The constant rate with the best mean, or Bold Driver where that is tested better. */
export function recommend(
  conclusion: Conclusion,
  endings: readonly ArmEndings[],
  rates: readonly number[],
): Recommendation | null {
  const names = rates.map((rate) => rateArm(rate).name);
  const { arms, comparisons, larger, measure } = conclusion;
  const sign = larger ? -1 : 1;
  const constant = arms.filter(({ arm, mean }) => names.includes(arm) && mean !== null);
  const sound = constant.filter(({ diverged }) => diverged === 0);
  const ranked = [...(sound.length > 0 ? sound : constant)].sort((a, b) => sign * (a.mean! - b.mean!));
  if (ranked.length === 0) return null;
  const best = ranked[0];
  const rate = rateOf(best.arm, rates)!;
  const bold = arms.find(({ arm, mean }) => !names.includes(arm) && mean !== null);
  const isTold = (good: string, bad: string) =>
    comparisons.some(
      ({ arm, against, verdict }) =>
        (arm === good && against === bad && (verdict === 'better' || verdict === 'fixed')) ||
        (arm === bad && against === good && (verdict === 'worse' || verdict === 'fixed')),
    );
  const others = names.filter((name) => name !== best.arm);
  const isLost = (name: string) =>
    endings.some(({ arm, starts, diverged }) => arm === name && starts > 0 && diverged === starts);
  const undecided = others.filter((name) => !isTold(best.arm, name) && !isLost(name));
  const told = others.length - undecided.length;
  const confidence = undecided.length === 0 ? 'sure' : told > 0 ? 'partly' : 'unsure';
  const boldIsBetter =
    bold !== undefined && sign * (bold.mean! - best.mean!) < 0 && isTold(bold.arm, best.arm);
  const isFixed = comparisons.some(({ arm, verdict }) => others.includes(arm) && verdict === 'fixed');
  const beside = {
    sure: isFixed
      ? 'every other rate is worse for every seed alike'
      : 'every other rate is worse by test, or diverges',
    partly: `it cannot be told from ${listed(undecided)}; the others are worse by test, or diverge`,
    unsure: `it cannot be told from ${others.length === 0 ? 'others, for none was tried' : 'the others'}`,
  };
  const sentences = [
    `Learning rate ${rate}: ${wordsOfMeasure(measure)} ${figureOf(best.mean!, measure)} on average, the best of ${rates.length}; ${beside[confidence]}.`,
    ...(bold ? [aboutBold(bold.arm, bold.mean!, boldIsBetter, isTold(best.arm, bold.arm), conclusion)] : []),
    ...edge(rate, rates),
    ...aboutEndings(endings),
  ];
  return {
    rate,
    schedule: boldIsBetter ? 'bold-driver' : 'constant',
    undecided: undecided.map((name) => rateOf(name, rates)!),
    confidence,
    sentences,
  };
}

function aboutBold(
  arm: string,
  mean: number,
  isBetter: boolean,
  isWorse: boolean,
  { measure }: Conclusion,
): string {
  const verdict = isBetter
    ? 'better than every constant rate that was tried, by test against the best'
    : isWorse
      ? 'worse than that'
      : 'not to be told from it';
  return `Bold Driver (${arm}) comes to ${figureOf(mean, measure)}: ${verdict}.`;
}

/** The best of those tried may have a better neighbor that was not. */
function edge(rate: number, rates: readonly number[]): string[] {
  if (rates.length < 2) return [];
  const [largest, smallest] = [Math.max(...rates), Math.min(...rates)];
  if (rate === largest) return [`It is the largest rate that was tried: a larger one may be better still.`];
  if (rate === smallest)
    return [`It is the smallest rate that was tried: a smaller one may be better still.`];
  return [];
}

/** What became of the starts, where some did not come to the lowest cost. */
function aboutEndings(endings: readonly ArmEndings[]): string[] {
  const told = (what: 'worse' | 'diverged', words: string) => {
    const some = endings.filter((arm) => arm[what] > 0);
    if (some.length === 0) return [];
    return [
      `${words}: ${some.map((arm) => `${arm.arm} in ${arm[what]} of ${arm.starts} starts`).join(', ')}.`,
    ];
  };
  return [
    ...told('worse', 'Stopped falling above the lowest cost, in a worse minimum or on a plateau'),
    ...told('diverged', 'Diverged'),
  ];
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
