import { type ReadOptions, readOptions } from '@colonnade/data';
import { readFlags } from './flags.js';

/** What flags say about reading a file, in the readers' values. Whether it is right, the readers check. */
export function readingOptions(flags: Readonly<Record<string, unknown>>): ReadOptions {
  const { header } = flags;
  return {
    ...(readFlags(flags, readOptions) as ReadOptions),
    ...(typeof header === 'boolean' && { header }),
  };
}
