import type { Buffer } from '../buffer.js';
import { views } from '../lines.js';
import { dimensions, type ProductCall, type ProductForm } from '../products.js';
import type { Draft } from './draft.js';

/**
 * Leaves a product to the library when that has it.
 * @param together whether all threads meet after it
 */
export function leaveToLibrary(
  draft: Draft,
  form: ProductForm,
  matrix: ProductCall['matrix'],
  Z: Buffer,
  A: Buffer,
  together: boolean,
): boolean {
  const [m, n, k] = dimensions(form, matrix.rows, matrix.columns, draft.columns);
  const { arena, threads, products } = draft.around;
  if (!products?.(form, m, n, k)) return false;
  const { address, rows, columns, ld } = matrix;
  const isX = A.address === views.X;
  const bytes = products.asideBytes(form, rows, columns);
  draft.products.push({
    line: draft.lines.count,
    form,
    matrix: { address, rows, columns, ld },
    Z,
    A: isX ? draft.gatheredX! : A,
    isX,
    together,
    aside: bytes > 0 ? { address: arena.take(bytes * threads), bytes } : undefined,
  });
  return true;
}
