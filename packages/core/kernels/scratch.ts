// The private work area of a thread: where it puts parts of matrices in the order in which a product reads them.

/** Bytes of the area that `useScratch` is given. */
export const SCRATCH_BYTES: i32 = 256 * 1024;

/** At the start of the area stand 64 bytes of zeros and room for the sums of a tile. */
const ZEROS: i32 = 64;
const SUMS: i32 = 18 * 16;
const HEAD: i32 = (ZEROS + SUMS + 63) & ~63;

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
  return area + HEAD;
}

/** Zeros to add where a sum starts from nothing: 64 bytes, never written. */
// @ts-ignore: decorator
@inline
export function zeros(): usize {
  return area;
}

/** The sums of a tile: room for 18 vectors. */
// @ts-ignore: decorator
@inline
export function sums(): usize {
  return area + ZEROS;
}
