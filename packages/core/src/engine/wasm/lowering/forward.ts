import type { Operation } from '../../tape.js';
import { activationCodes, opcodes } from '../lines.js';
import type { Draft, Of } from './draft.js';
import { leaveToLibrary } from './library.js';
import { addOutput, isOutput } from './output.js';
import { addCatchUp } from './penalty.js';

/** Z = W A + b, with g(Z) where that comes next: how many operations it was. */
export function addAffine(draft: Draft, tape: readonly Operation[], at: number): number {
  const operation = tape[at] as Of<'affine'>;
  const activation = joinedActivation(draft, tape, at, operation.Z);
  const W = draft.region(operation.W);
  const Z = draft.columnsOf(activation?.A ?? operation.Z);
  const A = draft.columnsOf(operation.A);
  const code = activation ? activationCodes[activation.g.name] : 0;
  const bias = draft.region(operation.b).address;
  if (leaveToLibrary(draft, 'affine', W, Z, A, true)) {
    draft.lines.add([opcodes.biasActivate, Z.address, Z.ld, Z.rows, bias, code]);
  } else {
    draft.lines.add([
      ...[opcodes.affine, W.address, W.ld, bias, W.rows, W.columns],
      ...[A.address, A.ld, Z.address, Z.ld, code],
    ]);
  }
  return activation ? 2 : 1;
}

/** The same over a sparse X. */
export function addSparseAffine(draft: Draft, tape: readonly Operation[], at: number): number {
  const operation = tape[at] as Of<'sparseAffine'>;
  const activation = joinedActivation(draft, tape, at, operation.Z);
  const W = draft.region(operation.W);
  const b = draft.region(operation.b);
  const Z = draft.columnsOf(activation?.A ?? operation.Z);
  const { starts, indices, values } = draft.around.resident.sparse!;
  addCatchUp(draft, tape, W);
  const code = activation ? activationCodes[activation.g.name] : 0;
  draft.lines.add([
    ...[opcodes.sparseAffine, W.address, W.ld, b.address, W.rows, starts, indices, values],
    ...[Z.address, Z.ld, code],
  ]);
  return activation ? 2 : 1;
}

/** A = g(Z) by itself. */
export function addActivate(draft: Draft, tape: readonly Operation[], at: number): void {
  const operation = tape[at] as Of<'activate'>;
  if (isOutput(tape, operation.Z)) return;
  if (operation.g.name === 'softmax') addOutput(draft, tape, at, operation.g, operation.Z, operation.A);
  else {
    const Z = draft.columnsOf(operation.Z);
    const A = draft.columnsOf(operation.A);
    draft.lines.add([opcodes.activate, activationCodes[operation.g.name], Z.address, A.address, Z.ld]);
  }
}

/** The next operation, if it is A = g(Z) and can happen where Z is formed: nothing else asks for Z. */
function joinedActivation(
  draft: Draft,
  tape: readonly Operation[],
  at: number,
  Z: string,
): Of<'activate'> | undefined {
  const next = tape[at + 1];
  if (next?.op !== 'activate' || next.g.name === 'softmax') return undefined;
  return isOutput(tape, Z) || draft.isObserved(Z) ? undefined : next;
}
