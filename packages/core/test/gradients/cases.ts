import { type ActivationName, type CostName, dense, Matrix, Network, RandomState } from '@colonnade/core';

/** One network and its examples, of which the gradients are checked. */
export interface GradientCase {
  readonly name: string;
  readonly network: Network;
  readonly X: Matrix;
  readonly Y: Matrix;
}

/** An output layer with its cost, and the numbers of units that make sense for it. */
export interface OutputCase {
  readonly output: ActivationName;
  readonly cost: CostName;
  readonly units: readonly number[];
}

export const outputCases: readonly OutputCase[] = [
  { output: 'sigmoid', cost: 'cross-entropy', units: [1, 2, 3] },
  { output: 'softmax', cost: 'cross-entropy', units: [2, 3] },
  { output: 'linear', cost: 'squared-error', units: [1, 2, 3] },
  { output: 'sigmoid', cost: 'squared-error', units: [1, 2, 3] },
  { output: 'softmax', cost: 'squared-error', units: [2, 3] },
  { output: 'tanh', cost: 'squared-error', units: [1, 2, 3] },
  { output: 'relu', cost: 'squared-error', units: [1, 2, 3] },
  { output: 'leaky-relu', cost: 'squared-error', units: [1, 2, 3] },
];

export const hiddenActivations: readonly ActivationName[] = [
  'relu',
  'tanh',
  'sigmoid',
  'leaky-relu',
  'linear',
];

/** Targets that the output can express, none of them equal to what the network says. */
function targetsFor(output: ActivationName, rows: number, m: number, random: RandomState): Matrix {
  if (output === 'softmax') {
    return Matrix.fromColumns(
      Array.from({ length: m }, () => {
        const hot = random.randint(rows);
        return Array.from({ length: rows }, (_, i) => (i === hot ? 1 : 0));
      }),
    );
  }
  if (output === 'sigmoid') return random.rand(rows, m).map((u) => (u < 0.5 ? 0 : 1));
  return random.randn(rows, m).map((z) => 1 + z);
}

const inputs = 3;
const hiddenUnits = 4;

/** Whether no unit with a kink stands so near to it that a difference quotient reaches over. */
function awayFromKinks(network: Network, X: Matrix): boolean {
  const { Z } = network.forward(X);
  return Z.every((z, l) => {
    const kinked = ['relu', 'leaky-relu'].includes(network.specification.activations[l] ?? '');
    return !kinked || z.data.every((value) => Math.abs(value) > 1e-3);
  });
}

/**
 * Whether every gradient stands out from the rounding of its difference quotient. The two costs of a quotient are
 * right to about a unit in their last place, so the quotient to 2.2e-16 · cost / 6e-6 = 4e-11 · cost; over a
 * tensor of up to 16 parameters that is 1.5e-10 · cost, and 7e-4 · cost twice in the denominator is far enough
 * above it for seven digits.
 */
function standsOut(network: Network, X: Matrix, Y: Matrix): boolean {
  const { dW, db } = network.backward(X, Y);
  const least = 7e-4 * network.cost(X, Y, { l2: 0.7 });
  const tensors = network.specification.bias ? [...dW.slice(1), ...db.slice(1)] : dW.slice(1);
  return tensors.every(({ data }) => Math.hypot(...data) > least);
}

/** A network of so many layers with weights and biases of ordinary size, and examples away from every kink. */
export function gradientCase(parts: {
  hidden: ActivationName;
  output: ActivationName;
  cost: CostName;
  units: number;
  depth: number;
  m: number;
  bias?: boolean;
}): GradientCase {
  const { hidden, output, cost, units, depth, m, bias = true } = parts;
  const layers = Array.from({ length: depth }, (_, at) =>
    at === depth - 1 ? dense(units, output) : dense(hiddenUnits, hidden),
  );
  const name = `${layers.map((l) => `${l.units} ${l.activation}`).join(', ')}, ${cost}, m = ${m}`;
  for (let seed = 1; seed < 1000; seed++) {
    const random = new RandomState(seed);
    const network = new Network({ inputs, layers, cost, bias, seed });
    network.setParameters({
      W: network.W.map((w) =>
        random.randn(w.rows, w.columns).map((z) => z * (hidden === 'sigmoid' ? 1.5 : 0.9)),
      ),
      b: network.b.map((b) => random.randn(b.rows, b.columns).map((z) => (bias ? z / 2 : 0))),
    });
    const X = random.randn(inputs, m);
    const Y = targetsFor(output, units, m, random);
    if (awayFromKinks(network, X) && standsOut(network, X, Y)) return { name, network, X, Y };
  }
  throw new Error(`no draw of ${name} is fit for a gradient check`);
}
