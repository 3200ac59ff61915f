import { padded } from './arena.js';
import type { ProductForm } from './products.js';

/**
 * Libraries multiply in registers of 32 bytes down the rows of a product: whole ones, then halves, quarters and so on of
 * what is left, each of which takes about as long as a whole one (measured with OpenBLAS 0.3.21, kernels for AVX2 and for
 * AVX-512). Seven rows in float32 take twice as long as eight.
 */
const registerBytes = 32;
/** Columns of a product that are taken at once. */
const columnRun = 4;

/** How many runs so many rows are taken in, when a register holds `whole` of them. */
function runs(rows: number, whole: number): number {
  let count = Math.floor(rows / whole);
  for (let rest = rows % whole; rest > 0; rest &= rest - 1) count++;
  return count;
}

/**
 * The rows of Z = W A that a library is asked for: the pads of W and Z with them where it is faster at more. They are
 * zeros of W and of no matter in Z.
 */
export function askedRows(rows: number, size: number): number {
  const whole = registerBytes / size;
  return runs(padded(rows), whole) < runs(rows, whole) ? padded(rows) : rows;
}

/** Inputs that are turned at once: their gradients stay in the second cache. */
export const asideInputs = 2048;
/** Units from which a gradient is never turned, inputs from which it may be, and from which copying A is most of it. */
const manyUnits = 24;
const someInputs = 256;
const manyInputs = 2048;

/**
 * Whether dW = dZ Aᵀ is formed as (A dZᵀ)ᵀ: then the units are columns of the product, and libraries copy a large A faster
 * as the left matrix. It pays where the units are no whole registers. With 12288 inputs and 209 examples in float32, 3, 7
 * and 20 units take 756 (with their pads 366), 906 (565) and 1005 µs in place of 807, 1005 and 1148; in float64 only the
 * pads of few units make it worth it.
 */
export function isTurned(form: ProductForm, units: number, inputs: number, size: number): boolean {
  if (form !== 'gradientW' || units === 1) return false;
  if (size === 8) return inputs >= manyInputs && units > 2 && units < 8 && units % 4 !== 0;
  return units < manyUnits && inputs >= someInputs && units % (inputs >= manyInputs ? 8 : 4) !== 0;
}

/** The bytes that a thread needs to turn a gradient, or 0 where it is formed as it stands. */
export function asideBytes(form: ProductForm, units: number, inputs: number, size: number): number {
  return isTurned(form, units, inputs, size) ? asideInputs * padded(units) * size : 0;
}

/** m, n and k of a product as a library takes its time over them. */
export function libraryDimensions(
  form: ProductForm,
  m: number,
  n: number,
  k: number,
  size: number,
): [number, number, number] {
  if (m === 1 || n === 1) return [m, n, k];
  if (isTurned(form, m, n, size)) return libraryDimensions('affine', n, padded(m), k, size);
  const whole = registerBytes / size;
  const rows = form === 'affine' ? askedRows(m, size) : m;
  return [whole * runs(rows, whole), columnRun * runs(n, columnRun), k];
}

/** The same of the kernels, whose registers hold a run of four rows or two. */
export function kernelDimensions(m: number, n: number, k: number): [number, number, number] {
  return n === 1 ? [m, n, k] : [padded(m), n, k];
}
