import { ColonnadeError } from '../foundation/errors.js';
import { checkOption, checkOptions, describe, type OptionTable } from '../foundation/options.js';
import { type ActivationName, activations } from '../functions/activations/index.js';
import { type CostName, costFor, costNames } from '../functions/costs/index.js';
import { expectMatrix, Matrix } from '../matrix/matrix.js';
import { checkColumns, checkFinite, checkInputs, checkOutputs, checkTargets } from './checks.js';
import type { InitializationName } from './initialization/index.js';
import { drawParameters, initializationDeclaration, seedDeclaration } from './initialize.js';
import { type Parameters, parametersOf } from './parameters.js';
import { type BackwardPass, type ForwardPass, runBackward, runForward } from './passes.js';
import { type Layer, specify } from './specification.js';

/**
 * The building blocks of the course: initialize, then forward, cost, backward, update in a loop. `Network` joins
 * them; here each stands by itself, on matrices whose columns are examples, and changes none of its arguments.
 */

const activationBlock =
  (name: ActivationName) =>
  (Z: Matrix): Matrix => {
    const { rows, columns, data } = expectMatrix(name, 'Z', Z);
    const values = Float64Array.from(data);
    const A = new Float64Array(values.length);
    for (let j = 0; j < columns; j++) activations[name].forward(values, A, j * rows, (j + 1) * rows);
    return Matrix.fromColumnMajor(rows, columns, A);
  };

/** A = 1 / (1 + e^−Z), element by element. */
export const sigmoid = activationBlock('sigmoid');
/** A = tanh(Z), element by element. */
export const tanh = activationBlock('tanh');
/** A = max(0, Z), element by element. */
export const relu = activationBlock('relu');
/** A = max(0.01 Z, Z), element by element. */
export const leakyRelu = activationBlock('leaky-relu');
/** A = Z. */
export const linear = activationBlock('linear');
/** A = e^Z / Σ e^Z, column by column. */
export const softmax = activationBlock('softmax');

/** What `new Network` takes too. */
export interface NetworkDescription {
  readonly inputs: number;
  readonly layers: readonly Layer[];
  /** Cross-entropy for a sigmoid or softmax output, squared error otherwise, unless given. */
  readonly cost?: CostName | 'auto';
  readonly initialization?: InitializationName;
  /** False leaves the biases at zero. */
  readonly bias?: boolean;
}

export const descriptionOptions: OptionTable = {
  inputs: { type: 'object', help: 'n[0], the rows of X' }, // checked with the layers, by `specify`
  layers: { type: 'object', help: 'layers 1 to L, each from dense()' },
  cost: { type: 'choice', choices: costNames, also: ['auto'], default: 'auto', help: 'cost' },
  initialization: initializationDeclaration,
  bias: { type: 'boolean', default: true, help: 'whether layers have biases' },
};

/**
 * Parameters W[l] and b[l] drawn from RandomState(seed): W[l] = randn(n[l], n[l−1]) · scale, b[l] = 0.
 * Course 1, week 4.
 */
export function initializeParameters(description: NetworkDescription, seed: number): Parameters {
  const where = 'initializeParameters';
  const options = checkOptions(where, description, descriptionOptions);
  checkOption(where, 'seed', seed, seedDeclaration);
  return drawParameters(specify(where, options), options.initialization, seed);
}

/**
 * Forward propagation: Z[l] = W[l] A[l−1] + b[l], A[l] = g[l](Z[l]), with A[0] = X (n[0]×m) and Yhat = A[L].
 * The result is the cache that `backward` wants. Course 1, week 4.
 * @throws MATRIX_EXPECTED, SHAPE_INPUT, VALUE_NOT_FINITE
 */
export function forward(X: Matrix, parameters: Parameters): ForwardPass {
  checkParameters('forward', parameters);
  return runForward(parameters, checkInputs('forward', X, parameters.specification));
}

/** How `loss` and `cost` read the outputs. */
export interface LossOptions {
  /** `cross-entropy` unless given. */
  readonly cost?: CostName;
  /** What made the outputs: `sigmoid` for one row and `softmax` for more, unless given. */
  readonly output?: 'sigmoid' | 'softmax';
}

/**
 * The loss of every example (1×m): −(y ln ŷ + (1 − y) ln(1 − ŷ)), −Σ y ln ŷ over classes, or ½ Σ (ŷ − y)².
 * Course 1, week 2.
 * @throws MATRIX_EXPECTED, SHAPE_MISMATCH, EMPTY_DATA, OPTION_UNKNOWN
 */
export function loss(Yhat: Matrix, Y: Matrix, options: LossOptions = {}): Matrix {
  return lossOf('loss', Yhat, Y, options);
}

/**
 * The cost: the mean of the losses, 1/m Σ loss.
 * @throws as `loss`
 */
export function cost(Yhat: Matrix, Y: Matrix, options: LossOptions = {}): number {
  const losses = lossOf('cost', Yhat, Y, options);
  let sum = 0;
  for (const value of losses.data) sum += value;
  return sum / losses.columns;
}

/**
 * Backward propagation of the mean loss: dZ[L] = ∂loss/∂Z[L], dW[l] = dZ[l] A[l−1]ᵀ / m, db[l] = Σ dZ[l] / m,
 * dZ[l−1] = W[l]ᵀ dZ[l] ∘ g′(Z[l−1]). Course 1, week 4.
 * @param cache what `forward` returned for the same parameters
 * @throws MATRIX_EXPECTED, SHAPE_TARGET, EMPTY_DATA, TARGET_RANGE
 */
export function backward(Y: Matrix, parameters: Parameters, cache: ForwardPass): BackwardPass {
  const where = 'backward';
  checkParameters(where, parameters);
  const { specification } = parameters;
  const fits =
    Array.isArray(cache?.A) &&
    Array.isArray(cache.Z) &&
    specification.sizes.every((n, l) => {
      const fits = (matrix: Matrix | undefined) =>
        matrix instanceof Matrix && matrix.rows === n && matrix.columns === cache.A[0].columns;
      return fits(cache.A[l]) && (l === 0 || fits(cache.Z[l]));
    });
  if (!fits) {
    throw new ColonnadeError({
      code: 'SHAPE_MISMATCH',
      where,
      problem: 'the cache does not belong to these parameters',
      remedy: { text: 'pass what forward(X, parameters) returned' },
    });
  }
  return runBackward(parameters, cache, checkTargets(where, Y, cache.A[0], specification));
}

/**
 * One step of gradient descent: W[l] − α dW[l] and b[l] − α db[l], as new parameters. Course 1, week 2.
 * @throws OPTION_TYPE, OPTION_RANGE, SHAPE_MISMATCH, NOT_FINITE when a gradient is not finite
 */
export function update(
  parameters: Parameters,
  gradients: Pick<BackwardPass, 'dW' | 'db'>,
  learningRate: number,
): Parameters {
  const where = 'update';
  checkParameters(where, parameters);
  checkOption(where, 'learningRate', learningRate, { type: 'number', min: 0, help: 'α' });
  const { specification, theta } = parameters;
  const next = parametersOf(specification, Float64Array.from(theta));
  for (let l = 1; l < next.W.length; l++) {
    move(where, `dW[${l}]`, next.W[l], gradients?.dW?.[l], learningRate);
    if (specification.bias) move(where, `db[${l}]`, next.b[l], gradients?.db?.[l], learningRate);
  }
  return next;
}

function move(where: string, name: string, values: Matrix, gradient: Matrix | undefined, rate: number): void {
  const g = expectMatrix(where, name, gradient);
  if (g.rows !== values.rows || g.columns !== values.columns) {
    throw new ColonnadeError({
      code: 'SHAPE_MISMATCH',
      where,
      problem: `${name} is ${g.shape.join('×')} but the parameters are ${values.shape.join('×')}`,
    });
  }
  checkFinite(where, name, g);
  for (let i = 0; i < values.data.length; i++) values.data[i] -= rate * g.data[i];
}

function lossOf(where: string, Yhat: Matrix, Y: Matrix, given: LossOptions): Matrix {
  const A = checkOutputs(where, Yhat, Y);
  const options = checkOptions(where, given, {
    cost: { type: 'choice', choices: costNames, default: 'cross-entropy', help: 'cost' },
    output: {
      type: 'choice',
      choices: ['sigmoid', 'softmax'],
      default: A.rows === 1 ? 'sigmoid' : 'softmax',
      help: 'what made the outputs',
    },
  });
  const formula = costFor(options.cost, options.output)!;
  checkFinite(where, 'Yhat', A);
  checkFinite(where, 'Y', Y);
  if (options.cost === 'cross-entropy') checkProbabilities(where, A);
  checkColumns(where, 'Y', Y, formula);
  const [outputs, targets] = [Float64Array.from(A.data), Float64Array.from(Y.data)];
  const losses = Matrix.zeros(1, A.columns);
  for (let j = 0; j < A.columns; j++) {
    losses.data[j] = formula.lossOfOutput(outputs, targets, j * A.rows, (j + 1) * A.rows);
  }
  return losses;
}

function checkProbabilities(where: string, Yhat: Matrix): void {
  const at = Yhat.data.findIndex((a) => a < 0 || a > 1);
  if (at < 0) return;
  const [row, column] = [at % Yhat.rows, Math.floor(at / Yhat.rows)];
  throw new ColonnadeError({
    code: 'TARGET_RANGE',
    where,
    problem: `Yhat has ${Yhat.data[at]} in row ${row}, column ${column}`,
    why: 'Cross-entropy needs probabilities',
    remedy: {
      text: 'pass outputs of sigmoid or softmax, or {option}',
      option: 'cost',
      value: 'squared-error',
    },
  });
}

function checkParameters(where: string, parameters: Parameters): void {
  const { theta, W, b, specification } = parameters ?? {};
  const isVector = theta instanceof Float64Array || theta instanceof Float32Array;
  const whole = isVector && Array.isArray(W) && Array.isArray(b) && specification;
  if (whole && [...W, ...b].every((matrix) => matrix instanceof Matrix)) return;
  throw new ColonnadeError({
    code: 'OPTION_TYPE',
    where,
    problem: `parameters is ${describe(parameters)}`,
    expected: 'the parameters of a network',
    remedy: { text: 'draw them with initializeParameters(…), or take those of a Network' },
  });
}
