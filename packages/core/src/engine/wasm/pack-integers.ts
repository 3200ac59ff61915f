import type { IntegerLayer, IntegerNetwork } from '../quantized/layers.js';

/** Units that stand in one vector. */
const together = 4;

export function groupsOf({ units }: Pick<IntegerLayer, 'units'>): number {
  return Math.ceil(units / together);
}

export function roundUp(count: number, to: number): number {
  return Math.ceil(count / to) * to;
}

/** Columns of inputs are filled up with zeros to a multiple of this. */
export const filled = 16;

/** The bytes that `packLanes` fills. */
export function laneBytes({ units, inputs }: IntegerLayer, inLane: 2 | 4): number {
  return (groupsOf({ units }) * together * roundUp(inputs, filled) * 4) / inLane;
}

/**
 * Weights for dense columns: groups of four units; of a group, for every lane of a column one vector, in which each of
 * the four has its weights of the inputs in that lane.
 */
export function packLanes({ units, inputs, W }: IntegerLayer, inLane: 2 | 4, target: DataView): void {
  const bytes = 4 / inLane;
  const lanes = roundUp(inputs, filled) / inLane;
  for (let i = 0; i < units; i++) {
    const group = Math.floor(i / together) * lanes * 16 + (i % together) * 4;
    for (let j = 0; j < inputs; j++) {
      const at = group + Math.floor(j / inLane) * 16 + (j % inLane) * bytes;
      if (bytes === 1) target.setInt8(at, W[i * inputs + j]);
      else target.setInt16(at, W[i * inputs + j], true);
    }
  }
}

/** The leading dimension of `packWords`. */
export function wordBytes({ units }: IntegerLayer): number {
  return roundUp(units, 16);
}

/** Weights for sparse columns: a column of bytes for every input. */
export function packWords(layer: IntegerLayer, target: Int8Array): void {
  const { units, inputs, W } = layer;
  const ld = wordBytes(layer);
  for (let i = 0; i < units; i++) {
    for (let j = 0; j < inputs; j++) target[j * ld + i] = W[i * inputs + j];
  }
}

/** Scale, offset and zero of the units, each for whole groups. */
export function packNumbers(layer: IntegerLayer, target: Float32Array): void {
  const stride = together * groupsOf(layer);
  target.set(layer.scale, 0);
  target.set(layer.offset, stride);
  target.set(layer.zero, 2 * stride);
}

/** Whether a sparse network takes a value of 1 as the whole number 1, and what is absent as 0. */
export function takesOnes({ inverse, zero }: IntegerNetwork): boolean {
  return inverse.every((value) => value === 1) && zero.every((value) => value === 0);
}
