import { expect } from 'vitest';
import { Bench, type Variant, variants } from './kernels-under-test.js';
import { numbers } from './plain-products.js';

export const threadCounts = [1, 2, 3, 8];

/** The modules that this machine can run. */
export const running = variants.filter(({ runs }) => runs);

/** Rounded to the precision of a module. */
export const rounded = ({ precision }: Variant, x: number): number =>
  precision === 'float32' ? Math.fround(x) : x;

/** `count` numbers of the module's precision from −size to size. */
export function sample(variant: Variant, count: number, size = 1, seed = 1): number[] {
  const next = numbers(seed);
  return Array.from({ length: count }, () => rounded(variant, size * next()));
}

/** A number that no kernel writes: what follows an array has to be as it was. */
export const UNTOUCHED = 77;

export function expectNear(
  got: ArrayLike<number>,
  expected: ArrayLike<number>,
  tolerance: (i: number) => number,
): void {
  for (let i = 0; i < expected.length; i++) {
    if (!(Math.abs(got[i] - expected[i]) <= tolerance(i))) {
      expect.fail(`element ${i} of ${expected.length}: ${got[i]} is not ${expected[i]} ± ${tolerance(i)}`);
    }
  }
}

const benches = new Map<string, Bench>();

/** A bench without arrays; what earlier runs left lies about in its memory. */
export function emptyBench(variant: Variant, threads = 1): Bench {
  const key = `${variant.name} ${threads}`;
  const bench = benches.get(key) ?? new Bench(variant, threads, 4);
  benches.set(key, bench);
  bench.clear();
  return bench;
}

/**
 * What a kernel leaves in an array of `count` numbers that starts as `start` and is followed by untouched
 * ones: the same bits for any number of threads.
 */
export function results(
  variant: Variant,
  start: ArrayLike<number>,
  run: (bench: Bench, array: number) => void,
): Float32Array | Float64Array {
  let first: Float32Array | Float64Array | undefined;
  for (const threads of threadCounts) {
    const bench = emptyBench(variant, threads);
    const array = bench.put([...Array.from(start), ...Array(8).fill(UNTOUCHED)]);
    run(bench, array);
    const got = bench.take(array, start.length + 8);
    expect([...got.slice(start.length)], 'what follows the array').toEqual(Array(8).fill(UNTOUCHED));
    first ??= got.slice(0, start.length);
    expect(got.slice(0, start.length), `${threads} threads`).toEqual(first);
  }
  return first as Float32Array | Float64Array;
}
