/** Powers of ten that are float64 numbers exactly. */
export const powers = Float64Array.from({ length: 23 }, (_, i) => Number(`1e${i}`));

/** 2²⁷ + 1: parts a float64 number into two halves. */
const splitter = 134217729;
const slackOfSecond = 2 ** -45;
const slackOfFirst = 2 ** -95;

/** What `longNumber` found: the number, and the byte behind it. Used again by every call. */
export const found = { value: 0, end: 0 };

/**
 * A decimal number of more than 15 digits, or one with an exponent, right to the last bit or refused: the digits
 * are an integer of two float64 numbers, its quotient by a power of ten is computed with twice the precision, and
 * is taken only when every number within the error of that rounds to the same float64.
 * @param decimal - the byte of the decimal mark
 * @returns false when this is no such number, or not certain; then `Number()` has to say
 */
export function longNumber(bytes: Uint8Array, from: number, decimal: number): boolean {
  let at = from;
  const negative = bytes[at] === 45;
  if (negative) at++;
  let high = 0;
  let low = 0;
  let lowScale = 1;
  let digits = 0;
  let fraction = 0;
  let inFraction = false;
  const first = at;
  for (;;) {
    const byte = bytes[at];
    const digit = byte - 48;
    if (digit >= 0 && digit <= 9) {
      if (digits > 0 || digit > 0) digits++;
      if (digits > 19) return false;
      if (digits <= 15) high = high * 10 + digit;
      else {
        low = low * 10 + digit;
        lowScale *= 10;
      }
      if (inFraction) fraction++;
    } else if (byte === decimal && !inFraction && at > first) inFraction = true;
    else break;
    at++;
  }
  // Whole numbers are looked at elsewhere: as an identifier each digit counts.
  let exponent = 0;
  const withExponent = (bytes[at] | 32) === 101;
  if (withExponent) {
    at++;
    const minus = bytes[at] === 45;
    if (minus || bytes[at] === 43) at++;
    const begin = at;
    while (bytes[at] >= 48 && bytes[at] <= 57) exponent = exponent * 10 + bytes[at++] - 48;
    if (at === begin || at > begin + 4) return false;
    if (minus) exponent = -exponent;
  }
  if ((fraction === 0 && !withExponent) || (inFraction && fraction === 0) || digits === 0) return false;
  const power = exponent - fraction;
  if (power < -22 || power > 0) return false;
  const value = power === 0 ? high : quotient(high, low, lowScale, powers[-power]);
  if (Number.isNaN(value) || (power === 0 && digits > 15)) return false;
  found.value = negative ? -value : value;
  found.end = at;
  return true;
}

/** (high·scale + low) / divisor, or NaN when the last bit is not certain. */
function quotient(high: number, low: number, scale: number, divisor: number): number {
  // high·scale + low as two numbers that do not overlap.
  const product = high * scale;
  const productError = twoProductError(high, scale, product);
  const top = product + low;
  const carried = top - product;
  const rest = product - (top - carried) + (low - carried) + productError;
  const first = top / divisor;
  const back = first * divisor;
  const remainder = top - back - twoProductError(first, divisor, back);
  const second = (remainder + rest) / divisor;
  // The second part is right to some 2^-50 of itself and 2^-100 of the whole.
  const slack = Math.abs(second) * slackOfSecond + Math.abs(first) * slackOfFirst;
  const lower = first + (second - slack);
  return lower === first + (second + slack) ? lower : Number.NaN;
}

/** a·b − product, exactly (Dekker 1971). */
function twoProductError(a: number, b: number, product: number): number {
  const aSplit = splitter * a;
  const aHigh = aSplit - (aSplit - a);
  const aLow = a - aHigh;
  const bSplit = splitter * b;
  const bHigh = bSplit - (bSplit - b);
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}
