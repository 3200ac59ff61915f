import type { Activation } from '../activations/types.js';

/** The loss of one example and its derivative. Column arguments stand at `start` up to `end` of each array. */
export interface Cost {
  readonly name: string;
  /** The loss of one example, as the documentation prints it. */
  readonly formula: string;
  /** The loss of one example from the outputs alone. */
  lossOfOutput(A: Float64Array, Y: Float64Array, start: number, end: number): number;
  /** The loss of one example inside a network, where Z is at hand and keeps what A has rounded away. */
  loss(Z: Float64Array, A: Float64Array, Y: Float64Array, start: number, end: number): number;
  /** dZ = ∂loss/∂z of the output layer. */
  error(
    Z: Float64Array,
    A: Float64Array,
    Y: Float64Array,
    dZ: Float64Array,
    start: number,
    end: number,
    activation: Activation,
  ): void;
  /** What is wrong with a column of targets, as a clause, or undefined when nothing is. */
  targetProblem(Y: Float64Array, start: number, end: number): string | undefined;
}
