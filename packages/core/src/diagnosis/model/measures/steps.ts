import { answeringEngine } from '../../../engine/choose.js';
import { allColumns } from '../../../engine/control.js';
import { runStep } from '../../../engine/engine.js';
import type { Matrix } from '../../../matrix/matrix.js';
import type { Inputs } from '../../../matrix/sparse-matrix.js';
import { type Parameters, parametersOf } from '../../../network/parameters.js';
import { costProgram } from '../../../network/programs.js';
import type { StopReason } from '../../../training/history.js';
import type { FirstUpdate } from './update.js';

/** The cost along the direction of one update. */
export interface LineProbe {
  /** Steps as multiples of the update, from 0. */
  readonly multiples: readonly number[];
  /** The cost after each; null where it is not finite. */
  readonly costs: readonly (number | null)[];
  /** The multiple with the smallest cost. */
  readonly best: number;
  /** The share of the cost that the best step takes away. */
  readonly gain: number;
  /** The largest multiple whose cost is not above that of standing still. */
  readonly largestStable: number;
}

/** How a training steps, and whether its steps are too long or too short. */
export interface StepDiagnosis {
  readonly optimizer: string;
  readonly learningRate: number;
  /** From where the network is now, by the rows that the step is made for, and from where it began. */
  readonly now: LineProbe;
  /** The same steps judged by the validation part; null without one. */
  readonly unseen: LineProbe | null;
  readonly start: LineProbe | null;
  /** What the epochs below are from: the training itself, or its first epochs run again. */
  readonly epochsFrom: 'training' | 'rerun' | null;
  /** The training cost after each epoch, from 0. */
  readonly costs: readonly number[];
  readonly stopped: StopReason | null;
}

const multiples = [0, 0.1, 0.3, 1, 3, 10, 30, 100, 300, 1000];

/** Steps of several lengths along one update, each from the same parameters. */
export function probeLine(
  parameters: Parameters,
  update: FirstUpdate,
  X: Inputs,
  Y: Matrix,
  penaltyRatio: number,
): LineProbe {
  const moved = parametersOf(parameters.specification);
  const program = costProgram(answeringEngine('float64'), moved, { X, Y, penaltyRatio });
  const costs = multiples.map((multiple) => {
    moved.theta.set(parameters.theta);
    for (let i = 0; i < moved.theta.length; i++) moved.theta[i] += multiple * update.theta[i];
    const cost = runStep(program, allColumns(X));
    return Number.isFinite(cost) ? cost : null;
  });
  const costAt = (at: number) => costs[at] ?? Number.POSITIVE_INFINITY;
  const indices = multiples.map((_, at) => at);
  const best = indices.reduce((least, at) => (costAt(at) < costAt(least) ? at : least));
  const stable = indices.filter((at) => costAt(at) <= costAt(0));
  return {
    multiples,
    costs,
    best: multiples[best],
    gain: costAt(0) > 0 ? 1 - costAt(best) / costAt(0) : 0,
    largestStable: multiples[Math.max(...stable)],
  };
}
