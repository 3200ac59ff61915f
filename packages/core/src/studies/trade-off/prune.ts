import type { Matrix } from '../../matrix/matrix.js';
import { type Parameters, parametersOf } from '../../network/parameters.js';
import { dense, depth, specify } from '../../network/specification.js';

/**
 * A copy in which the smallest weights of every layer are zero, the share of them that is asked for (Han et al. 2015).
 * Biases stay.
 */
export function pruneWeights(parameters: Parameters, share: number): Parameters {
  const pruned = parametersOf(parameters.specification, parameters.theta.slice());
  for (const { data } of pruned.W.slice(1)) {
    const sizes = Float64Array.from(data, Math.abs).sort();
    const zeros = Math.floor(share * sizes.length);
    if (zeros === 0) continue;
    const limit = sizes[zeros - 1];
    let left = zeros;
    for (let at = 0; at < data.length && left > 0; at++) {
      if (Math.abs(data[at]) <= limit) {
        data[at] = 0;
        left--;
      }
    }
  }
  return pruned;
}

/**
 * A network without the hidden units that weigh least, the share of every layer that is asked for; one stays at least.
 * A unit weighs ‖W[l] row‖ · ‖W[l+1] column‖ · the deviation of its activation. What it adds on average, the next b
 * takes up.
 * @param A the activations of every hidden layer on some examples; entry l is n[l]×m
 */
export function pruneUnits(parameters: Parameters, share: number, A: readonly Matrix[]): Parameters {
  const { specification, W, b } = parameters;
  const L = depth(specification);
  const kept = specification.sizes.map((n, l) => {
    const all = Array.from({ length: n }, (_, i) => i);
    if (l === 0 || l === L) return all;
    const { deviation } = spreadOf(A[l]);
    const weight = all.map((i) => norm(W[l], i, 'row') * norm(W[l + 1], i, 'column') * deviation[i]);
    const count = Math.max(1, n - Math.floor(share * n));
    const order = [...all].sort((p, q) => weight[q] - weight[p] || p - q);
    return order.slice(0, count).sort((p, q) => p - q);
  });
  const layers = kept.slice(1).map((units, at) => dense(units.length, specification.activations[at + 1]!));
  const { cost, bias } = specification;
  const smaller = parametersOf(specify('prune', { inputs: kept[0].length, layers, cost, bias }));
  for (let l = 1; l <= L; l++) {
    const gone = l === 1 ? [] : without(specification.sizes[l - 1], kept[l - 1]);
    const means = l === 1 ? undefined : spreadOf(A[l - 1]).mean;
    kept[l].forEach((i, row) => {
      kept[l - 1].forEach((j, column) => {
        smaller.W[l].data[row + column * kept[l].length] = W[l].data[i + j * W[l].rows];
      });
      let added = b[l].data[i];
      for (const j of gone) added += W[l].data[i + j * W[l].rows] * means![j];
      smaller.b[l].data[row] = added;
    });
  }
  return smaller;
}

function without(n: number, kept: readonly number[]): number[] {
  const stays = new Set(kept);
  return Array.from({ length: n }, (_, i) => i).filter((i) => !stays.has(i));
}

/** The mean and the deviation of every row. */
function spreadOf({ rows, columns, data }: Matrix): { mean: Float64Array; deviation: Float64Array } {
  const mean = new Float64Array(rows);
  const square = new Float64Array(rows);
  for (let j = 0; j < columns; j++) {
    for (let i = 0; i < rows; i++) mean[i] += data[i + j * rows] / columns;
  }
  for (let j = 0; j < columns; j++) {
    for (let i = 0; i < rows; i++) {
      const gap = data[i + j * rows] - mean[i];
      square[i] += (gap * gap) / columns;
    }
  }
  return { mean, deviation: square.map(Math.sqrt) };
}

function norm({ rows, columns, data }: Matrix, at: number, of: 'row' | 'column'): number {
  let sum = 0;
  if (of === 'row') for (let j = 0; j < columns; j++) sum += data[at + j * rows] * data[at + j * rows];
  else for (let i = 0; i < rows; i++) sum += data[i + at * rows] * data[i + at * rows];
  return Math.sqrt(sum);
}
