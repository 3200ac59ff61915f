import { costOf, type HistoryEntry, type StopReason } from '../../training/history.js';
import type { Finding } from './finding.js';
import { figure } from './wording.js';

/** As much of a training as tells about its rate. */
interface Epochs {
  readonly history: readonly HistoryEntry[] & { readonly stopped: StopReason };
  readonly learningRate: number;
}

/** Whether the cost has doubled since the start: the training has then left the valley that it began in. */
export function isThrownOut(costs: readonly number[]): boolean {
  return costs.some((cost) => cost > 2 * costs[0]);
}

/** What the cost, epoch by epoch, says of the learning rate. */
export function rate({ history, learningRate }: Epochs): Finding | null {
  const costs = history.filter((entry) => !entry.rejected).map(costOf);
  const diverged = history.stopped === 'not-finite';
  if (costs.length < 2 && !diverged) return null;
  const rises = costs.slice(1).filter((cost, i) => cost > costs[i]).length;
  const [first, last] = [costs[0], costs[costs.length - 1]];
  const smallest = costs.reduce((least, cost) => Math.min(least, cost), Number.POSITIVE_INFINITY);
  // Of a history that was thinned nothing can be counted.
  const thinned = history.length <= (history.at(-1)?.epoch ?? 0);
  const few = costs.length < 4;
  // The middle of the last five: the cost of batches goes up and down at a good rate too.
  const lastFive = costs.slice(-5).sort((a, b) => a - b);
  const lately = lastFive[lastFive.length >> 1];
  const rose = few ? last > 2 * first : last > first || (rises > costs.length / 3 && lately > 1.2 * smallest);
  if (diverged || rose) {
    return {
      about: 'training',
      title: 'The learning rate is too high',
      detail: diverged
        ? `the cost became NaN or infinite in epoch ${thinned ? history.at(-1)!.epoch + 1 : costs.length}`
        : `the cost went from ${figure(first)} to ${figure(last)}${thinned ? '' : ` and rose in ${rises} of ${costs.length - 1} epochs`}`,
      remedy: {
        text: 'try {option}',
        option: 'learningRate',
        value: Number(Math.min(learningRate / 10, 0.1).toPrecision(2)),
      },
      code: 'RATE_TOO_HIGH',
    };
  }
  if (few) return null;
  const half = thinned ? costHalfway(history) : costs[Math.floor(costs.length / 2)];
  const stillFalling = history.stopped === 'epochs' && half - last > 0.3 * (first - last);
  if (!stillFalling || last < 0.5 * first) return null;
  return {
    about: 'training',
    title: 'The learning rate is too low',
    detail: `the cost was still falling when the epochs were over: from ${figure(first)} to ${figure(last)}`,
    remedy: {
      text: 'try {option}, or more epochs',
      option: 'learningRate',
      value: Number((learningRate * 10).toPrecision(2)),
    },
    code: 'RATE_TOO_LOW',
  };
}

/** The cost of the first entry that stands after half of the epochs. */
function costHalfway(history: readonly HistoryEntry[]): number {
  const epochs = history[history.length - 1].epoch;
  return costOf(history.find(({ epoch }) => epoch >= epochs / 2)!);
}
