import { answeringEngine } from '../../../engine/choose.js';
import { allColumns } from '../../../engine/control.js';
import { runStep } from '../../../engine/engine.js';
import { eachEntry } from '../../../matrix/entries.js';
import { Matrix } from '../../../matrix/matrix.js';
import type { Inputs } from '../../../matrix/sparse-matrix.js';
import { dZ } from '../../../network/backward.js';
import { A, Z } from '../../../network/forward.js';
import { gradientsOf, type Parameters } from '../../../network/parameters.js';
import { gradientProgram } from '../../../network/programs.js';
import { depth } from '../../../network/specification.js';
import { type Histogram, histogramOf } from './histogram.js';
import { identicalUnits } from './identical-units.js';
import { rms } from './numbers.js';
import { type FirstUpdate, firstUpdate, type Stepping } from './update.js';

/** One layer at one moment: what flows through it forward and backward, and what the next update would do. */
export interface LayerFlow {
  /** How much a unit's activation differs from example to example: the root mean square of the deviations. */
  readonly signal: number;
  /** The share of activations near the bounds of sigmoid or tanh; null for others and for the output. */
  readonly saturated: number | null;
  /** Hidden ReLU units that are zero for every example; null for others. */
  readonly dead: number | null;
  /** Units of a hidden layer that are one and the same: the largest such group, 0 for none. */
  readonly identical: number;
  /** √ mean dZ[l]², the error that comes back to the layer, of an example. */
  readonly error: number;
  /** √ mean dW[l]². */
  readonly gradient: number;
  /** √ mean W[l]². */
  readonly weight: number;
  /** ‖ΔW[l]‖ / ‖W[l]‖ of an update at the learning rate of the training, from a fresh state of the optimizer. */
  readonly updateToWeight: number | null;
  /**
   * How far such an update moves Z[l], against the size that Z[l] has by itself: √ mean ΔW[l]² · √(mean ‖A[l−1]‖² / 2),
   * since weights of the size √(2 / ‖A[l−1]‖²) keep the size of what they read.
   */
  readonly updateReach: number;
}

/** A layer of a network, as it is and as it was at the start. */
export interface LayerDiagnosis extends LayerFlow {
  readonly layer: number;
  readonly units: number;
  readonly activation: string;
  /** The activations of all units and examples that were looked at. */
  readonly activations: Histogram;
  /** Before the first update; null where the model does not say how it began. */
  readonly start: LayerFlow | null;
}

/** Everything that one pass forward and backward tells. */
export interface Pass {
  readonly flows: readonly LayerFlow[];
  readonly update: FirstUpdate;
  readonly cost: number;
  /** A[1] … A[L]; entry 0 is empty. */
  readonly A: readonly Matrix[];
}

/** Beyond these shares of its range an activation hardly moves: its slope is below a fifth of the steepest. */
const sigmoidBounds = 0.05;
const tanhBound = 0.9;

/**
 * One pass over some examples.
 * @param X n[0]×m, @param Y n[L]×m
 */
export function flowOf(parameters: Parameters, X: Inputs, Y: Matrix, stepping: Stepping): Pass {
  const { specification } = parameters;
  const L = depth(specification);
  const layers = Array.from({ length: L }, (_, at) => at + 1);
  const gradients = gradientsOf(specification);
  const program = gradientProgram(answeringEngine('float64'), parameters, gradients, {
    X,
    Y,
    penaltyRatio: stepping.penaltyRatio,
    observed: layers.flatMap((l) => [Z(l), A(l), dZ(l)]),
  });
  const cost = runStep(program, allColumns(X));
  const update = firstUpdate(parameters, gradients, stepping);
  const activations = layers.map((l) => program.observed(A(l)));
  const flows = layers.map((l): LayerFlow => {
    const name = specification.activations[l]!;
    const hidden = l < L;
    const own = activations[l - 1];
    const read = meanSquare(l === 1 ? X : activations[l - 2]);
    const weight = rms(parameters.W[l].data);
    const moved = rms(update.W[l].data);
    return {
      signal: signalOf(own),
      saturated: hidden && (name === 'sigmoid' || name === 'tanh') ? saturatedShare(own, name) : null,
      dead: hidden && name === 'relu' ? deadUnits(own) : null,
      identical: hidden ? identicalUnits(parameters, l) : 0,
      error: rms(program.observed(dZ(l)).data),
      gradient: rms(gradients.dW[l].data),
      weight,
      updateToWeight: weight > 0 ? moved / weight : null,
      updateReach: moved * Math.sqrt(read / 2),
    };
  });
  return { flows, update, cost, A: [Matrix.zeros(0, 0), ...activations] };
}

/** The layers of a network now, beside those of its start. */
export function layersOf(parameters: Parameters, now: Pass, start: Pass | null): LayerDiagnosis[] {
  const { sizes, activations } = parameters.specification;
  return now.flows.map((flow, at) => ({
    layer: at + 1,
    units: sizes[at + 1],
    activation: activations[at + 1]!,
    activations: histogramOf(now.A[at + 1].data),
    ...flow,
    start: start?.flows[at] ?? null,
  }));
}

function saturatedShare({ data }: Matrix, name: 'sigmoid' | 'tanh'): number {
  let count = 0;
  for (const a of data) {
    const near = name === 'sigmoid' ? Math.min(a, 1 - a) < sigmoidBounds : Math.abs(a) > tanhBound;
    if (near) count++;
  }
  return data.length === 0 ? 0 : count / data.length;
}

function deadUnits({ rows, data }: Matrix): number {
  const alive = new Uint8Array(rows);
  for (let at = 0; at < data.length; at++) if (data[at] !== 0) alive[at % rows] = 1;
  return rows - alive.reduce((sum, is) => sum + is, 0);
}

function signalOf({ rows, columns, data }: Matrix): number {
  const sums = new Float64Array(rows);
  for (let at = 0; at < data.length; at++) sums[at % rows] += data[at] / columns;
  let squares = 0;
  for (let at = 0; at < data.length; at++) squares += (data[at] - sums[at % rows]) ** 2;
  return data.length === 0 ? 0 : Math.sqrt(squares / data.length);
}

/** mean ‖a‖² over the columns. */
function meanSquare(inputs: Inputs): number {
  let sum = 0;
  eachEntry(inputs, (a) => {
    sum += a * a;
  });
  return inputs.columns === 0 ? 0 : sum / inputs.columns;
}
