import { mostInputs } from '../../engine/quantized/layers.js';
import { curves, isCurved } from '../../engine/quantized/thresholds.js';
import { damaged } from '../../foundation/read-safetensors.js';
import type { Tensor } from '../../foundation/safetensors.js';
import type { QuantizedLayer, QuantizedParameters } from '../../network/quantized/parameters.js';
import { depth, type Specification } from '../../network/specification.js';

/** A list that holds one value only is kept as that one. */
function brief<T extends Float32Array | Uint8Array>(values: T): Tensor {
  const same = values.length > 0 && values.every((value) => value === values[0]);
  const data = same ? (values.slice(0, 1) as T) : values;
  return { shape: [data.length, 1], data };
}

/**
 * The tensors of a network in 8 bits: of every layer W1 (I8, n[1]×n[0]), W1.scale, b1 (F32, n[1]×1), and of its inputs
 * A0.step (F32) and A0.zero (U8), n[0]×1, or 1×1 where all are the same.
 */
export function quantizedTensors({ specification, layers }: QuantizedParameters): Map<string, Tensor> {
  const { sizes } = specification;
  const tensors = new Map<string, Tensor>();
  layers.forEach(({ W8, scale, b, step, zero }, at) => {
    const l = at + 1;
    tensors.set(`W${l}`, { shape: [sizes[l], sizes[at]], data: W8 });
    tensors.set(`W${l}.scale`, { shape: [sizes[l], 1], data: scale });
    tensors.set(`b${l}`, { shape: [sizes[l], 1], data: b });
    tensors.set(`A${at}.step`, brief(step));
    tensors.set(`A${at}.zero`, brief(zero));
  });
  return tensors;
}

/**
 * What `quantizedTensors` wrote; nothing of it is trusted.
 * @throws MODEL_DAMAGED
 */
export function readQuantized(
  where: string,
  specification: Specification,
  tensors: ReadonlyMap<string, Tensor>,
): QuantizedParameters {
  const { sizes, activations } = specification;
  const known = new Set<string>();
  const take = <T extends Tensor['data']>(
    name: string,
    type: new (length: number) => T,
    rows: number,
    columns: number,
    whether: (value: number) => boolean,
    one = false,
  ): T => {
    known.add(name);
    const tensor = tensors.get(name);
    if (tensor === undefined) throw damaged(where, `tensor "${name}" is lacking`);
    const { data, shape } = tensor;
    if (!(data instanceof type)) throw damaged(where, `tensor "${name}" holds numbers of another type`);
    const brief = one && shape.join('×') === '1×1';
    if (!brief && shape.join('×') !== `${rows}×${columns}`) {
      throw damaged(where, `tensor "${name}" is ${shape.join('×')}, but needs to be ${rows}×${columns}`);
    }
    if (!data.every(whether)) throw damaged(where, `tensor "${name}" holds a number that cannot stand there`);
    return brief ? (new type(rows).fill(data[0]) as T) : data;
  };
  const positive = (value: number) => value > 0 && Number.isFinite(value);
  const layers = Array.from({ length: depth(specification) }, (_, at): QuantizedLayer => {
    const l = at + 1;
    const [inputs, units] = [sizes[at], sizes[l]];
    if (inputs > mostInputs)
      throw damaged(where, `layer ${l} has ${inputs} inputs, more than 8 bits can add up`);
    const g = activations[at];
    // Steps of a bounded activation are given by its bounds.
    const curve = g !== undefined && isCurved(g as 'tanh') ? curves[g as 'tanh'] : undefined;
    return {
      W8: take(`W${l}`, Int8Array, units, inputs, (value) => value >= -127),
      scale: take(`W${l}.scale`, Float32Array, units, 1, positive),
      b: take(`b${l}`, Float32Array, units, 1, Number.isFinite),
      step: take(
        `A${at}.step`,
        Float32Array,
        inputs,
        1,
        (value) => (curve ? value === Math.fround(curve.step) : positive(value)),
        true,
      ),
      zero: take(
        `A${at}.zero`,
        Uint8Array,
        inputs,
        1,
        (value) => (curve ? value === curve.zero : value <= 127),
        true,
      ),
    };
  });
  const stray = [...tensors.keys()].find((name) => !known.has(name));
  if (stray !== undefined) throw damaged(where, `tensor "${stray}" belongs to no layer`);
  return { specification, layers };
}
