import type { Matrix } from '../../matrix/matrix.js';
import { SparseMatrix } from '../../matrix/sparse-matrix.js';
import type { Precision } from '../description.js';
import type { TrainerPlan } from '../engine.js';
import { bytesOf, columnStride } from './arena.js';
import { stepTimeUs } from './step-time.js';

/** Data of more bytes stay in the caller's array and come block by block: */
const mostBytes = 1 << 26;
/** and so does X from here on, where it comes from memory in either case and copying is a small part of a step. */
const cacheBytes = 1 << 24;
const smallPart = 0.05;
/** Bytes that are copied in a µs, and how many times as long it takes column by column. */
const copiedPerUs = 20_000;
const columnByColumn = 2;

/** Which matrices stand in the memory of a training as a whole. */
export type Stays = (matrix: Matrix) => boolean;

/** Which matrices of a training stand in its memory: a function of shapes and types, and of the threads. */
export function residentData(
  plan: TrainerPlan,
  precision: Precision,
  threads: number,
  withLibrary: boolean,
): Stays {
  const { X } = plan.passes.gradient!.bindings;
  return (matrix) => {
    const bytes = columnStride(matrix.rows, precision) * matrix.columns * bytesOf(precision);
    // Small numbers in the caller's array may become four times as many bytes here, and are still worth it.
    if (bytes > mostBytes && matrix.data.byteLength > mostBytes) return false;
    if (matrix !== X || bytes <= cacheBytes) return true;
    return copyingShare(plan, precision, withLibrary) * threads > smallPart;
  };
}

/** The time that copying the columns of a step takes, as a part of the step on one thread. */
function copyingShare(plan: TrainerPlan, precision: Precision, withLibrary: boolean): number {
  const { bindings, largestStep, asTheyStand } = plan.passes.gradient!;
  const { X } = bindings;
  const Numbers = precision === 'float32' ? Float32Array : Float64Array;
  // All at once, X would be copied in every step as a whole; other types would be converted.
  if (X instanceof SparseMatrix || largestStep >= X.columns || !(X.data instanceof Numbers)) return 1;
  const inOneGo = asTheyStand && columnStride(X.rows, precision) === X.rows;
  const copyUs = (X.rows * largestStep * bytesOf(precision)) / copiedPerUs;
  const stepUs = stepTimeUs(plan.passes.gradient!, precision, withLibrary);
  return (copyUs * (inOneGo ? 1 : columnByColumn)) / stepUs;
}
