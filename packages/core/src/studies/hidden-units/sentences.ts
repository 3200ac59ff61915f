import type { Conclusion } from '../conclude/conclusion.js';
import { figureOf, rangeOf, short, sizeOf } from '../conclude/figures.js';
import type { HiddenUnitsStudy, RuleCheck, SizeFigures } from './found.js';

/** What a study of hidden units says, in plain words. The first sentence says it all. */
export function sizeSentences(
  sizes: readonly SizeFigures[],
  conclusion: Conclusion,
  recommendation: HiddenUnitsStudy['recommendation'],
  rules: readonly RuleCheck[],
): string[] {
  if (conclusion.best === null) return ['Nothing can be said: no trial has a result.'];
  return [
    headline(sizes, conclusion, recommendation),
    ...fitSentences(sizes),
    ...rules.map(({ rule, verdict, why }) => `Rule of thumb "${rule}" ${ofVerdict[verdict]}: ${why}.`),
  ];
}

const ofVerdict = {
  holds: 'holds here',
  'does not hold': 'does not hold here',
  open: 'stays open',
} as const;

function headline(
  sizes: readonly SizeFigures[],
  conclusion: Conclusion,
  recommendation: HiddenUnitsStudy['recommendation'],
): string {
  const { measure, best } = conclusion;
  const figure = (arm: string) => {
    const { summary, parameters } = sizes.find((each) => each.arm === arm)!;
    return `${measure} ${figureOf(summary.mean!, measure)}, ${parameters} parameters`;
  };
  if (recommendation === null) {
    return `${best} comes out best (${figure(best!)}), but fewer than 3 pairs tell nothing from chance: run at least 3 seeds.`;
  }
  const { arm, toBest } = recommendation;
  if (toBest === null)
    return `Take ${arm} (${figure(arm)}): every smaller network is worse by more than a standard error.`;
  const range = toBest.interval === null ? '' : `, 95 % interval ${rangeOf(toBest.interval, measure)}`;
  const sign = toBest.difference < 0 ? '−' : toBest.difference > 0 ? '+' : '';
  const difference = `${sign}${sizeOf(toBest.difference, measure)}${range}`;
  const more =
    toBest.morePairs === null
      ? ''
      : ` About ${toBest.morePairs} more ${conclusion.over} would tell a difference of this size.`;
  return `Take ${arm} (${figure(arm)}), the smallest network that is within one standard error of the best, ${best} (${figure(best!)}; difference ${difference}).${more}`;
}

function fitSentences(sizes: readonly SizeFigures[]): string[] {
  const measured = sizes.filter(({ costTrain }) => costTrain !== null);
  if (measured.every(({ fit }) => fit === 'untested')) return [];
  const over = measured.filter(({ fit }) => fit === 'overfits');
  const under = measured.filter(({ fit }) => fit === 'underfits');
  const costs = ({ arm, costTrain, costHeldOut }: SizeFigures) =>
    `${arm} (training cost ${short(costTrain!.mean)}, held-out ${short(costHeldOut!.mean)})`;
  return [
    over.length > 0 ? `Overfits: ${over.map(costs).join('; ')}.` : 'No size is shown to overfit.',
    ...(under.length > 0 ? [`Too small to fit: ${under.map(costs).join('; ')}.`] : []),
  ];
}
