import { productError } from './exactly.js';
import { expParts } from './exp.js';

const parts = new Float64Array(2);

/** The hyperbolic tangent, within 0.52 units in the last place. */
export function tanh(x: number): number {
  const size = Math.abs(x);
  // Below 1e-9 the cubic term is lost in rounding; adding it would cost −0 its sign.
  if (size < 0.1875) return size < 1e-9 ? x : tanhSeries(x);
  if (size > 20) return x > 0 ? 1 : -1;
  if (Number.isNaN(x)) return x;
  const result = tanhAbove(size);
  return x > 0 ? result : -result;
}

/** 1 − 2/(e^2x + 1), the quotient with the low part that division lost. */
function tanhAbove(x: number): number {
  expParts(2 * x, 0, parts);
  const power = parts[0];
  const divisor = power + 1;
  const divisorLow = power - divisor + 1 + parts[1];
  const quotient = 2 / divisor;
  const product = quotient * divisor;
  const lost = (2 - product - productError(quotient, divisor, product) - quotient * divisorLow) / divisor;
  const result = 1 - quotient;
  return result + (1 - result - quotient - lost);
}

/** x − x³/3 + 2x⁵/15 − 17x⁷/315 + …, to x¹⁹. */
function tanhSeries(x: number): number {
  const z = x * x;
  const tail =
    2 / 15 + z * (-17 / 315 + z * (62 / 2835 + z * (-1382 / 155925 + z * (21844 / 6081075 + z * tail15(z)))));
  return x + x * z * (-1 / 3 + z * tail);
}

/** The coefficients of x¹⁵, x¹⁷ and x¹⁹. */
function tail15(z: number): number {
  return -929569 / 638512875 + z * (6404582 / 10854718875 + z * (-443861162 / 1856156927625));
}
