import type { Helper } from './helper.js';

/**
 * The functions that compute the layers. The exported file holds those that it needs. They are
 * written with the smallest of libraries, so that they compile in any project; `!` is for projects that check every
 * index.
 */
export const networkHelpers = {
  dense: {
    needs: [],
    source: `
/** W x + b; W holds the weights of the first neuron, then those of the second, and so on. */
function dense(W: ArrayLike<number>, b: ArrayLike<number>, x: readonly number[]): number[] {
  const z: number[] = [];
  for (let i = 0, at = 0; i < b.length; i++) {
    let sum = b[i]!;
    for (let k = 0; k < x.length; k++, at++) sum += W[at]! * x[k]!;
    z.push(sum);
  }
  return z;
}
`,
  },
  relu: {
    needs: [],
    source: `
function relu(z: number): number {
  return z > 0 ? z : 0;
}
`,
  },
  leakyRelu: {
    needs: [],
    source: `
function leakyRelu(z: number): number {
  return z > 0 ? z : 0.01 * z;
}
`,
  },
  sigmoid: {
    needs: [],
    source: `
/** 1 / (1 + e^−z), written so that nothing overflows. */
function sigmoid(z: number): number {
  const e = Math.exp(-Math.abs(z));
  return z >= 0 ? 1 / (1 + e) : e / (1 + e);
}
`,
  },
  tanh: {
    needs: [],
    source: `
/** (e^z − e^−z) / (e^z + e^−z), written so that nothing overflows. */
function tanh(z: number): number {
  const e = Math.exp(-2 * Math.abs(z));
  return ((z < 0 ? -1 : 1) * (1 - e)) / (1 + e);
}
`,
  },
  softmax: {
    needs: [],
    source: `
/** e^zᵢ / Σ e^zⱼ; the largest z is subtracted first, so that nothing overflows. */
function softmax(z: readonly number[]): number[] {
  const largest = z.reduce((a, b) => (b > a ? b : a));
  const e = z.map((each) => Math.exp(each - largest));
  const sum = e.reduce((a, b) => a + b);
  return e.map((each) => each / sum);
}
`,
  },
  indexOfLargest: {
    needs: [],
    source: `
/** The first of equals. */
function indexOfLargest(values: readonly number[]): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i]! > values[best]!) best = i;
  return best;
}
`,
  },
  numbersFrom: {
    needs: [],
    source: `
/** The numbers of a base64 text of float64 values, lowest byte first. */
function numbersFrom(base64: string): Float64Array {
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const view = new DataView(new ArrayBuffer(base64.length));
  let length = 0;
  for (let i = 0, bits = 0, held = 0; i < base64.length; i++) {
    held = ((held << 6) | digits.indexOf(base64.charAt(i))) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    view.setUint8(length++, (held >> bits) & 255);
  }
  const numbers = new Float64Array(Math.floor(length / 8));
  for (let i = 0; i < numbers.length; i++) numbers[i] = view.getFloat64(8 * i, true);
  return numbers;
}
`,
  },
} as const satisfies Record<string, Helper>;
