import type { After, IntegerLayer, IntegerNetwork } from '../../engine/quantized/layers.js';
import { isCurved } from '../../engine/quantized/thresholds.js';
import { type Parameters, parametersOf } from '../parameters.js';
import { depth, type Specification } from '../specification.js';

/**
 * A layer in 8 bits. Its inputs a, n[l−1] of them, are whole numbers q from 0 to 127, a = step ∘ (q − zero); of its
 * weights each row i is whole numbers times a scale of its own,
 *
 *     W[i,j] step[j] = scale[i] W8[i,j]
 *     z[i] = scale[i] Σⱼ W8[i,j] (q[j] − zero[j]) + b[i]
 */
export interface QuantizedLayer {
  /** n[l]×n[l−1], row after row, −127 … 127. */
  readonly W8: Int8Array;
  readonly scale: Float32Array;
  readonly b: Float32Array;
  readonly step: Float32Array;
  readonly zero: Uint8Array;
}

/** The parameters of a network in 8 bits; entry 0 of `layers` is layer 1. */
export interface QuantizedParameters {
  readonly specification: Specification;
  readonly layers: readonly QuantizedLayer[];
}

/** The network of whole numbers that these parameters are. */
export function integersOf({ specification, layers }: QuantizedParameters): IntegerNetwork {
  const { sizes, activations } = specification;
  const [{ step, zero }] = layers;
  return {
    inverse: step.map((value) => 1 / value),
    zero: Float32Array.from(zero),
    layers: layers.map((layer, at): IntegerLayer => {
      const [inputs, units] = [sizes[at], sizes[at + 1]];
      const after: After = at + 1 === depth(specification) ? 'output' : (activations[at + 1] as After);
      // Where the next inputs are counted in steps, y is too; thresholds and outputs want z itself.
      const counted = after !== 'output' && !isCurved(after);
      const next = counted ? layers[at + 1].step : new Float32Array(units).fill(1);
      return {
        inputs,
        units,
        W: layer.W8,
        correction: correctionOf(layer, inputs, units),
        scale: layer.scale.map((value, i) => value / next[i]),
        offset: layer.b.map((value, i) => value / next[i]),
        zero: after === 'output' ? new Float32Array(units) : Float32Array.from(layers[at + 1].zero),
        after,
      };
    }),
  };
}

function correctionOf({ W8, zero }: QuantizedLayer, inputs: number, units: number): Int32Array {
  return Int32Array.from({ length: units }, (_, i) => {
    let sum = 0;
    for (let j = 0; j < inputs; j++) sum -= W8[i * inputs + j] * zero[j];
    return sum;
  });
}

/** The weights that the whole numbers stand for, and the biases: a network of floating-point numbers close to this. */
export function floatsOf({ specification, layers }: QuantizedParameters): Parameters {
  const parameters = parametersOf(specification);
  const { sizes } = specification;
  layers.forEach(({ W8, scale, b, step }, at) => {
    const [inputs, units] = [sizes[at], sizes[at + 1]];
    const W = parameters.W[at + 1].data;
    for (let i = 0; i < units; i++) {
      for (let j = 0; j < inputs; j++) W[i + j * units] = (scale[i] * W8[i * inputs + j]) / step[j];
    }
    parameters.b[at + 1].data.set(b);
  });
  return parameters;
}
