import { type ScaleLearner, type ScaleStudy, wordsOfMeasure } from '@colonnade/core';
import type { OutlookInput } from '../../figures/outlook-figure.js';
import type { ScaleInput } from '../../figures/scale-figure.js';
import type { StandingsInput } from '../../figures/standings-figure.js';
import { isShare } from './arm-values.js';

/** Where a learner stands, in a few words. */
export const standingWords: Readonly<Record<ScaleLearner['standing'], string>> = {
  rising: 'still rises',
  'too simple': 'is too simple',
  unsuited: 'does not suit these data',
  ceiling: 'is at the ceiling',
  open: 'is open',
};

const CURVE_POINTS = 40;

/** Scores of every learner, by examples or by seconds, as their figure takes them. */
export function scaleValues(
  { learners, measure, larger }: ScaleStudy,
  against: ScaleInput['against'],
): ScaleInput {
  return {
    measure: wordsOfMeasure(measure),
    share: isShare(measure),
    larger,
    against,
    learners: learners.map(({ name, kind, own, points }) => ({
      name,
      kind,
      band: own,
      points: points.map(({ examples, seconds, score }) => ({ examples, seconds, ...score })),
    })),
  };
}

/** Training and held-out scores of every learner. */
export function standingValues({ learners, measure }: ScaleStudy): StandingsInput {
  return {
    measure: wordsOfMeasure(measure),
    share: isShare(measure),
    learners: learners.map(({ name, standing, points }) => ({
      name,
      standing: standingWords[standing],
      points: points.map(({ examples, train, score }) => ({
        examples,
        train: train.mean,
        heldOut: score.mean,
      })),
    })),
  };
}

/** What more examples would bring the network that was asked for; null without a fitted curve. */
export function outlookValues({
  learners,
  measure,
  larger,
  contradictions,
}: ScaleStudy): OutlookInput | null {
  const own = learners.find((learner) => learner.own);
  if (own?.law == null || own.outlook.length === 0) return null;
  const { a, b, c, rungs } = own.law;
  const first = own.points[Math.max(0, own.points.length - rungs)].examples;
  const last = own.points[own.points.length - 1].examples;
  const curve = Array.from({ length: CURVE_POINTS + 1 }, (_, i) => {
    const examples = first * (last / first) ** (i / CURVE_POINTS);
    const error = a + b * examples ** -c;
    return { examples, value: larger ? 1 - error : error };
  });
  const isCeiling = contradictions !== null && contradictions.contradicting > 0;
  const shown = measure === 'accuracy' || measure === 'r2';
  return {
    measure: wordsOfMeasure(measure),
    share: isShare(measure),
    larger,
    name: own.name,
    points: own.points.map(({ examples, score }) => ({ examples, ...score })),
    curve,
    outlook: own.outlook.map(({ examples, score }) => ({ examples, ...score })),
    ceiling: isCeiling && shown ? contradictions.ceiling : null,
  };
}
