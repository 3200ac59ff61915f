import type { TradeOffPoint, TradeOffStudy } from '@colonnade/core';
import { tradeOffFigures } from '@colonnade/figures';
import { formatCount, formatNumber } from '../../parts/numbers.js';
import { type PageStudy, picturesOf, type Taken } from './study.js';

/** How much speed and size for how little accuracy? */
export const tradeOff: PageStudy<TradeOffStudy> = {
  title: 'Trade-off',
  question: 'How much faster and smaller can the network be, and what does that cost in accuracy?',
  isLeftOut: () => false,
  own: {},
  sentences: ({ sentences, notes, points }) => [
    ...sentences,
    ...notes,
    ...(points.some(({ smaller, frontier }) => smaller !== null && (frontier.speed || frontier.size))
      ? [
          'Networks in 8 bits and pruned ones are saved by the command: colonnade study trade-off with --choose.',
        ]
      : []),
  ],
  figures: (found) =>
    picturesOf(tradeOffFigures(found), {
      'speed.svg': [
        'Score against speed',
        'No other is both better and faster than those on the dashed line.',
      ],
      'size.svg': ['Score against size', 'The bytes of the model as a file.'],
      'within-time.svg': [
        'In the same time of training',
        'What each comes to when all are given the same seconds.',
      ],
    }),
  take: takeable,
};

/**
 * The networks that options come to, and of which no other such one is both better and faster: the page trains one of
 * them when its options are taken.
 */
function takeable({ points, conclusion }: TradeOffStudy): Taken[] {
  const trained = points.filter(({ smaller, summary }) => smaller === null && summary.mean !== null);
  const whole = trained.find(({ options }) => Object.keys(options).length === 0);
  const score = ({ summary }: TradeOffPoint) => (conclusion.larger ? 1 : -1) * summary.mean!;
  const pace = ({ speed }: TradeOffPoint) => speed?.examplesPerSecond ?? 0;
  const isBeaten = (by: TradeOffPoint, point: TradeOffPoint) =>
    score(by) >= score(point) &&
    pace(by) >= pace(point) &&
    (score(by) > score(point) || pace(by) > pace(point));
  return trained
    .filter((point) => point !== whole && Object.keys(point.options).length > 0)
    .filter((point) => !trained.some((other) => isBeaten(other, point)))
    .map((point) => {
      const { name, options, summary, bytes } = point;
      const times = whole && pace(whole) > 0 && pace(point) > 0 ? pace(point) / pace(whole) : null;
      const worth = [
        `${conclusion.measure} ${formatNumber(summary.mean!)}`,
        times === null ? '' : `${formatNumber(times, 2)} times the speed of ${whole!.name}`,
        bytes === null ? '' : `${formatCount(bytes)} bytes`,
      ];
      return { name, options, worth: worth.filter((word) => word !== '').join(', ') };
    });
}
