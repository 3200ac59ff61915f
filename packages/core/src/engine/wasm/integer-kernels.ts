import { integerBytes } from './module-bytes.js';
import * as WebAssembly from './webassembly.js';

/** The functions of the module for whole numbers (see packages/core/kernels/quantized). */
export interface IntegerKernels {
  /** sum + the products of a lane of each. */
  tryDot(w: number, q: number, sum: number): number;
  quantize(X: number, ld: number, columns: number, inverse: number, Q: number): void;
  dense(
    after: number,
    W: number,
    groups: number,
    correction: number,
    numbers: number,
    thresholds: number,
    Q: number,
    ldQ: number,
    columns: number,
    lists: number,
    out: number,
    ldOut: number,
  ): void;
  sparse(
    after: number,
    W: number,
    ldW: number,
    groups: number,
    numbers: number,
    thresholds: number,
    starts: number,
    indices: number,
    values: number,
    inverse: number,
    ldX: number,
    columns: number,
    out: number,
    ldOut: number,
  ): void;
}

/** A compiled module, and how many neighboring inputs stand in a lane of 32 bits. */
export interface IntegerModule {
  readonly module: WebAssembly.Module;
  readonly inLane: 2 | 4;
}

export type IntegerVariant = 'simd' | 'relaxed-simd';

const compiled: Partial<Record<IntegerVariant, IntegerModule | null>> = {};

/**
 * The module of a variant; null where the host has no relaxed SIMD. Both have the same sums, since nothing is left to
 * the host where inputs have 7 bits.
 */
export function integerModule(variant: IntegerVariant): IntegerModule | null {
  compiled[variant] ??= variant === 'simd' ? compile(integerBytes('simd'), 2) : compileRelaxed();
  return compiled[variant];
}

/** The faster one that this host has. */
export function fastestIntegers(): IntegerModule {
  return integerModule('relaxed-simd') ?? integerModule('simd')!;
}

function compileRelaxed(): IntegerModule | null {
  const code = integerBytes('relaxed-simd');
  if (!WebAssembly.validate(code)) WebAssembly.allowRelaxedSimd();
  const found = WebAssembly.validate(code) ? compile(code, 4) : null;
  return found !== null && known(found.module) ? found : null;
}

/** Whether products are what they are by the rules, tried at their ends. */
function known(module: WebAssembly.Module): boolean {
  const memory = WebAssembly.sharedMemory(1);
  const { tryDot } = new WebAssembly.Instance(module, { env: { memory } }).exports as IntegerKernels;
  const ends = [-127, -1, 0, 1, 127];
  return ends.every((w) =>
    [0, 1, 127].every((q) => tryDot(0x01010101 * (w & 255), 0x01010101 * q, -5) === 4 * w * q - 5),
  );
}

function compile(code: Uint8Array, inLane: 2 | 4): IntegerModule {
  return { module: new WebAssembly.Module(code), inLane };
}
