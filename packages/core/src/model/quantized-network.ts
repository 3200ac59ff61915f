import { answeringEngine } from '../engine/choose.js';
import { WasmIntegers } from '../engine/wasm/integers.js';
import { checkOptions } from '../foundation/options.js';
import { activations } from '../functions/activations/index.js';
import { Matrix } from '../matrix/matrix.js';
import type { Inputs } from '../matrix/sparse-matrix.js';
import { checkInputs } from '../network/checks.js';
import type { Parameters } from '../network/parameters.js';
import { integersOf, type QuantizedParameters } from '../network/quantized/parameters.js';
import { quantizeParameters } from '../network/quantized/quantize.js';
import { depth, type Specification } from '../network/specification.js';
import { classify } from './classify.js';
import type { Predictor } from './network.js';

/**
 * A network whose weights and activations are whole numbers of 8 bits: smaller, and faster to predict with. Its answers
 * have the same bits on every machine, alone and in a batch. It is not trained; it is made of a trained one.
 */
export class QuantizedNetwork {
  readonly parameters: QuantizedParameters;
  /** The numbers that inputs come in, and outputs before their activation. */
  readonly precision = 'float32';
  readonly #integers: WasmIntegers;

  constructor(parameters: QuantizedParameters) {
    this.parameters = parameters;
    this.#integers = new WasmIntegers(integersOf(parameters));
  }

  /**
   * The network in 8 bits, the ranges of its inputs and units those of examples.
   * @param X n[0]×m, of the training part
   * @throws as the checks of X; OPTION_NOT_YET for a layer with too many inputs
   */
  static from(parameters: Parameters, X: Inputs): QuantizedNetwork {
    const inputs = checkInputs('quantize', X, parameters.specification, 'X', 'or sparse');
    return new QuantizedNetwork(quantizeParameters(parameters, inputs, answeringEngine('float64')));
  }

  get specification(): Specification {
    return this.parameters.specification;
  }

  /**
   * The outputs Ŷ = A[L] (n[L]×m): probabilities for sigmoid and softmax.
   * @param X n[0]×m
   */
  predict(X: Inputs): Matrix {
    const inputs = checkInputs('predict', X, this.specification, 'X', 'or sparse');
    const Z = this.#integers.run(inputs);
    const Yhat = Float64Array.from(Z);
    this.#activate(Yhat, inputs.columns);
    return Matrix.fromColumnMajor(this.#outputs, inputs.columns, Yhat);
  }

  /** The class of every example, as `Network.classify` says it. */
  classify(X: Inputs, options: { threshold?: number } = {}): Matrix {
    return classify(this.predict(X), this.specification, options);
  }

  /** Fixed arrays for `columns` examples and a function that predicts them, for serving. */
  predictor(options: { columns?: number } = {}): Predictor {
    const { columns } = checkOptions('predictor', options, {
      columns: { type: 'integer', min: 1, default: 1, help: 'examples at once' },
    });
    const n = this.specification.sizes[0];
    const units = this.#outputs;
    const { input: memory, ldX, Z, ldZ, run } = this.#integers.fixed(columns);
    const whole = ldX === n || columns === 1;
    const input = whole ? memory.subarray(0, n * columns) : new Float32Array(n * columns);
    const output = new Float64Array(units * columns);
    return {
      input,
      output,
      run: () => {
        if (!whole) for (let j = 0; j < columns; j++) memory.set(input.subarray(j * n, (j + 1) * n), j * ldX);
        run();
        for (let j = 0, to = 0; j < columns; j++) {
          for (let i = 0; i < units; i++) output[to++] = Z[j * ldZ + i];
        }
        this.#activate(output, columns);
      },
    };
  }

  get #outputs(): number {
    return this.specification.sizes[depth(this.specification)];
  }

  /** A[L] = g(Z[L]), in place. */
  #activate(Z: Float64Array, columns: number): void {
    const units = this.#outputs;
    const g = activations[this.specification.activations[depth(this.specification)]!];
    for (let j = 0; j < columns; j++) g.forward(Z, Z, j * units, (j + 1) * units);
  }
}
