import { SparseMatrix } from '../../matrix/sparse-matrix.js';
import type { Precision } from '../description.js';
import type { TrainerPlan } from '../engine.js';
import { bytesOf, type VectorLayout } from './arena.js';
import { stepTimeUs } from './step-time.js';

/** A vector of fewer bytes is not worth leaving out, */
const fewBytes = 1 << 20;
/** nor is a larger one where copying it out of the memory is more than this part of an epoch. */
const smallPart = 0.01;
/** Numbers that are copied out of the memory in a µs. */
const copiedPerUs = 1000;

/**
 * Whether the accepted θ of a training stands in the caller's array and not in its memory: a function of shapes, types
 * and threads.
 */
export function isAcceptedOutside(
  { acceptedTheta, passes }: TrainerPlan,
  layout: VectorLayout,
  precision: Precision,
  threads: number,
  withLibrary: boolean,
): boolean {
  const { bindings, largestStep } = passes.gradient!;
  // Over a sparse X a step takes much less time than its shapes say.
  if (!acceptedTheta || bindings.X instanceof SparseMatrix) return false;
  if (layout.length * bytesOf(precision) < fewBytes) return false;
  const steps = Math.ceil(bindings.X.columns / largestStep);
  const epochUs = (steps * stepTimeUs(passes.gradient!, precision, withLibrary)) / threads;
  return layout.compactLength / copiedPerUs <= smallPart * epochUs;
}
