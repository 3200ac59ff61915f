import type { Matrix } from '../../src/matrix/matrix.js';
import type { Parameters } from '../../src/network/parameters.js';

type Columns = number[][];

const activate: Record<string, (z: number[]) => number[]> = {
  sigmoid: (z) => z.map((v) => 1 / (1 + Math.exp(-v))),
  tanh: (z) => z.map(Math.tanh),
  relu: (z) => z.map((v) => Math.max(v, 0)),
  'leaky-relu': (z) => z.map((v) => (v > 0 ? v : 0.01 * v)),
  linear: (z) => z,
  softmax: (z) => {
    const e = z.map(Math.exp);
    const sum = e.reduce((a, b) => a + b);
    return e.map((v) => v / sum);
  },
};

const slope: Record<string, (z: number, a: number) => number> = {
  sigmoid: (_z, a) => a * (1 - a),
  tanh: (_z, a) => 1 - a * a,
  relu: (z) => (z > 0 ? 1 : 0),
  'leaky-relu': (z) => (z > 0 ? 1 : 0.01),
  linear: () => 1,
};

/**
 * The formulas once more, one example at a time, in the plainest sums there are: outputs, cost, and the gradient
 * in the layout of θ. It shares nothing with the engines but the shapes.
 */
export function oracle(
  parameters: Parameters,
  X: Matrix,
  Y: Matrix,
  { weights, penaltyRatio = 0 }: { weights?: Float64Array; penaltyRatio?: number } = {},
): { Yhat: number[]; cost: number; g: number[] } {
  const { sizes, activations, cost: costName, bias } = parameters.specification;
  const W = parameters.W.map((w) => w.toRows());
  const b = parameters.b.map((v) => v.toRows().map(([value]) => value));
  const L = sizes.length - 1;
  const m = X.columns;
  const dW = W.map((rows) => rows.map((row) => row.map((w) => penaltyRatio * w)));
  const db = b.map((v) => v.map(() => 0));
  const Yhat: number[] = [];
  let cost = (penaltyRatio / 2) * W.flat(2).reduce((sum, w) => sum + w * w, 0);

  for (let example = 0; example < m; example++) {
    const y = Y.column(example).toColumns()[0];
    const z: Columns = [[]];
    const a: Columns = [X.column(example).toColumns()[0]];
    for (let l = 1; l <= L; l++) {
      z[l] = W[l].map((row, i) => row.reduce((sum, w, k) => sum + w * a[l - 1][k], b[l][i]));
      a[l] = activate[activations[l] as string](z[l]);
    }
    Yhat.push(...a[L]);
    const share = (weights?.[example] ?? 1) / m;
    const output = activations[L] as string;
    const fused = costName === 'cross-entropy';
    const loss = a[L].map((p, i) => {
      if (!fused) return (p - y[i]) ** 2 / 2;
      const no = output === 'sigmoid' ? (1 - y[i]) * Math.log(1 - p) : 0;
      return -y[i] * Math.log(p) - no;
    });
    cost += share * loss.reduce((sum, v) => sum + v, 0);

    let dz = a[L].map((p, i) => share * (p - y[i]));
    if (!fused && output === 'softmax') {
      const mean = dz.reduce((sum, d, i) => sum + d * a[L][i], 0);
      dz = dz.map((d, i) => a[L][i] * (d - mean));
    } else if (!fused) {
      dz = dz.map((d, i) => d * slope[output](z[L][i], a[L][i]));
    }
    for (let l = L; l >= 1; l--) {
      dz.forEach((d, i) => {
        db[l][i] += bias ? d : 0;
        for (let k = 0; k < sizes[l - 1]; k++) dW[l][i][k] += d * a[l - 1][k];
      });
      if (l === 1) break;
      const back = a[l - 1].map((_, k) => dz.reduce((sum, d, i) => sum + W[l][i][k] * d, 0));
      dz = back.map((d, k) => d * slope[activations[l - 1] as string](z[l - 1][k], a[l - 1][k]));
    }
  }
  const g: number[] = [];
  for (let l = 1; l <= L; l++) {
    for (let k = 0; k < sizes[l - 1]; k++) for (let i = 0; i < sizes[l]; i++) g.push(dW[l][i][k]);
    g.push(...db[l]);
  }
  return { Yhat, cost, g };
}
