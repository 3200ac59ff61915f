/** The largest whole number of a weight, on either side of zero, and of an input. */
export const most = 127;

/** The most inputs of a layer: their products of 127 · 127 add up to less than 2³¹. */
export const mostInputs = Math.floor((2 ** 31 - 1) / (most * most));

/** What becomes of a layer's y: the activation of a hidden layer, or `output`, where y = Z[L] is the result. */
export type After = 'output' | 'linear' | 'relu' | 'leaky-relu' | 'tanh' | 'sigmoid';

/**
 * A layer of whole numbers: from inputs q, 0 … 127,
 *
 *     s = W q + correction                     int32
 *     y = scale ∘ s + offset                   float32, each operation rounded
 *     q′ = round(g(y) + zero), within 0 … 127  the inputs of the next layer
 *
 * with ties to the even number. For tanh and sigmoid, q′ is the number of thresholds that y has reached.
 */
export interface IntegerLayer {
  readonly inputs: number;
  readonly units: number;
  /** Row after row: n[l]×n[l−1] of −127 … 127. */
  readonly W: Int8Array;
  /** Takes off what the inputs that stand for zero add: −Σⱼ W[i,j] zero[j]. */
  readonly correction: Int32Array;
  readonly scale: Float32Array;
  readonly offset: Float32Array;
  /** The whole number that stands for an activation of zero. */
  readonly zero: Float32Array;
  readonly after: After;
}

/** A network of whole numbers: an input x of row j becomes round(x · inverse[j] + zero[j]), within 0 … 127. */
export interface IntegerNetwork {
  readonly inverse: Float32Array;
  readonly zero: Float32Array;
  readonly layers: readonly IntegerLayer[];
}
