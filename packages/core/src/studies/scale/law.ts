import { shares } from '../measure.js';
import type { FittedLaw, Outlook } from './found.js';
import type { About, Scored } from './points.js';
import { fitPowerLaw, type PowerLaw, type Range, type Rung } from './power-law.js';

/** So many times the examples there are. */
const times = [2, 10];
const fewestRungs = 3;

/** A learner's curve, as it goes on. */
export interface Law {
  readonly fitted: FittedLaw;
  readonly outlook: readonly Outlook[];
  /** By how much the error falls on twice the examples, as a share of the error now. */
  readonly share: Range;
  /** How wide the 90 % interval of the error now is, as a share of it. */
  readonly vague: number;
  /** Whether the error has most likely only begun to fall, faster than a power law. */
  readonly hasBegun: boolean;
}

/**
 * Where a learner stands now by its curve, where what was measured last is as good as twice the examples are expected to
 * be: by luck, in part. Null where it is not.
 */
export function curveNow({ score, gain }: Outlook, now: number, larger: boolean): number | null {
  const isLucky = larger ? score.median <= now : score.median >= now;
  if (!isLucky) return null;
  return larger ? score.median - gain.median : score.median + gain.median;
}

/** The error that a score leaves: 1 − score of shares and r², the score itself of costs and errors. */
export function errorOf(score: number, larger: boolean): number {
  return larger ? 1 - score : score;
}

/**
 * Fits the curve of a learner over the seeds that all of its rungs have; rungs that are not complete are left out from
 * the largest down. Null where that is too little.
 */
export function lawOf(
  rungs: readonly (readonly Scored[])[],
  { measure, larger, resampling: { ratio, over } }: About,
): Law | null {
  const whole = rungs.filter((scored) => scored.length > 1);
  if (whole.length < fewestRungs) return null;
  const keys = whole[whole.length - 1].map(({ key }) => key);
  const common = keys.filter((key) => whole.every((scored) => scored.some((each) => each.key === key)));
  if (common.length < 2) return null;
  const curve = whole.map((scored): Rung => {
    const byKey = new Map(scored.map((each) => [each.key, each]));
    const own = common.map((key) => byKey.get(key)!);
    return { examples: own[0].examples, errors: own.map(({ score }) => errorOf(score, larger)) };
  });
  const last = whole[whole.length - 1];
  const { result } = last[0];
  const counts = shares.includes(measure) && measure !== 'auc' && over !== 'starts';
  const law = fitPowerLaw(curve, { ratio, tested: counts ? result.examples[result.judgedOn] : null });
  if (law === null) return null;
  const { examples } = curve[curve.length - 1];
  return {
    fitted: { a: law.a, b: law.b, c: law.c, rungs: law.rungs },
    outlook: times.map((factor) => outlookOf(law, factor, examples, larger)),
    share: shareOf(law),
    vague: vagueness(law),
    hasBegun: law.begun > 0.5,
  };
}

function outlookOf(law: PowerLaw, factor: number, examples: number, larger: boolean): Outlook {
  const { median, low, high } = law.at(factor);
  const score = larger ? { median: 1 - median, low: 1 - high, high: 1 - low } : { median, low, high };
  return { times: factor, examples: factor * examples, score, gain: law.gain(factor) };
}

function vagueness(law: PowerLaw): number {
  const { median, low, high } = law.at(1);
  return median > 0 ? (high - low) / median : 0;
}

function shareOf(law: PowerLaw): Range {
  const now = law.at(1).median;
  const { median, low, high } = law.gain(2);
  const one = (value: number) => (now > 0 ? value / now : 0);
  return { median: one(median), low: one(low), high: one(high) };
}
