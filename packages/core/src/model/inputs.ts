import type { Matrix } from '../matrix/matrix.js';
import { encodeInputs } from '../table/preprocessing/apply-preprocessing.js';
import type { Preprocessing, Unseen } from '../table/preprocessing/preprocessing.js';
import type { Table } from '../table/table.js';
import type { Network } from './network.js';

/** The outputs (k×m) of a network for every row of a table. */
export function predictTable(
  network: Network,
  preprocessing: Preprocessing,
  table: Table,
): { Yhat: Matrix; unseen: readonly Unseen[] } {
  const { X, unseen } = encodeInputs(preprocessing, table, undefined, network.precision);
  return { Yhat: network.predict(X), unseen };
}
