import type { Engine, TrainerPlan } from '../engine/engine.js';
import { isKnownRule } from '../engine/tape.js';
import type { StopSignal } from '../foundation/host.js';
import type { Matrix } from '../matrix/matrix.js';
import { type Inputs, SparseMatrix } from '../matrix/sparse-matrix.js';
import type { FirstPenalty } from '../network/backward.js';
import type { Parameters } from '../network/parameters.js';
import type { Optimizer } from './optimizers/types.js';

/** What one run goes over, checked. */
export interface SessionPlan {
  readonly engine: Engine;
  readonly parameters: Parameters;
  readonly X: Inputs;
  readonly Y: Matrix;
  readonly weights: Float64Array | undefined;
  readonly validation: { readonly X: Inputs; readonly Y: Matrix } | undefined;
  readonly optimizer: Optimizer;
  /** Columns of a step. */
  readonly batchSize: number;
  /** Times over the examples that are planned. */
  readonly epochs: number;
  readonly shuffle: boolean;
  /** λ/m. */
  readonly penaltyRatio: number;
  readonly dropout: number;
  /** The largest norm of g, 0 for any. */
  readonly clipNorm: number;
  /** True when the exact cost is wanted after every epoch. */
  readonly exactCost: boolean;
  /**
   * Whether the accepted state stands apart from the caller's parameters: the run, or one that takes it up again, may
   * go on from it, or those show other states between two updates.
   */
  readonly goesOnFromAccepted: boolean;
  /** Whether the best parameters are remembered. */
  readonly keepsBest: boolean;
  readonly seed: number;
  readonly signal: StopSignal | undefined;
}

/** Whether mini-batches are drawn in an order of their own. */
export function isShuffled({ shuffle, batchSize, X }: SessionPlan): boolean {
  return shuffle && batchSize < X.columns;
}

/** Whether measuring a state is also its gradient pass. */
export function isJoined({ batchSize, X, dropout }: SessionPlan): boolean {
  return batchSize >= X.columns && dropout === 0;
}

/**
 * With a sparse X an update moves only the columns of W[1] of words present: the gradients of the others are zero, but
 * for the penalty. Plain gradient descent lets W[1] decay instead; other rules take the penalty of the words present.
 * Where a step has all examples or a norm of all gradients is wanted, or the rule is the caller's own, every update
 * moves everything.
 */
export function penaltyOfWords({
  X,
  penaltyRatio,
  optimizer,
  clipNorm,
  batchSize,
}: SessionPlan): FirstPenalty {
  if (!(X instanceof SparseMatrix) || !isKnownRule(optimizer)) return 'everywhere';
  if (penaltyRatio === 0) return 'words';
  if (batchSize >= X.columns) return 'everywhere';
  if (optimizer.name !== 'gradient-descent') return 'words';
  return clipNorm === 0 ? 'decay' : 'everywhere';
}

export function sparseUpdate(
  { parameters, penaltyRatio }: SessionPlan,
  penalty: FirstPenalty,
): TrainerPlan['sparse'] {
  if (penalty === 'everywhere') return undefined;
  const { rows, columns } = parameters.W[1];
  return { rows, columns, decay: penalty === 'decay' ? penaltyRatio : 0 };
}
