import {
  dense,
  type History,
  type Layer,
  Matrix,
  Network,
  type NetworkFitOptions,
  RandomState,
} from '@colonnade/core';
import type { FloatArray } from '../../src/matrix/matrix.js';

/** Two classes that a line parts only roughly: 20 examples of 3 features. */
export function examples(m = 20): { X: Matrix; Y: Matrix } {
  const random = new RandomState(12);
  const X = random.randn(3, m);
  const Y = Matrix.zeros(1, m).map((_, _i, j) => Number(X.at(0, j) + 0.5 * random.randn() > 0));
  return { X, Y };
}

export function networkOf(layers: Layer[] = [dense(4, 'tanh'), dense(1, 'sigmoid')], seed = 5): Network {
  return new Network({ inputs: 3, layers, seed });
}

/** Fits a fresh network to the examples; it and its history. */
export async function fitted(
  options: NetworkFitOptions,
  data = examples(),
): Promise<{ network: Network; history: History; theta: FloatArray }> {
  const network = networkOf();
  const history = await network.fit(data.X, data.Y, options);
  return { network, history, theta: network.parameters.theta };
}
