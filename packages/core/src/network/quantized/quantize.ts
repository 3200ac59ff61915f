import type { Engine } from '../../engine/engine.js';
import { most, mostInputs } from '../../engine/quantized/layers.js';
import { ColonnadeError } from '../../foundation/errors.js';
import type { Inputs } from '../../matrix/sparse-matrix.js';
import type { Parameters } from '../parameters.js';
import { type Counting, calibrate, type Moments } from './calibrate.js';
import type { QuantizedLayer, QuantizedParameters } from './parameters.js';

/** Scales that are tried for a row of weights: its largest weight becomes 127 of the first, and more of the others. */
const tried = Array.from({ length: 21 }, (_, k) => 1 - k / 40);

/**
 * Parameters in 8 bits. The range of every input and unit is that of the examples; every row of W gets the scale with
 * the smallest expected squared error of its z, Σⱼ E[q²] (W[i,j] step[j] − scale W8[i,j])², and its b takes up the
 * mean of that error (Nagel et al. 2019, section 4.2).
 * @param X n[0]×m, examples of the training part
 * @throws OPTION_NOT_YET for a layer of more than 133,144 inputs
 */
export function quantizeParameters(parameters: Parameters, X: Inputs, engine: Engine): QuantizedParameters {
  const { specification, W, b } = parameters;
  const { sizes } = specification;
  const wide = sizes.slice(0, -1).find((inputs) => inputs > mostInputs);
  if (wide !== undefined) throw tooWide(wide);
  const counted = calibrate(parameters, X, engine);
  const layers = counted.map((counting, at): QuantizedLayer => {
    const l = at + 1;
    const [inputs, units] = [sizes[at], sizes[l]];
    const W8 = new Int8Array(units * inputs);
    const scale = new Float32Array(units);
    const biases = Float32Array.from(b[l].data);
    const row = new Float64Array(inputs);
    for (let i = 0; i < units; i++) {
      for (let j = 0; j < inputs; j++) row[j] = W[l].data[i + j * units] * counting.step[j];
      scale[i] = bestScale(row, counting);
      let error = 0;
      for (let j = 0; j < inputs; j++) {
        const whole = toWhole(row[j], scale[i]);
        W8[i * inputs + j] = whole;
        error += (row[j] - scale[i] * whole) * counting.mean[j];
      }
      biases[i] += error;
    }
    return { W8, scale, b: biases, step: counting.step, zero: counting.zero };
  });
  return { specification, layers };
}

function bestScale(row: Float64Array, { square }: Counting & Moments): number {
  let largest = 0;
  for (const value of row) largest = Math.max(largest, Math.abs(value));
  if (largest === 0) return 1;
  let best = { scale: 0, error: Number.POSITIVE_INFINITY };
  for (const share of tried) {
    const scale = Math.fround((share * largest) / most);
    let error = 0;
    for (let j = 0; j < row.length; j++) {
      const rest = row[j] - scale * toWhole(row[j], scale);
      error += square[j] * rest * rest;
    }
    if (error < best.error) best = { scale, error };
  }
  return best.scale;
}

function toWhole(value: number, scale: number): number {
  return Math.min(most, Math.max(-most, Math.round(value / scale)));
}

function tooWide(inputs: number): ColonnadeError {
  return new ColonnadeError({
    code: 'OPTION_NOT_YET',
    where: 'quantize',
    problem: `a layer has ${inputs} inputs; in 8 bits at most ${mostInputs} are possible in this version`,
    why: 'Their products are added up in 32 bits',
    remedy: { text: 'keep fewer words with {option}', option: 'maxVocabulary', value: mostInputs },
  });
}
