import type { ToyName } from '@colonnade/core';
import type { PlacedFile } from '@colonnade/data';

/** Where data come from. Files stay in the page: what is sent to the session is a handle, not a copy. */
export type Source =
  | { readonly kind: 'toy'; readonly name: ToyName; readonly seed: number }
  /** A file that the page's server has: a sample, or the data that the command was given. */
  | { readonly kind: 'served'; readonly url: string; readonly name: string }
  | { readonly kind: 'files'; readonly files: readonly PlacedFile[] };
