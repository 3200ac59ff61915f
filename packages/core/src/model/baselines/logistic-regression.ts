import type { Engine } from '../../engine/engine.js';
import { Matrix } from '../../matrix/matrix.js';
import type { Inputs } from '../../matrix/sparse-matrix.js';
import { parametersOf } from '../../network/parameters.js';
import { dense, specify } from '../../network/specification.js';
import { fit } from '../../training/fit.js';
import { adam } from '../../training/optimizers/adam.js';
import { cosine } from '../../training/rates/cosine.js';
import { Network } from '../network.js';

/**
 * Logistic regression, the network without hidden layers: one sigmoid, or a softmax for more classes, with the
 * penalty that the network has. It is convex, so that Adam with a falling rate comes near its minimum from zeros.
 *
 * @param X n×m, @param Y k×m
 */
export async function fitLogisticRegression(
  engine: Engine,
  X: Inputs,
  Y: Matrix,
  options: { softmax: boolean; seed: number; l2: number },
): Promise<Network> {
  const output = options.softmax ? 'softmax' : 'sigmoid';
  const specification = specify('logisticRegression', { inputs: X.rows, layers: [dense(Y.rows, output)] });
  const parameters = parametersOf(specification);
  const batchSize = Math.min(X.columns, X.columns <= 10_000 ? 64 : 256);
  await fit(engine, parameters, X, Y, {
    epochs: Math.max(20, Math.min(400, Math.round((2000 * batchSize) / X.columns))),
    batchSize,
    optimizer: adam(),
    learningRate: cosine(0.02, { warmUp: 0 }),
    l2: options.l2,
    seed: options.seed,
  });
  return Network.fromParameters(parameters);
}

/**
 * Logistic regression as a function.
 * @param X n×m, @param Y k×m
 * @returns a function from inputs (n×m) to probabilities (k×m)
 */
export async function logisticRegression(
  engine: Engine,
  X: Inputs,
  Y: Matrix,
  options: { softmax: boolean; seed: number; l2: number },
): Promise<(X: Inputs) => Matrix> {
  const network = await fitLogisticRegression(engine, X, Y, options);
  return (inputs) => (inputs.columns === 0 ? Matrix.zeros(Y.rows, 0) : network.predict(inputs));
}
