// The kernel modules as bytes. Node has them as files in the place of this module (see scripts/when-called.mjs).
import type { Precision } from '../description.js';
import { applyEdits } from './edits.js';
import { edits as float32 } from './modules/float32.js';
import { edits as float64 } from './modules/float64.js';
import { edits as quantized } from './modules/quantized.js';
import { edits as quantizedRelaxed } from './modules/quantized-relaxed.js';

const nothing = new Uint8Array(0);

const plain: Partial<Record<Precision, Uint8Array<ArrayBuffer>>> = {};

/** The module without fused multiply-add. It is kept: others are made of it. */
export function plainBytes(precision: Precision): Uint8Array<ArrayBuffer> {
  plain[precision] ??=
    precision === 'float64' ? applyEdits(float64, nothing) : applyEdits(float32, plainBytes('float64'));
  return plain[precision];
}

/** The module with it, which is tried first: what was measured of another one does not hold for this. */
export async function relaxedBytes(precision: Precision): Promise<Uint8Array<ArrayBuffer>> {
  const { edits } =
    precision === 'float32'
      ? await import('./modules/float32-relaxed.js')
      : await import('./modules/float64-relaxed.js');
  return applyEdits(edits, plainBytes(precision));
}

/** The module for whole numbers, and the one with relaxed SIMD. */
export function integerBytes(variant: 'simd' | 'relaxed-simd'): Uint8Array<ArrayBuffer> {
  return variant === 'simd'
    ? applyEdits(quantized, plainBytes('float64'))
    : applyEdits(quantizedRelaxed, integerBytes('simd'));
}
