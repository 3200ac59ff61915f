// The private work area of a thread: where it puts parts of matrices in the order in which a product reads them.

/** Bytes of the area that `useScratch` is given. */
export const SCRATCH_BYTES: i32 = 256 * 1024;

/** 64 bytes of zeros stand at the start of the area. */
const ZEROS: i32 = 64;

let area: usize = 0;

/** Gives this thread its area: SCRATCH_BYTES bytes, 64-byte aligned, that no other thread touches. */
export function useScratch(address: usize): void {
  area = address;
  for (let at = 0; at < ZEROS; at += 16) v128.store(area + at, i32x4.splat(0));
}

/** Where the work area starts. */
// @ts-ignore: decorator
@inline
export function scratch(): usize {
  return area + ZEROS;
}

/** Zeros to add where a sum starts from nothing: 64 bytes, never written. */
// @ts-ignore: decorator
@inline
export function zeros(): usize {
  return area;
}
