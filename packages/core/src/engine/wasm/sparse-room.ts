import { SparseMatrix } from '../../matrix/sparse-matrix.js';
import type { ProgramPlan } from '../engine.js';
import type { Arena, VectorLayout } from './arena.js';
import type { Noted, Resident } from './buffer.js';

/** Room for the places and the values of a sparse X. */
export function sparseRoom({ starts, indices, values }: SparseMatrix, arena: Arena): Resident['sparse'] {
  return {
    starts: arena.take(starts.byteLength),
    indices: arena.take(indices.byteLength),
    values: values ? arena.take(values.byteLength) : 0,
  };
}

/**
 * Room for the columns of dW[1] that a sparse step writes; undefined when X is not sparse.
 * @param whole whether updates move all columns all the same
 */
export function notedRoom(
  { bindings: { X, parameters } }: ProgramPlan,
  layout: VectorLayout,
  arena: Arena,
  whole: boolean,
): Noted | undefined {
  if (!(X instanceof SparseMatrix)) return undefined;
  const [first] = parameters.keys();
  const { ld, columns } = layout.regions.get(first)!;
  const touched = arena.take(4 * (columns + 1));
  return { touched, marks: arena.take(columns), count: ld * columns, ld, whole };
}
