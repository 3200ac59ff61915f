import { Matrix, type Prepared, SparseMatrix } from '@colonnade/core';
import type { Watch } from './watch.js';

/** Numbers in bins of equal width between round bounds, so that the axis stands still while they move. */
export interface Bins {
  readonly from: number;
  readonly to: number;
  readonly counts: readonly number[];
}

/** What flows through one layer, forward and backward. */
export interface LayerActivity {
  readonly layer: number;
  readonly activation: string;
  readonly Z: Bins;
  readonly A: Bins;
  readonly dW: Bins;
  /** √ mean dW². */
  readonly gradient: number;
  /** Of each unit: `dead` is zero for every example, `saturated` near its bounds for more than half of them. */
  readonly units: readonly UnitState[];
  /** The share of activations near the bounds; null where there are none. */
  readonly saturated: number | null;
}

export type UnitState = 'alive' | 'dead' | 'saturated';

export interface Activity {
  /** Examples that were looked at. */
  readonly examples: number;
  readonly layers: readonly LayerActivity[];
}

const mostExamples = 200;
const bins = 32;
/** As the diagnosis has them: beyond, the slope is below a fifth of the steepest. */
const sigmoidBound = 0.05;
const tanhBound = 0.9;

/** Z, A and dW of some examples of the training part. */
export const activity: Watch<Record<string, never>, Activity> = {
  look({ prepared }) {
    const sample = sampleOf(prepared);
    if (sample === null) return null;
    const { network, l2, fitOptions, examples } = prepared;
    // The penalty counts for the whole part, not for the sample.
    const share = sample.X.columns / examples.train.X.columns;
    const { Z, A, dW } = network.backward(sample.X, sample.Y, {
      l2: l2 * share,
      ...(fitOptions.classWeight && { classWeight: fitOptions.classWeight }),
    });
    const { activations } = network.specification;
    const L = activations.length - 1;
    const layers = Array.from({ length: L }, (_, at): LayerActivity => {
      const l = at + 1;
      const name = activations[l]!;
      return {
        layer: l,
        activation: name,
        Z: binned(Z[l].data, 'both'),
        A: binned(A[l].data, boundsOf(name)),
        dW: binned(dW[l].data, 'both'),
        gradient: rootMeanSquare(dW[l].data),
        ...statesOf(A[l], l < L ? name : 'output'),
      };
    });
    return { examples: sample.X.columns, layers };
  },
};

/** Inputs of sparse examples that are written out for a look, and the fewest examples that say something. */
const [mostNumbers, fewExamples] = [1e6, 20];
const samples = new WeakMap<Prepared, { X: Matrix; Y: Matrix } | null>();

/** Examples from all over the training part: files are often sorted. */
function sampleOf(prepared: Prepared): { X: Matrix; Y: Matrix } | null {
  const found = samples.get(prepared);
  if (found !== undefined) return found;
  const { X, Y } = prepared.examples.train;
  const sample = X instanceof SparseMatrix ? sparseSample(X, Y) : { X: spread(X), Y: spread(Y) };
  samples.set(prepared, sample);
  return sample;
}

/** Of words of texts as many examples as can be written out; none where not even a few can. */
function sparseSample(X: SparseMatrix, Y: Matrix): { X: Matrix; Y: Matrix } | null {
  const count = Math.min(mostExamples, X.columns, Math.floor(mostNumbers / X.rows));
  if (count < fewExamples) return null;
  const taken = Matrix.zeros(X.rows, count);
  for (let j = 0; j < count; j++) {
    const from = Math.floor((j * X.columns) / count);
    taken.data.set(X.slice(from, from + 1).toDense().data, j * X.rows);
  }
  return { X: taken, Y: spread(Y, count) };
}

function spread(matrix: Matrix, most = mostExamples): Matrix {
  const { rows, columns, data } = matrix;
  const count = Math.min(most, columns);
  const taken = Matrix.zeros(rows, count);
  for (let j = 0; j < count; j++) {
    const from = Math.floor((j * columns) / count) * rows;
    taken.data.set(data.subarray(from, from + rows), j * rows);
  }
  return taken;
}

type Bounds = 'both' | 'above' | readonly [number, number];

function boundsOf(activation: string): Bounds {
  if (activation === 'sigmoid' || activation === 'softmax') return [0, 1];
  if (activation === 'tanh') return [-1, 1];
  return activation === 'relu' ? 'above' : 'both';
}

function binned(values: ArrayLike<number>, bounds: Bounds): Bins {
  let most = 0;
  for (let i = 0; i < values.length; i++) most = Math.max(most, Math.abs(values[i]));
  const round = roundUp(most);
  const [from, to] = bounds === 'both' ? [-round, round] : bounds === 'above' ? [0, round] : bounds;
  const counts = new Array<number>(bins).fill(0);
  const factor = bins / (to - from);
  for (let i = 0; i < values.length; i++) {
    const at = Math.floor((values[i] - from) * factor);
    counts[Math.max(0, Math.min(at, bins - 1))]++;
  }
  return { from, to, counts };
}

/** The next of 1, 2, 5, 10, 20, … */
function roundUp(value: number): number {
  if (!(value > 0) || !Number.isFinite(value)) return 1;
  let power = 1;
  while (power >= value) power /= 10;
  while (power * 10 < value) power *= 10;
  return power * ([1, 2, 5, 10].find((factor) => power * factor >= value) ?? 10);
}

function rootMeanSquare(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] * values[i];
  return values.length === 0 ? 0 : Math.sqrt(sum / values.length);
}

function statesOf({ rows, columns, data }: Matrix, name: string): Pick<LayerActivity, 'units' | 'saturated'> {
  const alive = (): UnitState[] => new Array<UnitState>(rows).fill('alive');
  if (name === 'relu') {
    const nonzero = new Uint8Array(rows);
    for (let at = 0; at < data.length; at++) if (data[at] !== 0) nonzero[at % rows] = 1;
    return { units: Array.from(nonzero, (is) => (is === 1 ? 'alive' : 'dead')), saturated: null };
  }
  if (name !== 'tanh' && name !== 'sigmoid') return { units: alive(), saturated: null };
  const near = new Uint32Array(rows);
  let all = 0;
  for (let at = 0; at < data.length; at++) {
    const a = data[at];
    const is = name === 'tanh' ? Math.abs(a) > tanhBound : Math.min(a, 1 - a) < sigmoidBound;
    if (!is) continue;
    near[at % rows]++;
    all++;
  }
  return {
    units: Array.from(near, (count) => (count > columns / 2 ? 'saturated' : 'alive')),
    saturated: data.length === 0 ? 0 : all / data.length,
  };
}
