import { BYTES, storeFour } from './dot';
import { toSteps } from './finish';

/**
 * Q = X in steps: q = x / step + zero, rounded, within 0 … 127.
 * @param X ld×columns float32, ld a multiple of 4
 * @param inverse 1 / step of every row, and `zero` behind it: ld float32 each
 * @param Q ld×columns
 */
export function quantize(X: usize, ld: i32, columns: i32, inverse: usize, Q: usize): void {
  const zero = inverse + (<usize>ld << 2);
  for (let j = 0; j < columns; j++) {
    for (let i = 0; i < ld; i += 4) {
      const at = <usize>i << 2;
      const y = f32x4.add(f32x4.mul(v128.load(X + at), v128.load(inverse + at)), v128.load(zero + at));
      storeFour(Q + <usize>(i * BYTES), toSteps(y));
    }
    X += <usize>ld << 2;
    Q += <usize>(ld * BYTES);
  }
}
