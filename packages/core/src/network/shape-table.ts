import type { ActivationName } from '../functions/activations/index.js';
import { depth, type Specification } from './specification.js';

/** Rows and columns; the number of examples is `m` where it is not known. */
export type Shape = readonly [rows: number, columns: number | 'm'];

/** One layer of a network: its matrices and their shapes. Layer 0 is the input and has only A[0] = X. */
export interface LayerShapes {
  readonly layer: number;
  /** n[l]. */
  readonly units: number;
  /** g[l]; undefined for the input. */
  readonly activation: ActivationName | undefined;
  readonly W?: Shape;
  readonly b?: Shape;
  readonly Z?: Shape;
  readonly A: Shape;
  readonly dW?: Shape;
  readonly db?: Shape;
  readonly dZ?: Shape;
  /** Absent for the output, where dZ[L] comes straight from the cost. */
  readonly dA?: Shape;
  /** The parameters that training moves: n[l] (n[l−1] + 1), without biases n[l] n[l−1]. */
  readonly parameters: number;
}

/**
 * The shapes of every matrix of a network, a row per layer from 0 to L: W[l] is n[l]×n[l−1], b[l] is n[l]×1,
 * Z[l] and A[l] are n[l]×m, and each gradient has the shape of what it is the gradient of.
 *
 * @param m the number of examples; the letter unless given
 */
export function shapeTable(specification: Specification, m: number | 'm' = 'm'): LayerShapes[] {
  const { sizes, activations, bias } = specification;
  const L = depth(specification);
  return sizes.map((units, layer) => {
    const row = { layer, units, activation: activations[layer] };
    const outputs: Shape = [units, m];
    if (layer === 0) return { ...row, A: outputs, parameters: 0 };
    const inputs = sizes[layer - 1];
    const W: Shape = [units, inputs];
    const b: Shape = [units, 1];
    const hidden = layer < L ? { dA: outputs } : {};
    return {
      ...row,
      ...{ W, b, Z: outputs, A: outputs, dW: W, db: b, dZ: outputs },
      ...hidden,
      parameters: units * (inputs + (bias ? 1 : 0)),
    };
  });
}
