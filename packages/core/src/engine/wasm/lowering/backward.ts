import type { Operation } from '../../tape.js';
import { activationCodes, opcodes } from '../lines.js';
import type { Draft, Of } from './draft.js';
import { leaveToLibrary } from './library.js';

/** dW = dZ Aᵀ / m. Nothing that follows in a block reads it: threads need not meet after it but at the end. */
export function addGradientW(draft: Draft, operation: Of<'gradientW'>, isLast: boolean): void {
  const dW = draft.region(operation.dW);
  const dZ = draft.columnsOf(operation.dZ);
  const A = draft.columnsOf(operation.A);
  draft.gradient = true;
  if (leaveToLibrary(draft, 'gradientW', dW, dZ, A, isLast)) return;
  draft.lines.add([
    ...[opcodes.gradientW, dZ.address, dZ.ld, dW.rows, A.address, A.ld, dW.columns],
    ...[dW.address, dW.ld],
  ]);
  if (!isLast) draft.lines.apart();
}

/** The same over a sparse X: columns that are written are noted. */
export function addSparseGradientW(draft: Draft, operation: Of<'sparseGradientW'>, isLast: boolean): void {
  const dW = draft.region(operation.dW);
  const dZ = draft.columnsOf(operation.dZ);
  const { starts, indices, values } = draft.around.resident.sparse!;
  const { touched, marks, penalty } = draft.around.noted!;
  const times = penalty?.decay === 0 ? penalty.counts : 0;
  draft.gradient = true;
  draft.lines.add([
    ...[opcodes.sparseGradientW, dZ.address, dZ.ld, dW.rows, starts, indices, values],
    ...[dW.address, dW.ld, touched, marks, times],
  ]);
  if (!isLast) draft.lines.apart();
}

/** db = Σ dZ / m. */
export function addGradientB(draft: Draft, operation: Of<'gradientB'>, isLast: boolean): void {
  const db = draft.region(operation.db);
  const dZ = draft.columnsOf(operation.dZ);
  draft.lines.add([opcodes.gradientB, dZ.address, dZ.ld, db.rows, db.address]);
  if (!isLast) draft.lines.apart();
}

/** dA = Wᵀ dZ, with dZ = dA ∘ g′(Z) of the layer below where that comes next: how many operations it was. */
export function addBackpropagate(draft: Draft, tape: readonly Operation[], at: number): number {
  const operation = tape[at] as Of<'backpropagate'>;
  const next = tape[at + 1];
  const joined = next?.op === 'activateBackward' && !draft.isObserved(operation.dA) ? next : undefined;
  const W = draft.region(operation.W);
  const dZ = draft.columnsOf(operation.dZ);
  const out = draft.columnsOf(joined?.dZ ?? operation.dA);
  const A = joined ? draft.columnsOf(joined.A).address : 0;
  const code = joined ? activationCodes[joined.g.name] : 0;
  if (leaveToLibrary(draft, 'backpropagate', W, dZ, out, true)) {
    if (!joined) return 1;
    draft.lines.add([opcodes.activateBackward, code, A, out.address, out.address, out.ld]);
    return 2;
  }
  draft.lines.add([
    ...[opcodes.backpropagate, W.address, W.ld, W.rows, W.columns, dZ.address, dZ.ld],
    ...[out.address, out.ld, A, code],
  ]);
  return joined ? 2 : 1;
}

/** dZ = dA ∘ g′(Z) by itself. */
export function addActivateBackward(draft: Draft, operation: Of<'activateBackward'>): void {
  const A = draft.columnsOf(operation.A);
  const dA = draft.columnsOf(operation.dA);
  const dZ = draft.columnsOf(operation.dZ);
  const code = activationCodes[operation.g.name];
  draft.lines.add([opcodes.activateBackward, code, A.address, dA.address, dZ.address, A.ld]);
}
