/** An activation function a = g(z) and how a gradient passes back through it. */
export interface Activation {
  readonly name: string;
  readonly formula: string;
  readonly derivativeFormula: string;
  /** Whether hidden layers may use it (softmax belongs to the output alone). */
  readonly hidden: boolean;
  /** A = g(Z) for one column, which stands at `start` up to `end` in both arrays. */
  forward(Z: Float64Array, A: Float64Array, start: number, end: number): void;
  /** D = dA on the way in, dZ on the way out, for the same column. */
  backward(Z: Float64Array, A: Float64Array, D: Float64Array, start: number, end: number): void;
}
