import type { Precision } from '../description.js';
import { applyEdits } from './edits.js';
import { edits as float32 } from './modules/float32.js';
import { edits as float64 } from './modules/float64.js';

const nothing = new Uint8Array(0);

/** The module without fused multiply-add. */
export function plainBytes(precision: Precision): Uint8Array<ArrayBuffer> {
  const bytes = applyEdits(float64, nothing);
  return precision === 'float64' ? bytes : applyEdits(float32, bytes);
}

/** The module with it, which is tried first: what was measured of another one does not hold for this. */
export async function relaxedBytes(precision: Precision): Promise<Uint8Array<ArrayBuffer>> {
  const { edits } =
    precision === 'float32'
      ? await import('./modules/float32-relaxed.js')
      : await import('./modules/float64-relaxed.js');
  return applyEdits(edits, plainBytes(precision));
}
