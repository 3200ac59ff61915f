import { figureOf, sizeOf } from '../conclude/figures.js';
import type { MeasureName } from '../measure.js';
import type { ScalePoint, Standing } from './found.js';
import { curveNow, errorOf, type Law } from './law.js';
import type { Difference } from './points.js';

/** Twice the examples that take less than this share off the error are not worth gathering. */
const worthwhile = 0.05;
/** A difference of less than this share of the error is none that matters. */
export const material = 0.1;
/** A difference is told where chance makes as much of it in fewer cases than this. */
export const level = 0.05;
/** Training and held-out errors have met where the training error is more than this share of the other. */
const met = 0.7;

/** To pass for as good as the best is a finding too: a worse one is told where chance makes as much in fewer cases than this. */
export const suspected = 0.2;
/** An error whose interval is so many times as wide as itself is hardly known. */
const vague = 2.2;
/** A training error of at least this share of that of the rung before no longer falls: chance alone moves it by more. */
const still = 0.93;
/** A held-out error that is above the training error by less than this share has met it. */
const apart = 0.08;

/** What a learner's standing is judged by. */
export interface Evidence {
  readonly measure: MeasureName;
  readonly larger: boolean;
  readonly law: Law | null;
  /** The last rung, and the one before it. */
  readonly last: ScalePoint | null;
  readonly before: ScalePoint | null;
  /** The best learner on the same rung, and how much better it is; null where that is this one. */
  readonly best: { readonly name: string; readonly score: number; readonly difference: Difference } | null;
  /** Of a network: how much better it is than the next smaller one. */
  readonly overSmaller: Difference | null;
}

/** Whether one is better than another by test, and by more than next to nothing. */
export function isMaterial(difference: Difference | null, error: number, p = level): boolean {
  if (difference === null || difference.p === null) return false;
  return difference.better > material * error && difference.p < p;
}

/**
 * Whether more examples cannot bring what the curve promises: the training score is an upper bound of what they bring as
 * long as it falls, and the held-out score is all but there.
 */
function isSpent({ last, before, larger }: Evidence): boolean {
  if (last === null || before === null) return false;
  const error = errorOf(last.score.mean, larger);
  const trained = errorOf(last.train.mean, larger);
  const isStill = trained >= still * errorOf(before.train.mean, larger);
  return isStill && error - trained < apart * error;
}

/** Where a learner is at the last rung, and why. */
export function standingOf(evidence: Evidence): { standing: Standing; because: string } {
  const { law, last, best, measure, larger } = evidence;
  if (last === null) return { standing: 'open', because: 'it has no result' };
  if (law === null) {
    return { standing: 'open', because: 'too few rungs and seeds to say whether its curve goes on' };
  }
  const told = (value: number) => figureOf(value, measure);
  const [twice] = law.outlook;
  const more = `on twice the examples ${told(twice.score.median)} is expected (90 %: ${told(twice.score.low)} to ${told(twice.score.high)})`;
  if (law.vague > vague) {
    return {
      standing: 'open',
      because: `too few rows and seeds tell its score apart from chance: ${more}`,
    };
  }
  if (law.share.median >= worthwhile && !isSpent(evidence)) {
    const curve = curveNow(twice, last.score.mean, larger);
    const luck =
      curve === null ? '' : `; by its curve it stands at ${told(curve)} now, and the rest may be luck`;
    return {
      standing: 'rising',
      because: `its curve goes on${law.hasBegun ? ', and falls faster than a power law' : ''}: ${more}${luck}`,
    };
  }
  const error = errorOf(last.score.mean, larger);
  const trained = errorOf(last.train.mean, larger);
  const scores = `${told(last.train.mean)} on its training examples and ${told(last.score.mean)} on the others`;
  const hasMet = trained >= met * error;
  if (best !== null && isMaterial(best.difference, error, suspected)) {
    const beaten = `${best.name} reaches ${told(best.score)}, ${sizeOf(best.difference.better, measure)} better`;
    const bestError = errorOf(best.score, larger);
    return hasMet || trained > bestError
      ? {
          standing: 'too simple',
          because: `training and held-out scores have met (${scores}), while ${beaten}`,
        }
      : {
          standing: 'unsuited',
          because: `it learns its own examples well (${scores}) and gets no better on others, while ${beaten}`,
        };
  }
  if (best === null && hasMet && isMaterial(evidence.overSmaller, error)) {
    return {
      standing: 'too simple',
      because: `training and held-out scores have met (${scores}), and each larger network so far is better`,
    };
  }
  return {
    standing: 'ceiling',
    because: `it has stopped (${scores}), and no other learner is shown to be better: ${more}`,
  };
}
