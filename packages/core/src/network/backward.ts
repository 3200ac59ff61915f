import type { Name, Operation } from '../engine/tape.js';
import { activations } from '../functions/activations/index.js';
import { type CostName, costFor } from '../functions/costs/index.js';
import type { Cost } from '../functions/costs/types.js';
import { A, seen, W, Z } from './forward.js';
import { depth, type Specification } from './specification.js';

export const dW = (l: number): Name => `dW[${l}]`;
export const db = (l: number): Name => `db[${l}]`;
export const dZ = (l: number): Name => `dZ[${l}]`;
export const dA = (l: number): Name => `dA[${l}]`;

/** The cost of a network, as its output activation computes it. */
export function outputCost(specification: Specification): Cost {
  const output = specification.activations[depth(specification)]!;
  return costFor(specification.cost as CostName, output)!;
}

/** The mean loss of the outputs: cost = 1/m Σ loss(A[L], Y). */
export function costTape(specification: Specification): Operation[] {
  const L = depth(specification);
  return [
    { op: 'gather', from: 'Y', to: 'Y' },
    { op: 'outputCost', cost: outputCost(specification), Z: Z(L), A: A(L), Y: 'Y' },
  ];
}

/**
 * Backward propagation, for all columns at once:
 *
 *     dZ[L]   = ∂loss/∂Z[L]        (A[L] − Y for sigmoid and softmax with cross-entropy)
 *     dW[l]   = dZ[l] A[l−1]ᵀ / m
 *     db[l]   = Σ dZ[l] / m
 *     dA[l−1] = W[l]ᵀ dZ[l]
 *     dZ[l−1] = dA[l−1] ∘ g[l−1]′(Z[l−1])     for l = L … 1
 */
export function backwardTape(specification: Specification, dropout = 0, sparse = false): Operation[] {
  const L = depth(specification);
  const g = (l: number) => activations[specification.activations[l]!];
  const tape: Operation[] = [
    { op: 'outputError', cost: outputCost(specification), g: g(L), Z: Z(L), A: A(L), Y: 'Y', dZ: dZ(L) },
  ];
  for (let l = L; l >= 1; l--) {
    if (sparse && l === 1) tape.push({ op: 'sparseGradientW', dZ: dZ(1), dW: dW(1) });
    else tape.push({ op: 'gradientW', dZ: dZ(l), A: seen(l - 1, dropout), dW: dW(l) });
    if (specification.bias) tape.push({ op: 'gradientB', dZ: dZ(l), db: db(l) });
    if (l === 1) break;
    tape.push({ op: 'backpropagate', W: W(l), dZ: dZ(l), dA: dA(l - 1) });
    if (dropout > 0) tape.push({ op: 'dropoutBackward', layer: l - 1, keep: 1 - dropout, dA: dA(l - 1) });
    tape.push({
      op: 'activateBackward',
      g: g(l - 1),
      Z: Z(l - 1),
      A: A(l - 1),
      dA: dA(l - 1),
      dZ: dZ(l - 1),
    });
  }
  return tape;
}

/** The L2 penalty on the weights: cost += λ/(2m) Σ‖W‖². The ratio is λ/m. */
export function penaltyCostTape(specification: Specification, ratio: number): Operation[] {
  return everyLayer(specification, ratio, (l) => ({ op: 'penaltyCost', ratio, W: W(l) }));
}

/**
 * The gradient of the L2 penalty: dW[l] += λ/m W[l].
 * @param first what becomes of W[1]
 */
export function penaltyGradientTape(
  specification: Specification,
  ratio: number,
  first: FirstPenalty = 'everywhere',
): Operation[] {
  const tape = everyLayer(specification, ratio, (l) => ({
    op: l === 1 && first === 'words' ? 'sparsePenaltyGradient' : 'penaltyGradient',
    ratio,
    W: W(l),
    dW: dW(l),
  }));
  return first === 'decay' ? tape.slice(1) : tape;
}

/**
 * Where the gradient of the penalty on W[1] is formed: everywhere, in the columns of words present, or nowhere, because
 * the update lets W[1] decay.
 */
export type FirstPenalty = 'everywhere' | 'words' | 'decay';

function everyLayer(
  specification: Specification,
  ratio: number,
  line: (l: number) => Operation,
): Operation[] {
  if (ratio === 0) return [];
  return Array.from({ length: depth(specification) }, (_, at) => line(at + 1));
}
