import { type Inputs, SparseMatrix } from '../../matrix/sparse-matrix.js';
import { type IntegerLayer, type IntegerNetwork, most } from '../quantized/layers.js';
import { isCurved, thresholdsOf } from '../quantized/thresholds.js';

/** The slope of leaky ReLU below zero. */
const slope = Math.fround(0.01);

/** The integer path in plain loops, one column after the other: the definition of what is right. */
export function referenceIntegers({ inverse, zero, layers }: IntegerNetwork, X: Inputs): Float32Array {
  const outputs = layers[layers.length - 1].units;
  const Z = new Float32Array(outputs * X.columns);
  for (let j = 0; j < X.columns; j++) {
    const x = denseColumn(X, j);
    let q = x.map((value, i) => steps(Math.fround(Math.fround(Math.fround(value) * inverse[i]) + zero[i])));
    for (const layer of layers.slice(0, -1)) q = Float64Array.from(sums(layer, q), activate(layer));
    Z.set(sums(layers[layers.length - 1], q), j * outputs);
  }
  return Z;
}

/** y = scale ∘ (W q + correction) + offset. */
function sums({ inputs, units, W, correction, scale, offset }: IntegerLayer, q: Float64Array): Float32Array {
  const y = new Float32Array(units);
  for (let i = 0; i < units; i++) {
    let sum = correction[i];
    for (let j = 0; j < inputs; j++) sum += W[i * inputs + j] * q[j];
    y[i] = Math.fround(Math.fround(sum) * scale[i]) + offset[i];
  }
  return y;
}

/** From the y of unit i to its whole number. */
function activate({ after, zero }: IntegerLayer): (y: number, i: number) => number {
  if (isCurved(after)) {
    const thresholds = thresholdsOf(after);
    return (y) => thresholds.filter((threshold) => threshold <= y).length;
  }
  const g = (y: number) => {
    if (after === 'relu') return Math.max(y, 0);
    return after === 'leaky-relu' ? Math.max(y, Math.fround(y * slope)) : y;
  };
  return (y, i) => steps(Math.fround(g(y) + zero[i]));
}

/** The nearest whole number from 0 to 127, of two the even one. */
function steps(y: number): number {
  const within = Math.min(Math.max(y, 0), most);
  const below = Math.floor(within);
  const rest = within - below;
  return below + Number(rest > 1 / 2 || (rest === 1 / 2 && below % 2 === 1));
}

function denseColumn(X: Inputs, j: number): Float64Array {
  if (!(X instanceof SparseMatrix)) return Float64Array.from(X.data.subarray(j * X.rows, (j + 1) * X.rows));
  const x = new Float64Array(X.rows);
  for (let at = X.starts[j]; at < X.starts[j + 1]; at++) x[X.indices[at]] = X.values?.[at] ?? 1;
  return x;
}
