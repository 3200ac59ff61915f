import { figureOf, rangeOf, sizeOf, wordsOfMeasure } from '../conclude/figures.js';
import { type MeasureName, shares } from '../measure.js';
import { whole } from './arms.js';
import type { Preference } from './choose.js';
import type { TradeOffPoint, TradeOffStudy } from './found.js';

type Found = Omit<TradeOffStudy, 'sentences'>;

/** Points that a sentence names. */
const mostNamed = 5;
/** A difference of less than so many points of a percentage, or of the whole network's score, is small. */
const small = 0.005;
/** What shares are told to. */
const tenth = 0.001;
const isShare = (measure: MeasureName) => shares.includes(measure);

/** What a study of the trade-off says, in plain words. The first sentence says it all. */
export function tradeOffSentences(found: Found, prefer: Preference): string[] {
  const reference = found.points.find(({ name }) => name === whole);
  if (reference?.summary.mean === null || reference === undefined)
    return ['Nothing can be said: the whole network has no result.'];
  return [
    ...chosen(found, prefer),
    headline(found, reference),
    ...frontier(found, reference),
    ...eightBits(found),
    ...zeros(found),
    ...withinTime(found),
    ...untried(found),
    'Speed is that of the network alone, its inputs ready, on one thread of this machine: networks were timed in turns, and the quickest turn of each is told.',
  ];
}

function chosen({ choose, chosen: point, points, conclusion }: Found, prefer: Preference): string[] {
  if (choose === null) return [];
  if (point === null) {
    const best = [...points].sort((a, b) => compare(b, a, conclusion.larger))[0];
    return [`No point meets "${choose}". The best score is ${tell(best, conclusion)}.`];
  }
  const found = points.find(({ name }) => name === point.name)!;
  const saved =
    point.model === null
      ? 'it was not trained again before the study was stopped'
      : `the model saved is that of seed ${point.seed}, whose score is nearest to this mean${point.score === null ? '' : `: ${figureOf(point.score, conclusion.measure)}`}`;
  return [`Of the points that meet "${choose}" the ${prefer} is ${tell(found, conclusion)}; ${saved}.`];
}

function compare(a: TradeOffPoint, b: TradeOffPoint, larger: boolean): number {
  const lowest = larger ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const difference = (a.summary.mean ?? lowest) - (b.summary.mean ?? lowest);
  return larger ? difference : -difference;
}

/** The fastest point that loses hardly anything. */
function headline({ points, conclusion }: Found, reference: TradeOffPoint): string {
  const { measure, larger } = conclusion;
  const limit = smallFor(measure, reference.summary.mean!);
  const near = points.filter(({ name, summary, speed }) => {
    if (name === whole || summary.mean === null || speed === null) return false;
    const lost = (reference.summary.mean! - summary.mean) * (larger ? 1 : -1);
    return lost <= limit && speed.examplesPerSecond > (reference.speed?.examplesPerSecond ?? 0);
  });
  const [best] = near.sort((a, b) => b.speed!.examplesPerSecond - a.speed!.examplesPerSecond);
  if (best === undefined) {
    return `Nothing faster comes within ${sizeOf(limit, measure)} of ${whole}: ${tell(reference, conclusion)}.`;
  }
  return `${capital(best.name)} is ${times(best, reference)} and ${share(best, reference)}, for ${change(best, conclusion)}: ${tell(best, conclusion)}, against ${tell(reference, conclusion)}.`;
}

/** What is hardly worth telling apart, in the unit of the measure. */
function smallFor(measure: MeasureName, score: number): number {
  return isShare(measure) ? small : small * Math.abs(score);
}

function times({ speed }: TradeOffPoint, reference: TradeOffPoint): string {
  const ratio = speed!.examplesPerSecond / reference.speed!.examplesPerSecond;
  return `${ratio.toFixed(1)} times as fast`;
}

function share({ bytes }: TradeOffPoint, reference: TradeOffPoint): string {
  if (bytes === null || reference.bytes === null) return 'of unknown size';
  return `${Math.round((100 * bytes) / reference.bytes)} % of the size`;
}

function change({ toWhole, summary }: TradeOffPoint, { measure, larger }: Found['conclusion']): string {
  if (toWhole === null || summary.mean === null) return 'an unknown difference';
  const { difference, interval } = toWhole;
  const range = interval === null ? '' : ` (95 % interval ${rangeOf(interval, measure)})`;
  if (Math.abs(difference) < 1e-12) return `the same ${wordsOfMeasure(measure)}`;
  if (isShare(measure) && Math.abs(difference) < tenth / 2)
    return `the same ${wordsOfMeasure(measure)} to a tenth of a point${range}`;
  const word = difference > 0 === larger ? 'better' : 'worse';
  return `${wordsOfMeasure(measure)} ${sizeOf(difference, measure)} ${word}${range}`;
}

function frontier({ points, conclusion }: Found, reference: TradeOffPoint): string[] {
  const timed = points.filter(({ speed, summary }) => speed !== null && summary.mean !== null);
  const on = timed
    .filter(({ frontier: { speed } }) => speed)
    .sort((a, b) => b.speed!.examplesPerSecond - a.speed!.examplesPerSecond);
  if (on.length === 0) return [];
  const shown = on.slice(0, mostNamed).map((point) => tell(point, conclusion));
  const more = on.length > mostNamed ? `; and ${on.length - mostNamed} more` : '';
  const aside = on.some(({ name }) => name === reference.name) ? '' : ` ${capital(whole)} is not among them.`;
  return [
    `No other is both as good and as fast: ${on.length} of ${timed.length} points are on this frontier, the fastest first: ${shown.join('; ')}${more}.${aside}`,
  ];
}

/** How often the answers in 8 bits are those of the same network in floating-point numbers. */
function eightBits({ points, conclusion }: Found): string[] {
  const one = points.find(({ arm, smaller }) => arm === whole && smaller?.bits === 8 && !smaller.units);
  if (one === undefined || one.summary.mean === null) return [];
  const same =
    one.agreement === null
      ? ''
      : ` Of its answers, ${(100 * one.agreement).toFixed(2)} % are those of ${whole}.`;
  return [`In 8 bits: ${change(one, conclusion)}.${same}`];
}

function zeros({ points, conclusion }: Found): string[] {
  const pruned = points.filter(({ smaller, summary }) => smaller?.weights && summary.mean !== null);
  if (pruned.length === 0) return [];
  const parts = pruned.map(
    (point) =>
      `${Math.round(100 * point.smaller!.weights!)} % (${figureOf(point.summary.mean!, conclusion.measure)})`,
  );
  return [
    `Of the weights, the smallest can be zero, without training again: ${parts.join(', ')}. Scattered zeros save neither time nor bytes, since products of whole columns do not look at them; whole units that are taken out do.`,
  ];
}

/** Networks that the time was up for. */
function untried({ points }: Found): string[] {
  const arms = new Set(points.filter(({ summary }) => summary.trials === 0).map(({ arm }) => arm));
  if (arms.size === 0) return [];
  return [`The time was up before these were trained: ${[...arms].join(', ')}.`];
}

function withinTime({ within, conclusion }: Found): string[] {
  const reference = within?.arms.find(({ arm }) => arm === whole);
  if (within === null || reference === undefined || reference.mean === null) return [];
  const { larger, measure } = conclusion;
  const others = within.arms.filter(({ arm, mean }) => arm !== whole && mean !== null);
  const sign = larger ? 1 : -1;
  const [best] = others.sort((a, b) => sign * (b.mean! - a.mean!));
  if (best === undefined) return [];
  const covers =
    best.examples === null || !reference.examples
      ? ''
      : `, having learned from ${(best.examples / reference.examples).toFixed(1)} times as many examples`;
  const gain = sign * (best.mean! - reference.mean);
  const figures = `${figureOf(best.mean!, measure)} against ${figureOf(reference.mean, measure)}`;
  if (Math.abs(gain) <= smallFor(measure, reference.mean)) {
    return [
      `In ${within.seconds} s of training, a quarter of what ${whole} takes, none comes noticeably further than it: ${best.arm} reaches ${figures}${covers}.`,
    ];
  }
  return gain > 0
    ? [
        `In ${within.seconds} s of training, a quarter of what ${whole} takes, ${best.arm} comes further: ${figures}${covers}.`,
      ]
    : [
        `In ${within.seconds} s of training, a quarter of what it takes, ${whole} still comes furthest: the next is ${best.arm}, ${figures}${covers}.`,
      ];
}

/** `8 bits (97.4 %, 310,000 examples/s, 109 kB)` */
function tell({ name, summary, speed, bytes }: TradeOffPoint, { measure }: Found['conclusion']): string {
  const parts = [
    ...(summary.mean === null ? [] : [figureOf(summary.mean, measure)]),
    ...(speed === null ? [] : [`${roughly(speed.examplesPerSecond)} examples/s`]),
    ...(bytes === null ? [] : [size(bytes)]),
  ];
  return `${name} (${parts.join(', ')})`;
}

/** Three digits, with a comma at every third: `312,000`. */
function roughly(value: number): string {
  const digits = String(Math.round(Number(value.toPrecision(3))));
  return digits.replace(/\B(?=(\d{3})+$)/g, ',');
}

function size(bytes: number): string {
  if (bytes < 1000) return `${Math.round(bytes)} B`;
  if (bytes < 1e6) return `${Number((bytes / 1e3).toPrecision(3))} kB`;
  return `${Number((bytes / 1e6).toPrecision(3))} MB`;
}

function capital(text: string): string {
  return text[0].toUpperCase() + text.slice(1);
}
