import { Matrix } from '../matrix/matrix.js';
import { SparseMatrix } from '../matrix/sparse-matrix.js';
import { encodeInputs } from '../table/preprocessing/apply-preprocessing.js';
import type { EncodedInputs, Preprocessing, Unseen } from '../table/preprocessing/preprocessing.js';
import type { Table } from '../table/table.js';
import type { Network } from './network.js';

/** A dense block of a sparse X has at most so many values while predicting. */
const blockValues = 2 ** 24;

/** X as the network takes it: dense, until its first layer takes it sparse. */
export function networkInputs({ X }: EncodedInputs): Matrix {
  return X instanceof SparseMatrix ? X.toDense() : X;
}

/** The outputs (k×m) of a network for every row of a table; a sparse X is made dense block by block. */
export function predictTable(
  network: Network,
  preprocessing: Preprocessing,
  table: Table,
): { Yhat: Matrix; unseen: readonly Unseen[] } {
  const { X, unseen } = encodeInputs(preprocessing, table);
  if (!(X instanceof SparseMatrix)) return { Yhat: network.predict(X), unseen };
  const block = Math.max(1, Math.floor(blockValues / Math.max(1, X.rows)));
  const starts = Array.from({ length: Math.max(1, Math.ceil(X.columns / block)) }, (_, i) => i * block);
  const outputs = starts.map((start) =>
    network.predict(X.slice(start, Math.min(start + block, X.columns)).toDense()),
  );
  const Yhat = Matrix.zeros(outputs[0].rows, X.columns);
  for (const [i, part] of outputs.entries()) Yhat.data.set(part.data, starts[i] * part.rows);
  return { Yhat, unseen };
}
