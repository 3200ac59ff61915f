import type { Precision, Work } from '../description.js';
import { bytesOf } from './arena.js';
import { columnsTogether } from './logistic.js';
import { asideBytes } from './product-shapes.js';
import { dimensions, type ProductChoice, type ProductForm, type ProductLibrary } from './products.js';

/** From here on a library has a product: the measurements behind it are good to some 10 %. */
const faster = 1.1;
/** Below this a library that was asked for by name leaves a product to the kernels. */
const muchSlower = 0.5;

/**
 * Leaves to a library the products that it is faster at.
 * @param asked whether it was asked for by name: then it has the products of matrices too that it is not much slower at
 */
export function productChoice(library: ProductLibrary, precision: Precision, asked: boolean): ProductChoice {
  const timesOf = (form: ProductForm, m: number, n: number, k: number) =>
    library.times(form, m, n, k, precision);
  const choice = (form: ProductForm, m: number, n: number, k: number) => {
    const { kernels, library } = timesOf(form, m, n, k);
    const times = kernels / library;
    return times > faster || (asked && Math.min(m, n, k) > 1 && times > muchSlower);
  };
  // Both products together: what was measured of one alone may be off by half.
  const logistic = (inner: number, columns: number) => {
    if (inner < muchToRead) return false;
    const all = [timesOf('affine', 1, columns, inner), timesOf('gradientW', 1, inner, columns)];
    const group = Math.min(columnsTogether, columns);
    const groups = [timesOf('affine', 1, group, inner), timesOf('gradientW', 1, inner, group)];
    const kernels = all[0].kernels + all[1].kernels;
    return kernels > faster * Math.ceil(columns / group) * (groups[0].library + groups[1].library);
  };
  const size = bytesOf(precision);
  return Object.assign(choice, {
    logistic,
    asideBytes: (form: ProductForm, units: number, inputs: number) => asideBytes(form, units, inputs, size),
  });
}

/** Inputs from which two calls of a library for every eight columns are worth it. */
const muchToRead = 2048;

/** The columns of a block of a wide network: where a library could be worth it at all. */
const usualColumns = 256;

/** Whether a library has any product of a training. */
export function hasProducts(
  library: ProductLibrary,
  precision: Precision,
  { sizes, examples }: Work,
): boolean {
  const choice = productChoice(library, precision, false);
  const columns = Math.min(examples, usualColumns);
  if (sizes.length === 2 && sizes[1] === 1 && choice.logistic(sizes[0], columns)) return true;
  return sizes
    .slice(1)
    .some((rows, below) =>
      (['affine', 'gradientW', 'backpropagate'] as const)
        .filter((form) => form !== 'backpropagate' || below > 0)
        .some((form) => choice(form, ...dimensions(form, rows, sizes[below], columns))),
    );
}
