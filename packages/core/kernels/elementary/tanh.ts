import { madd } from '../vector';
import { expOfNegative } from './exp';
import { all, choose, negativeSize } from './format';

/**
 * tanh x: x + x³ Q(x²) where that is at most ½, else 1 − 2e / (1 + e) with e = e^(−2|x|), with the sign of x.
 */
// @ts-ignore: decorator
@inline
export function tanh<T>(x: v128): v128 {
  const one = all<T>(1);
  const minusSize = negativeSize<T>(x);
  const z = v128.mul<T>(x, x);
  const small = madd<T>(v128.mul<T>(x, z), tanhTail<T>(z), x);
  const e = expOfNegative<T>(v128.add<T>(minusSize, minusSize));
  const large = v128.sub<T>(one, v128.div<T>(v128.add<T>(e, e), v128.add<T>(one, e)));
  // The sign is set for small x as well: −0 would lose it.
  const sign = v128.and(x, all<T>(-0.0));
  return v128.or(choose<T>(v128.gt<T>(minusSize, all<T>(-0.54935)), small, large), sign);
}

/**
 * Q(z) of tanh x = x + x³ Q(x²), with the smallest largest error relative to tanh x over |x| ≤ 0.5494
 * (minimax.py): 2^−29.9 for f32 with degree 4, 2^−55.5 for f64 with degree 9.
 */
// @ts-ignore: decorator
@inline
function tanhTail<T>(z: v128): v128 {
  let q: v128;
  if (sizeof<T>() == 4) {
    q = madd<T>(all<T>(-0.006278771449460934), z, all<T>(0.021074689674116815));
    q = madd<T>(q, z, all<T>(-0.053852991265239396));
    q = madd<T>(q, z, all<T>(0.13332592126947426));
    q = madd<T>(q, z, all<T>(-0.3333331772028335));
  } else {
    q = madd<T>(all<T>(5.1089884202520146e-5), z, all<T>(-0.0002104000736450702));
    q = madd<T>(q, z, all<T>(0.0005791960436270195));
    q = madd<T>(q, z, all<T>(-0.0014532364069676082));
    q = madd<T>(q, z, all<T>(0.0035917236253963027));
    q = madd<T>(q, z, all<T>(-0.008863194985901404));
    q = madd<T>(q, z, all<T>(0.021869486010340288));
    q = madd<T>(q, z, all<T>(-0.05396825387755464));
    q = madd<T>(q, z, all<T>(0.13333333333171693));
    q = madd<T>(q, z, all<T>(-0.3333333333333233));
  }
  return q;
}
