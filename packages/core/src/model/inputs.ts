import type { Precision } from '../engine/description.js';
import type { Matrix } from '../matrix/matrix.js';
import type { Inputs } from '../matrix/sparse-matrix.js';
import { encodeInputs } from '../table/preprocessing/apply-preprocessing.js';
import type { Preprocessing, Unseen } from '../table/preprocessing/preprocessing.js';
import type { Table } from '../table/table.js';
import type { Predictor } from './network.js';

/** What answers for a model: its network, in 8 bits or not. */
export interface Answering {
  readonly precision: Precision;
  predict(X: Inputs): Matrix;
  predictor(options?: { columns?: number }): Predictor;
}

/** The outputs (k×m) of a network for every row of a table. */
export function predictTable(
  network: Answering,
  preprocessing: Preprocessing,
  table: Table,
): { Yhat: Matrix; unseen: readonly Unseen[] } {
  const { X, unseen } = encodeInputs(preprocessing, table, undefined, network.precision);
  return { Yhat: network.predict(X), unseen };
}
