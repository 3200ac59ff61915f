import type { Operation } from '../../tape.js';
import { afterCodes, opcodes } from '../lines.js';
import type { Draft, Of } from './draft.js';

/** cost += ratio / 2 · Σ W². Of a W[1] that moves by its noted columns the updates keep count of the sum. */
export function addPenaltyCost(draft: Draft, operation: Of<'penaltyCost'>): void {
  const W = draft.region(operation.W);
  const penalty = draft.gradient ? draft.around.noted?.penalty : undefined;
  const isKept = penalty !== undefined && W.address === draft.around.theta;
  const words = isKept
    ? [afterCodes.keptPenaltyCost, penalty.kept]
    : [afterCodes.penaltyCost, W.address, W.ld * W.columns];
  draft.lines.add(words, { 4: operation.ratio });
}

/** dW += ratio · W. */
export function addPenaltyGradient(draft: Draft, operation: Of<'penaltyGradient'>): void {
  const W = draft.region(operation.W);
  const dW = draft.region(operation.dW);
  const words = [afterCodes.penaltyGradient, W.address, dW.address, W.ld * W.columns];
  draft.lines.add(words, { 4: operation.ratio });
}

/** The same in the columns of words present, by how much more often they stand in the step. */
export function addSparsePenaltyGradient(draft: Draft, operation: Of<'sparsePenaltyGradient'>): void {
  const W = draft.region(operation.W);
  const dW = draft.region(operation.dW);
  const { touched, penalty } = draft.around.noted!;
  const { counts, factors } = penalty!;
  const words = [afterCodes.sparsePenalty, W.address, dW.address, W.ld, 0, 0, touched, counts, factors];
  draft.lines.add(words, { 4: operation.ratio });
}

/** Before a gradient pass reads columns of W[1] that wait for their decay, they get it. */
export function addCatchUp(
  draft: Draft,
  tape: readonly Operation[],
  W: { address: number; ld: number },
): void {
  const penalty = draft.around.noted?.penalty;
  if (!penalty || penalty.decay === 0 || !tape.some(({ op }) => op === 'sparseGradientW')) return;
  const { starts, indices } = draft.around.resident.sparse!;
  const { kept, counts, factors } = penalty;
  draft.lines.add([opcodes.catchUp, W.address, W.ld, starts, indices, kept, counts, factors]);
  draft.lines.apart();
}
