import { lanes, madd } from '../vector';
import { at, endElement, firstElement, storeSome } from './parts';

/** dW = dW + ratio · W, the gradient of the L2 penalty: this thread's part. */
export function penaltyGradient<T>(W: usize, dW: usize, count: i32, ratio: T): void {
  const end = endElement(count);
  for (let i = firstElement(count); i < end; i += lanes<T>()) {
    const sum = madd<T>(v128.splat<T>(ratio), v128.load(at<T>(W, i)), v128.load(at<T>(dW, i)));
    storeSome<T>(at<T>(dW, i), sum, end - i);
  }
}
