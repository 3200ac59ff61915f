import type { Derived } from '../../table/preprocessing/derive.js';
import { nothing, type Offer } from './representation.js';

/** Each derived column by itself, beside the columns it is computed from, and all of them together. */
export function derivedOffer(derived: readonly Derived[]): Offer {
  if (derived.length === 0) return nothing;
  // A column may be computed from one that is derived before it.
  const upTo = (at: number) => derived.slice(0, at + 1);
  const single = derived.map(({ name }, at) => ({ name: `with ${name}`, options: { derive: upTo(at) } }));
  return { representations: single, notes: [] };
}
