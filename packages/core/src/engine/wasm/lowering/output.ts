import type { Activation } from '../../../functions/activations/types.js';
import type { Name, Operation } from '../../tape.js';
import { activationCodes, costCodes, opcodes, views, want } from '../lines.js';
import type { Draft, Of } from './draft.js';

/** The output layer's activation, cost and error as one instruction, from this place of the tape on. */
export function addOutput(
  draft: Draft,
  tape: readonly Operation[],
  at: number,
  g: Activation,
  Zname: Name,
  Aname: Name,
): void {
  const operation = tape[at];
  const next = tape[at + 1];
  const error = [operation, next].find((each) => each?.op === 'outputError');
  const cost = operation.op === 'outputCost' ? operation : undefined;
  const Y = cost?.Y ?? error?.Y;
  const Z = draft.columnsOf(Zname);
  const A = draft.columnsOf(Aname);
  const target = Y === undefined ? undefined : draft.columnsOf(Y);
  const wantsA = operation.op === 'activate' || draft.isObserved(Aname);
  if (cost) draft.wantLosses();
  draft.lines.add([
    ...[opcodes.output, costCodes[(cost ?? error)?.cost.name ?? 'cross-entropy'], activationCodes[g.name]],
    ...[Z.address, Z.ld, A.address, target?.address ?? 0, target?.ld ?? 0],
    ...[error ? draft.columnsOf(error.dZ).address : 0, Z.rows],
    draft.plan.bindings.weights ? views.weights : 0,
    (wantsA ? want.output : 0) | (cost ? want.losses : 0) | (error ? want.error : 0),
  ]);
}

/** Whether Z is that of the output layer: the cost works on it. */
export function isOutput(tape: readonly Operation[], Z: Name): boolean {
  return tape.some(
    ({ op, ...rest }) => (op === 'outputCost' || op === 'outputError') && Z === (rest as { Z: Name }).Z,
  );
}

/** The activation of the output layer: every tape with an output has one. */
export function activationOf(tape: readonly Operation[], Z: Name): Activation {
  const isItsOwn = (operation: Operation) => operation.op === 'activate' && operation.Z === Z;
  return (tape.find(isItsOwn) as Of<'activate'>).g;
}
