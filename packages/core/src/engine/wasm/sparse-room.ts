import { SparseMatrix } from '../../matrix/sparse-matrix.js';
import type { ProgramPlan, SparseUpdate } from '../engine.js';
import type { Arena, VectorLayout } from './arena.js';
import type { Noted, NotedPenalty, Resident } from './buffer.js';

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
 * @param update how updates move them; absent when they move all columns all the same
 */
export function notedRoom(
  plan: ProgramPlan,
  layout: VectorLayout,
  arena: Arena,
  update?: SparseUpdate,
): Noted | undefined {
  const { X, parameters } = plan.bindings;
  if (!(X instanceof SparseMatrix)) return undefined;
  const [first] = parameters.keys();
  const { ld, columns } = layout.regions.get(first)!;
  const touched = arena.take(4 * (columns + 1));
  const marks = arena.take(columns);
  const penalty = update && penaltyRoom(plan, columns, arena, update);
  return { touched, marks, count: ld * columns, ld, whole: update === undefined, penalty };
}

function penaltyRoom(
  { tape, bindings, largestStep }: ProgramPlan,
  columns: number,
  arena: Arena,
  { decay }: SparseUpdate,
): NotedPenalty | undefined {
  if (decay === 0 && !tape.after.some(({ op }) => op === 'sparsePenaltyGradient')) return undefined;
  const steps = Math.ceil(bindings.X.columns / largestStep);
  return {
    kept: arena.take(16),
    counts: arena.take(4 * columns),
    factors: arena.take(8 * (decay > 0 ? steps + 1 : columns)),
    decay,
  };
}
