import { figureOf, rangeOf, short, wordsOfMeasure } from '../studies/conclude/figures.js';
import type { Gain } from './gain.js';
import { isShare } from './gain.js';

/** `accuracy 62.1 % to 97.3 %, 35.2 points better (95 %: 33.0 to 37.4)` */
export function sentenceOfGain(gain: Gain): string {
  const { measure, from, to } = gain;
  const told = (value: number | null) => (value === null ? 'no result' : figureOf(value, measure));
  return `${wordsOfMeasure(measure)} ${told(from)} to ${told(to)}, ${sizeOfGain(gain)}`;
}

/** `35.2 points better (95 %: 33.0 to 37.4)`, `rmse 12 % smaller (95 %: 8 to 16)` */
export function sizeOfGain({ measure, kind, gain, interval }: Gain): string {
  if (gain === 0 && (interval === null || interval[0] === interval[1])) return 'no difference';
  const word = gain < 0 ? 'worse' : 'better';
  if (kind === 'relative') {
    const one = (share: number) => short(100 * share).replace('−0', '0');
    const what = gain < 0 ? `${one(Math.abs(gain))} % larger` : `${one(gain)} % smaller`;
    return `${what}${interval === null ? '' : ` (95 %: ${one(interval[0])} to ${one(interval[1])})`}`;
  }
  const size = isShare(measure) ? `${(100 * Math.abs(gain)).toFixed(1)} points` : short(Math.abs(gain));
  return `${size} ${word}${interval === null ? '' : ` (95 %: ${rangeOf(interval, measure)})`}`;
}

/** A clause as a sentence. */
export function asSentence(clause: string): string {
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;
}

/** `1 seed`, `12 seeds` */
export function counted(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`;
}
