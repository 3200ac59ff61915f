import { logTicks } from './log-ticks.js';
import { formatNumber } from './numbers.js';

/** An axis of scores: where they stand on it, and what its ticks say. */
export interface ScoreAxis {
  /** The place of a score on the axis, kept within it. */
  readonly place: (score: number) => number;
  /** Options of the scale, for Observable Plot. */
  readonly scale: {
    readonly type: 'log' | 'linear';
    readonly domain: [number, number];
    readonly reverse: boolean;
    readonly ticks: number[] | number;
    readonly tickFormat: (place: number) => string;
    readonly label: string;
  };
}

/** Errors that differ by less than this factor are as well drawn evenly. */
const wide = 2.5;
/** Of an axis of errors no more than this is drawn below the smallest one that is measured. */
const beneath = 0.7;

/**
 * An axis on which a power law is a straight line: that of errors, on a logarithmic scale; for a share from 0 to 1 the
 * error is 1 − score, and the ticks tell the score.
 * @param scores that have to be on it, means
 * @param ends that are drawn as far as there is room, such as those of intervals
 * @param room on either side of an even axis, for these ends, in times of what the scores take
 */
export function scoreAxis(
  { measure, share, larger }: { readonly measure: string; readonly share: boolean; readonly larger: boolean },
  scores: readonly number[],
  ends: readonly number[] = [],
  room = 0.3,
): ScoreAxis {
  const flips = share && larger;
  const errorOf = (score: number) => (flips ? 1 - score : score);
  const errors = scores.map(errorOf).filter((error) => error > 0);
  const [least, most] = [Math.min(...errors), Math.max(...errors)];
  const format = (error: number) => {
    const score = flips ? 1 - error : error;
    return formatNumber(share ? 100 * score : score, 3);
  };
  const unit = share ? `${measure}, %` : measure;
  if (errors.length === 0 || !(most / least > wide) || (larger && !flips)) {
    const [low, high] = evenly(scores, ends, share, room);
    return {
      place: (score) => Math.min(high, Math.max(low, score)),
      scale: {
        type: 'linear',
        domain: [low, high],
        reverse: false,
        ticks: 5,
        tickFormat: (score) => formatNumber(share ? 100 * score : score, 3),
        label: unit,
      },
    };
  }
  const wanted = ends.map(errorOf).filter((error) => error > 0);
  const low = Math.max(beneath * least, Math.min(0.95 * least, ...wanted));
  const high = Math.min(1.35 * most, Math.max(1.05 * most, ...wanted), flips ? 1 : Number.POSITIVE_INFINITY);
  return {
    place: (score) => Math.min(high, Math.max(low, errorOf(score))),
    scale: {
      type: 'log',
      domain: [low, high],
      reverse: flips,
      ticks: spaced(finer(low, high), Math.log(high / low) / 6),
      tickFormat: format,
      label: flips ? `${unit} (the error on a logarithmic axis)` : `${unit} (logarithmic)`,
    },
  };
}

/** 1, 2 and 5 times the powers of ten. */
function finer(low: number, high: number): number[] {
  const powers = [];
  for (let e = Math.floor(Math.log10(low)); e <= Math.ceil(Math.log10(high)); e++) powers.push(e);
  const all = powers.flatMap((e) => [1, 2, 5].map((digit) => Number(`${digit}e${e}`)));
  const within = all.filter((value) => value >= low && value <= high);
  return within.length >= 2 ? within : logTicks(low, high);
}

/** Of ticks those that have room. */
function spaced(ticks: readonly number[], apart: number): number[] {
  const kept: number[] = [];
  for (const tick of ticks) {
    const last = kept[kept.length - 1];
    if (last === undefined || Math.log(tick / last) >= Math.min(apart, Math.log(1.9))) kept.push(tick);
  }
  return kept;
}

/** All scores, and of their ends as much as there is room for on either side. */
function evenly(
  scores: readonly number[],
  ends: readonly number[],
  share: boolean,
  room: number,
): [number, number] {
  const [least, most] = [Math.min(...scores), Math.max(...scores)];
  const width = most - least || Math.abs(most) * 0.05 || 0.05;
  const low = Math.max(least - room * width, Math.min(least - 0.05 * width, ...ends));
  const high = Math.min(most + room * width, Math.max(most + 0.05 * width, ...ends));
  return share ? [Math.max(0, low), Math.min(1, high)] : [low, high];
}
