import { createRequire } from 'node:module';
import type * as Koffi from 'koffi';

export type Ffi = typeof Koffi;
export type Library = Koffi.LibraryHandle;

let loaded: Ffi | undefined;
let tried = false;

/**
 * koffi, loaded when it is first wanted (it takes some ten milliseconds); undefined on a platform for which it has
 * no binary. One instance a thread.
 */
export function foreignFunctions(): Ffi | undefined {
  if (tried) return loaded;
  tried = true;
  try {
    loaded = createRequire(import.meta.url)('koffi') as Ffi;
  } catch {
    loaded = undefined;
  }
  return loaded;
}

/** A function of a library by its C definition, or undefined when the library does not have it. */
export function optional(
  library: Library,
  definition: string,
): ((...args: unknown[]) => unknown) | undefined {
  try {
    return library.func(definition);
  } catch {
    return undefined;
  }
}
