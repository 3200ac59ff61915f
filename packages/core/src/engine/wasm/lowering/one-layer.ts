import type { Operation } from '../../tape.js';
import { bytesOf } from '../arena.js';
import { activationCodes, costCodes, opcodes, views } from '../lines.js';
import { logisticBytes, oneLayerAt, sumBytes } from '../logistic.js';
import type { Draft } from './draft.js';

/** Inputs from which a network of one unit is faster in one pass over X. */
const logisticInputs = 128;

/** One pass over X where the network is one unit and X is large: how many operations that is, or 0. */
export function addOneLayer(draft: Draft, tape: readonly Operation[], at: number): number {
  const layer = oneLayerAt(tape, at);
  if (!layer || layer.activate.g.name === 'softmax' || draft.plan.tape.observed.length > 0) return 0;
  const { affine, activate, error, gradientW, gradientB } = layer;
  const W = draft.region(affine.W);
  if (W.rows !== 1 || W.columns < logisticInputs) return 0;
  draft.gather('Y', layer.Y);
  draft.gradient = true;
  draft.wantLosses();
  const { arena, precision, products } = draft.around;
  const X = draft.columnsOf(affine.A);
  const size = bytesOf(precision);
  const sums = arena.take(logisticBytes(W.columns, size));
  const isLibrary = products?.logistic(W.columns, draft.columns) ?? false;
  const [Z, dZ] = [draft.columnsOf(affine.Z).address, draft.columnsOf(error.dZ).address];
  if (isLibrary) {
    draft.logistic = {
      ...{ line: draft.lines.count, W: W.address, inner: W.columns, X: draft.gatheredX ?? X },
      ...{ Z, dZ, sums, sumBytes: sumBytes(W.columns, size) },
    };
  }
  draft.lines.add([
    ...[isLibrary ? opcodes.logisticSums : opcodes.logistic, W.address, draft.region(affine.b).address],
    ...[W.columns, X.address, X.ld, Z, draft.columnsOf(layer.Y).address],
    ...[dZ, draft.region(gradientW.dW).address, gradientB ? draft.region(gradientB.db).address : 0, sums],
    ...[costCodes[error.cost.name], activationCodes[activate.g.name]],
    draft.plan.bindings.weights ? views.weights : 0,
  ]);
  return layer.length;
}
