import { type FloatArray, Matrix } from '../matrix/matrix.js';
import { depth, type Specification } from './specification.js';

/**
 * The parameters of a network: one contiguous vector θ, and W[l] (n[l]×n[l−1]) and b[l] (n[l]×1) as views of
 * it. The arrays have length L+1; their entry 0 is an empty matrix, since layer 0 is the input.
 */
export interface Parameters {
  readonly specification: Specification;
  readonly theta: FloatArray;
  readonly W: readonly Matrix[];
  readonly b: readonly Matrix[];
}

/** Gradients of the cost: one contiguous vector g of θ's layout, and dW[l], db[l] as views of it. */
export interface Gradients {
  readonly g: Float64Array;
  readonly dW: readonly Matrix[];
  readonly db: readonly Matrix[];
}

/** The number of parameters: Σ n[l] (n[l−1] + 1), without the biases Σ n[l] n[l−1]. */
export function parameterCount({ sizes, bias }: Specification): number {
  return sizes.slice(1).reduce((sum, n, l) => sum + n * (sizes[l] + (bias ? 1 : 0)), 0);
}

/** Parameters of zeros, or views of the vector that is given. */
export function parametersOf(
  specification: Specification,
  theta: FloatArray = new Float64Array(thetaLength(specification)),
): Parameters {
  return { specification, theta, ...views(specification, theta) };
}

/** Gradients of zeros, or views of the vector that is given. */
export function gradientsOf(
  specification: Specification,
  g = new Float64Array(thetaLength(specification)),
): Gradients {
  const { W: dW, b: db } = views(specification, g);
  return { g, dW, db };
}

/** The length of θ: a network without biases keeps room for them, and they stay zero. */
export function thetaLength({ sizes }: Specification): number {
  return sizes.slice(1).reduce((sum, n, l) => sum + n * (sizes[l] + 1), 0);
}

/** Layer by layer: W[l] column after column, then b[l]. */
function views(specification: Specification, vector: FloatArray): { W: Matrix[]; b: Matrix[] } {
  const { sizes } = specification;
  const W = [Matrix.zeros(0, 0)];
  const b = [Matrix.zeros(0, 0)];
  let at = 0;
  for (let l = 1; l <= depth(specification); l++) {
    const weights = sizes[l] * sizes[l - 1];
    W.push(Matrix.fromColumnMajor(sizes[l], sizes[l - 1], vector.subarray(at, at + weights)));
    b.push(Matrix.fromColumnMajor(sizes[l], 1, vector.subarray(at + weights, at + weights + sizes[l])));
    at += weights + sizes[l];
  }
  return { W, b };
}
