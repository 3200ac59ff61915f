import {
  answeringEngine,
  chooseEngine,
  type EngineOptions,
  engineOptions,
  precisions,
} from '../engine/choose.js';
import { allColumns } from '../engine/control.js';
import type { Precision } from '../engine/description.js';
import { type Engine, type Program, runStep } from '../engine/engine.js';
import { type FixedProgram, fixedProgram } from '../engine/wasm/predictor.js';
import { ColonnadeError, type Warning } from '../foundation/errors.js';
import { checkOptions, type OptionTable } from '../foundation/options.js';
import { expectMatrix, Matrix } from '../matrix/matrix.js';
import { type Inputs, SparseMatrix } from '../matrix/sparse-matrix.js';
import { adviseOn } from '../network/advice.js';
import { descriptionOptions, type NetworkDescription } from '../network/blocks.js';
import { checkExamples, checkFinite, checkInputs } from '../network/checks.js';
import { A } from '../network/forward.js';
import { checkGradients, type GradientCheck } from '../network/gradient-check.js';
import { drawParameters, seedDeclaration } from '../network/initialize.js';
import { type Parameters, parameterCount } from '../network/parameters.js';
import { type BackwardPass, type ForwardPass, runBackward, runForward } from '../network/passes.js';
import { overPresentRows } from '../network/present-rows.js';
import { costProgram, forwardPlan, forwardProgram } from '../network/programs.js';
import { dense, depth, type Specification, specificationText, specify } from '../network/specification.js';
import { fit } from '../training/fit.js';
import type { History } from '../training/history.js';
import { type FitOptions, fitOptions } from '../training/options.js';
import { exampleWeights } from '../training/weights.js';
import { classify } from './classify.js';

/** What a network is built from. */
export interface NetworkOptions extends NetworkDescription {
  /** Start of every random number of this network; 1 unless given. */
  readonly seed?: number;
  /** The numbers that it is trained and answers in; float64 unless given. */
  readonly precision?: Precision;
}

/** How a network is fitted, and what computes. */
export interface NetworkFitOptions extends FitOptions, EngineOptions {}

/** What bends the cost whose gradients are asked for. */
export interface GradientOptions extends Pick<FitOptions, 'l2' | 'classWeight' | 'sampleWeight'> {}

/** A network served without allocation: write to `input`, call `run`, read `output`. */
export type Predictor = FixedProgram;

/** Checked examples, and what bends their cost. */
interface CostData<X> {
  readonly X: X;
  readonly Y: Matrix;
  readonly weights: Float64Array | undefined;
  readonly penaltyRatio: number;
}

const precisionDeclaration = {
  type: 'choice',
  choices: precisions,
  default: 'float64',
  help: 'the numbers that it computes in',
} as const;

const gradientOptions: OptionTable = {
  l2: fitOptions.l2,
  classWeight: fitOptions.classWeight,
  sampleWeight: fitOptions.sampleWeight,
};

/** A dense network: a specification and its parameters W[l], b[l]. Examples are columns. */
export class Network {
  readonly specification: Specification;
  readonly seed: number;
  readonly precision: Precision;
  /** What the course would say of this network before it is trained. */
  readonly warnings: readonly Warning[];
  #parameters: Parameters;
  readonly #engine: Engine;
  /** Answers one prediction after the other. */
  #forward: Program | undefined;
  #busy = false;

  /**
   * A network whose W[l] are drawn from RandomState(seed) and whose b[l] are zero.
   * @throws OPTION_UNKNOWN, OPTION_TYPE, OPTION_RANGE, LAYER_INVALID, COST_OUTPUT_MISMATCH
   */
  constructor(given: NetworkOptions) {
    const options = checkOptions('Network', given, {
      ...descriptionOptions,
      seed: seedDeclaration,
      precision: precisionDeclaration,
    });
    this.specification = specify('Network', options);
    this.seed = options.seed;
    this.precision = options.precision;
    this.#engine = answeringEngine(options.precision);
    this.#parameters = drawParameters(
      this.specification,
      options.initialization,
      options.seed,
      options.precision,
    );
    this.warnings = adviseOn(this.specification, options.initialization);
  }

  /** A network with given parameters, which it takes over: they are not copied. */
  static fromParameters(parameters: Parameters, precision: Precision = 'float64'): Network {
    const { sizes, activations, cost, bias } = parameters.specification;
    const layers = sizes.slice(1).map((units, at) => dense(units, activations[at + 1]!));
    const network = new Network({ inputs: sizes[0], layers, cost, bias, initialization: 'small', precision });
    network.#parameters = parameters;
    return network;
  }

  /** θ, W and b together, as the blocks `forward`, `backward` and `update` take them. */
  get parameters(): Parameters {
    return this.#parameters;
  }

  /** The weights: W[l] is n[l]×n[l−1], each row the wᵀ of a neuron. W[0] is an empty matrix. */
  get W(): readonly Matrix[] {
    return this.#parameters.W;
  }

  /** The biases: b[l] is n[l]×1. b[0] is an empty matrix. */
  get b(): readonly Matrix[] {
    return this.#parameters.b;
  }

  /** The number of parameters that training moves. */
  get parameterCount(): number {
    return parameterCount(this.specification);
  }

  /**
   * Fits the network to examples. A second fit goes on from where the first one ended.
   * @param X n[0]×m, with its zeros or sparse
   * @param Y n[L]×m
   * @returns the history: entry i is the state after i epochs
   * @throws as the checks of X, Y and the options say; NETWORK_BUSY while another fit runs
   */
  async fit(X: Inputs, Y: Matrix, options: NetworkFitOptions = {}): Promise<History> {
    this.#expectIdle('fit');
    this.#busy = true;
    try {
      const checked = checkOptions('fit', options, { ...fitOptions, ...engineOptions });
      const { engine, threads, deterministic, ...rest } = checked;
      const chosen = chooseEngine('fit', this.precision, { engine, threads, deterministic });
      return await fit(chosen, this.#parameters, X, Y, { ...rest, seed: rest.seed ?? this.seed });
    } finally {
      this.#busy = false;
    }
  }

  /**
   * Forward propagation with every intermediate: Z[l] = W[l] A[l−1] + b[l], A[l] = g[l](Z[l]).
   * @param X n[0]×m
   */
  forward(X: Matrix): ForwardPass {
    return runForward(this.#parameters, checkInputs('forward', X, this.specification), this.#engine);
  }

  /**
   * The cost over all columns and its gradients, with every intermediate.
   * @param X n[0]×m
   * @param Y n[L]×m
   */
  backward(
    X: Matrix,
    Y: Matrix,
    options: GradientOptions = {},
  ): ForwardPass & BackwardPass & { cost: number } {
    const data = this.#data('backward', X, Y, options);
    const pass = runForward(this.#parameters, data.X, this.#engine);
    const gradients = runBackward(this.#parameters, pass, data.Y, data, this.#engine);
    const cost = runStep(costProgram(this.#engine, this.#parameters, data), allColumns(data.X));
    return { ...pass, ...gradients, cost };
  }

  /**
   * The cost: the mean loss over all columns, plus the penalty.
   * @param X n[0]×m
   * @param Y n[L]×m
   */
  cost(X: Inputs, Y: Matrix, options: GradientOptions = {}): number {
    const data = this.#data('cost', X, Y, options, 'or sparse');
    return runStep(costProgram(this.#engine, this.#parameters, data), allColumns(data.X));
  }

  /**
   * The outputs Ŷ = A[L] (n[L]×m): probabilities for sigmoid and softmax.
   * @param X n[0]×m
   */
  predict(X: Inputs): Matrix {
    const inputs = checkInputs('predict', X, this.specification, 'X', 'or sparse');
    const output = A(depth(this.specification));
    const program = this.#predicting(inputs, output);
    runStep(program, allColumns(inputs));
    return program.observed(output).map((value) => value);
  }

  /** One program answers for all X; a sparse one has a program of its own. */
  #predicting(X: Inputs, output: string): Program {
    const data = { X, observed: [output], largestStep: Number.POSITIVE_INFINITY };
    if (X instanceof SparseMatrix) {
      const { parameters, X: present } = overPresentRows(this.#parameters, X) ?? {
        parameters: this.#parameters,
        X,
      };
      return forwardProgram(this.#engine, parameters, { ...data, X: present });
    }
    this.#forward ??= forwardProgram(this.#engine, this.#parameters, data);
    this.#forward.over(X);
    return this.#forward;
  }

  /**
   * The class of every example (1×m). One output: 1 when its probability is strictly above the threshold, else 0.
   * More: the row of the largest, the first of equals.
   * @param X n[0]×m
   * @throws COST_OUTPUT_MISMATCH when the outputs are not probabilities
   */
  classify(X: Inputs, options: { threshold?: number } = {}): Matrix {
    return classify(this.predict(X), this.specification, options);
  }

  /**
   * Fixed arrays for `columns` examples and a function that predicts them with the parameters as they are now, for
   * serving.
   */
  predictor(options: { columns?: number } = {}): Predictor {
    const { columns } = checkOptions('predictor', options, {
      columns: { type: 'integer', min: 1, default: 1, help: 'examples at once' },
    });
    const X = Matrix.zeros(this.specification.sizes[0], columns);
    const plan = forwardPlan(this.specification, { X, observed: [A(depth(this.specification))] });
    return fixedProgram(plan, this.#parameters, this.precision, columns);
  }

  /**
   * Compares the gradients of backward propagation with central differences, in float64 and on a copy.
   * @param X n[0]×m
   * @param Y n[L]×m
   * @param options.limit the most parameters to check of each W[l] and b[l]; all unless given
   */
  checkGradients(X: Matrix, Y: Matrix, options: GradientOptions & { limit?: number } = {}): GradientCheck {
    const where = 'checkGradients';
    const { limit, ...rest } = checkOptions(where, options, {
      ...gradientOptions,
      limit: { type: 'integer', min: 1, default: Number.MAX_SAFE_INTEGER, help: 'parameters to check' },
    });
    return checkGradients(this.#parameters, this.#data(where, X, Y, rest), limit, this.seed);
  }

  /**
   * Puts values into the parameters. Arrays over layers have length L+1; entry 0 is not looked at.
   * @throws SHAPE_MISMATCH, VALUE_NOT_FINITE, NETWORK_BUSY
   */
  setParameters(given: { W: readonly Matrix[]; b: readonly Matrix[] }): void {
    const where = 'setParameters';
    this.#expectIdle(where);
    const pairs: [string, Matrix, Matrix][] = [];
    for (let l = 1; l <= depth(this.specification); l++) {
      pairs.push([`W[${l}]`, this.W[l], expectMatrix(where, `W[${l}]`, given?.W?.[l])]);
      pairs.push([`b[${l}]`, this.b[l], expectMatrix(where, `b[${l}]`, given?.b?.[l])]);
    }
    for (const [name, current, next] of pairs) {
      checkFinite(where, name, next);
      if (next.rows === current.rows && next.columns === current.columns) continue;
      throw new ColonnadeError({
        code: 'SHAPE_MISMATCH',
        where,
        problem: `${name} is ${next.shape.join('×')} but the network has ${current.shape.join('×')}`,
        expected: current.shape.join('×'),
        got: next.shape.join('×'),
      });
    }
    for (const [, current, next] of pairs) current.data.set(next.data);
  }

  /** `Network 784-128-10, relu, softmax, cross-entropy: 101770 parameters`. */
  toString(): string {
    return `Network ${specificationText(this.specification)}: ${this.parameterCount} parameters`;
  }

  /** What `console.log` prints in Node. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString();
  }

  #data(where: string, X: Matrix, Y: Matrix, given: GradientOptions): CostData<Matrix>;
  #data(where: string, X: Inputs, Y: Matrix, given: GradientOptions, sparse: 'or sparse'): CostData<Inputs>;
  #data(where: string, X: Inputs, Y: Matrix, given: GradientOptions, sparse?: 'or sparse'): CostData<Inputs> {
    const examples = sparse
      ? checkExamples(where, X, Y, this.specification, ['X', 'Y'], sparse)
      : checkExamples(where, X, Y, this.specification);
    const { l2, classWeight, sampleWeight } = checkOptions(where, given, gradientOptions);
    const weights = exampleWeights(where, examples.Y, classWeight, sampleWeight);
    return { ...examples, weights, penaltyRatio: l2 / examples.X.columns };
  }

  #expectIdle(where: string): void {
    if (!this.#busy) return;
    throw new ColonnadeError({
      code: 'NETWORK_BUSY',
      where,
      problem: 'this network is being trained',
      why: 'Two fits at once would move the same parameters',
      remedy: { text: 'await the first one' },
    });
  }
}
