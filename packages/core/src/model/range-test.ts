import type { Engine } from '../engine/engine.js';
import { ColonnadeError } from '../foundation/errors.js';
import { type Parameters, parametersOf } from '../network/parameters.js';
import { fit } from '../training/fit.js';
import { costOf } from '../training/history.js';
import type { FitOptions } from '../training/options.js';
import type { Part } from './examples.js';
import { isThrownOut, rate as judgeRate } from './findings/rate.js';

/** Rates from large to small, three to a magnitude. */
const candidates = [3, 1, 0.3, 0.1, 0.03, 0.01, 0.003, 0.001, 0.0003, 0.0001];

/** Epochs that each candidate gets. */
const trialEpochs = 10;

/**
 * The learning rate that brings the training cost down most in ten epochs, each candidate from the same start.
 * One is out that a diagnosis would call too high: the cost is no longer finite, doubles, or goes up as often as down.
 * Of equals the larger wins.
 * @throws INTERRUPTED when the signal says stop: half a test would choose another rate than a whole one
 */
export async function rangeTest(
  engine: Engine,
  start: Parameters,
  { X, Y }: Part,
  options: FitOptions & { seed: number },
): Promise<number> {
  let best = { rate: candidates[candidates.length - 1], cost: Number.POSITIVE_INFINITY };
  for (const rate of candidates) {
    const copy = parametersOf(start.specification, start.theta.slice());
    const history = await fit(engine, copy, X, Y, { ...options, epochs: trialEpochs, learningRate: rate });
    if (history.stopped === 'interrupted') throw stopped();
    const cost = costOf(history[history.length - 1]);
    const isTooHigh = judgeRate({ history, learningRate: rate })?.code === 'RATE_TOO_HIGH';
    if (isTooHigh || isThrownOut(history.map(costOf))) continue;
    if (history.stopped === 'epochs' && cost < best.cost) best = { rate, cost };
  }
  return best.rate;
}

function stopped(): ColonnadeError {
  return new ColonnadeError({
    code: 'INTERRUPTED',
    where: 'train',
    problem: 'stopped while the learning rate was still being chosen, so there is nothing to save',
  });
}
