import type { ToyName } from '@colonnade/core';
import type { PlacedFile } from '@colonnade/data';

/** Where data come from. Files stay in the page: what is sent to the session is a handle, not a copy. */
export type Source =
  | { readonly kind: 'toy'; readonly name: ToyName; readonly seed: number }
  | Served
  | { readonly kind: 'files'; readonly files: readonly PlacedFile[] };

/** A file that the page's server has: a sample, or the data that the command was given. */
export interface Served {
  readonly kind: 'served';
  readonly url: string;
  readonly name: string;
  /** Which version of the file it is, of a file that the command was given. */
  readonly version?: string | null;
}
