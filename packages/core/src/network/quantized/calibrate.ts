import { allColumns } from '../../engine/control.js';
import { type Engine, runStep } from '../../engine/engine.js';
import { most } from '../../engine/quantized/layers.js';
import { curves, isCurved } from '../../engine/quantized/thresholds.js';
import type { ActivationName } from '../../functions/activations/index.js';
import type { Matrix } from '../../matrix/matrix.js';
import { type Inputs, SparseMatrix } from '../../matrix/sparse-matrix.js';
import { A } from '../forward.js';
import type { Parameters } from '../parameters.js';
import { forwardProgram } from '../programs.js';
import { depth } from '../specification.js';
import { evenly } from './evenly.js';

/** How the values of each row are counted in whole numbers q: a = step · (q − zero). */
export interface Counting {
  readonly step: Float32Array;
  readonly zero: Uint8Array;
}

/** What the whole numbers q − zero of each row are on average, and their squares. */
export interface Moments {
  readonly mean: Float64Array;
  readonly square: Float64Array;
}

/** More examples tell no more of the range of an activation. */
const mostExamples = 4096;

/** How the inputs of each layer are counted, from examples: those of layer 1 first. */
export function calibrate(parameters: Parameters, X: Inputs, engine: Engine): (Counting & Moments)[] {
  const { activations } = parameters.specification;
  // Ranges are those of all examples; on average some tell as much.
  const some = evenly(X, Math.min(mostExamples, X.columns));
  const hidden = hiddenActivations(parameters, some, engine).map((values, at) => {
    const counting = countActivations(values, activations[at + 1]!);
    return { ...counting, ...momentsOf(values, counting) };
  });
  const inputs = countInputs(X);
  return [{ ...inputs, ...momentsOf(some, inputs) }, ...hidden];
}

/** A[1] … A[L − 1]: every hidden layer on the columns of X. */
export function hiddenActivations(parameters: Parameters, X: Inputs, engine: Engine): Matrix[] {
  const layers = Array.from({ length: depth(parameters.specification) - 1 }, (_, at) => at + 1);
  if (layers.length === 0) return [];
  const program = forwardProgram(engine, parameters, { X, observed: layers.map(A) });
  runStep(program, allColumns(X));
  return layers.map((l) => program.observed(A(l)));
}

/**
 * Inputs by their smallest and largest value and zero. Whole numbers stay exact: of 0 and 1, 1 is 127 steps. Words that
 * are there or not are counted as they are.
 */
function countInputs(X: Inputs): Counting {
  if (X instanceof SparseMatrix && X.values === undefined) {
    return { step: new Float32Array(X.rows).fill(1), zero: new Uint8Array(X.rows) };
  }
  const { low, high, whole } = rangesOf(X);
  return counting(low, high, whole);
}

function countActivations(values: Matrix, g: ActivationName): Counting {
  const { rows } = values;
  if (isCurved(g as 'tanh')) {
    const { step, zero } = curves[g as keyof typeof curves];
    return { step: new Float32Array(rows).fill(step), zero: new Uint8Array(rows).fill(zero) };
  }
  const { low, high } = rangesOf(values);
  return counting(low, high);
}

/** The smallest and largest value of each row and zero, and whether all are whole numbers. */
function rangesOf(X: Inputs): { low: Float64Array; high: Float64Array; whole: Uint8Array } {
  const low = new Float64Array(X.rows);
  const high = new Float64Array(X.rows);
  const whole = new Uint8Array(X.rows).fill(1);
  const values = X instanceof SparseMatrix ? X.values : X.data;
  const count = X instanceof SparseMatrix ? X.indices.length : X.data.length;
  for (let at = 0, row = 0; at < count; at++) {
    const x = values === undefined ? 1 : values[at];
    const i = X instanceof SparseMatrix ? X.indices[at] : row;
    if (++row === X.rows) row = 0;
    if (x < low[i]) low[i] = x;
    else if (x > high[i]) high[i] = x;
    if (Math.floor(x) !== x) whole[i] = 0;
  }
  return { low, high, whole };
}

/** Steps from `low` to `high`, so that zero is one of them. */
function counting(low: Float64Array, high: Float64Array, whole?: Uint8Array): Counting {
  const step = new Float32Array(low.length);
  const zero = new Uint8Array(low.length);
  for (let i = 0; i < low.length; i++) {
    const range = high[i] - low[i];
    const exact = whole?.[i] === 1 && range <= most;
    step[i] = range === 0 ? 1 : exact ? 1 / Math.floor(most / range) : range / most;
    zero[i] = Math.min(most, Math.round(-low[i] / step[i]));
  }
  return { step, zero };
}

function momentsOf(X: Inputs, { step, zero }: Counting): Moments {
  const mean = new Float64Array(X.rows);
  const square = new Float64Array(X.rows);
  const values = X instanceof SparseMatrix ? X.values : X.data;
  const count = X instanceof SparseMatrix ? X.indices.length : X.data.length;
  for (let at = 0, row = 0; at < count; at++) {
    const i = X instanceof SparseMatrix ? X.indices[at] : row;
    if (++row === X.rows) row = 0;
    const x = values === undefined ? 1 : values[at];
    const q = Math.min(Math.max(Math.round(x / step[i]), -zero[i]), most - zero[i]);
    mean[i] += q / X.columns;
    square[i] += (q * q) / X.columns;
  }
  return { mean, square };
}
