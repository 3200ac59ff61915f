import { type TradeOffStudy, wordsOfMeasure } from '@colonnade/core';
import type { CoveredInput } from '../../figures/covered-figure.js';
import type { FrontierInput } from '../../figures/frontier-figure.js';
import { isShare } from './arm-values.js';

/** Networks by what all others are held against. */
const reference = 'the whole network';

/** Every point by its score and its speed or size; null where fewer than two have both. */
export function frontierValues(
  { points, conclusion }: TradeOffStudy,
  against: 'speed' | 'size',
): FrontierInput | null {
  const shown = points.flatMap(({ name, summary, speed, bytes, smaller, frontier }) => {
    const value = against === 'speed' ? (speed?.examplesPerSecond ?? null) : bytes;
    if (summary.mean === null || value === null) return [];
    return [
      {
        name,
        score: summary.mean,
        interval: summary.interval,
        value,
        eightBits: smaller?.bits === 8,
        frontier: frontier[against],
        reference: name === reference,
      },
    ];
  });
  if (shown.length < 2) return null;
  return {
    measure: wordsOfMeasure(conclusion.measure),
    share: isShare(conclusion.measure),
    larger: conclusion.larger,
    against: against === 'speed' ? 'examples predicted a second' : 'bytes of the model',
    more: against === 'speed',
    points: shown,
  };
}

/** What each network comes to in the fixed time; null where it was not measured. */
export function coveredValues({ within, conclusion }: TradeOffStudy): CoveredInput | null {
  if (within === null) return null;
  const arms = within.arms.flatMap(({ arm, mean, interval, examples }) =>
    mean === null || examples === null
      ? []
      : [{ name: arm, score: mean, interval, examples, reference: arm === reference }],
  );
  if (arms.length < 2) return null;
  return {
    measure: wordsOfMeasure(conclusion.measure),
    share: isShare(conclusion.measure),
    larger: conclusion.larger,
    seconds: within.seconds,
    arms,
  };
}
