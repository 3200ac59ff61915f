/** Bytes of each thread's own working area, as packages/core/kernels/scratch.ts counts on. */
export const scratchBytes = 262144;
