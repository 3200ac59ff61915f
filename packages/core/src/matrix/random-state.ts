import { describe } from '../foundation/options.js';
import { checkBound, checkSeed, checkSize, randomArgument } from '../foundation/random-checks.js';
import { chooseIndices } from '../foundation/random-choice.js';
import { RandomDraws, type RandomStateSnapshot } from '../foundation/random-draws.js';
import { Matrix } from './matrix.js';

export type { RandomStateSnapshot };

/** What can be shuffled and chosen from: an array, or a typed array of numbers. */
export type RandomList<T = unknown> = T[] | NumberArray;

type NumberArray =
  | Float64Array
  | Float32Array
  | Int32Array
  | Uint32Array
  | Int16Array
  | Uint16Array
  | Int8Array
  | Uint8Array
  | Uint8ClampedArray;

/**
 * A random generator that draws the numbers of NumPy's `numpy.random.RandomState(seed)`: the same bits, except
 * `randn`, which may differ in the last place because NumPy takes the logarithm of the machine's C library.
 */
export class RandomState {
  readonly #draws: RandomDraws;

  /**
   * @param seed a whole number from 0 to 2^32 − 1
   * @throws RANDOM_ARGUMENT for any other seed
   */
  constructor(seed: number) {
    checkSeed('RandomState', seed);
    this.#draws = new RandomDraws(seed);
  }

  /**
   * Uniform numbers in [0, 1): one without arguments, a vector for one size, a rows×columns matrix for two. A
   * matrix is filled row by row, as NumPy fills it.
   * @throws RANDOM_ARGUMENT
   */
  rand(): number;
  rand(size: number): Float64Array;
  rand(rows: number, columns: number): Matrix;
  rand(...sizes: number[]): number | Float64Array | Matrix {
    return shaped('RandomState.rand', sizes, () => this.#draws.uniform());
  }

  /**
   * Standard normal numbers: one without arguments, a vector for one size, a rows×columns matrix for two. A
   * matrix is filled row by row, so `randn(n1, n0)` is `np.random.randn(n1, n0)`.
   * @throws RANDOM_ARGUMENT
   */
  randn(): number;
  randn(size: number): Float64Array;
  randn(rows: number, columns: number): Matrix;
  randn(...sizes: number[]): number | Float64Array | Matrix {
    return shaped('RandomState.randn', sizes, () => this.#draws.normal());
  }

  /**
   * Whole numbers from `low` up to, not including, `high`; from 0 up to `low` when `high` is absent. One without
   * a size, otherwise a vector (of float64, which holds every whole number up to 2^53).
   * @throws RANDOM_ARGUMENT when there is no number between the bounds
   */
  randint(low: number, high?: number): number;
  randint(low: number, high: number | undefined, size: number): Float64Array;
  randint(low: number, high?: number, size?: number): number | Float64Array {
    const where = 'RandomState.randint';
    const from = high === undefined ? 0 : low;
    const to = high === undefined ? low : high;
    checkBound(where, 'low', from);
    checkBound(where, 'high', to);
    if (from >= to) {
      const problem =
        high === undefined ? `high is ${to}, not above 0` : `low is ${from}, not below high, which is ${to}`;
      throw randomArgument(where, problem);
    }
    const span = to - 1 - from;
    if (span > Number.MAX_SAFE_INTEGER)
      throw randomArgument(where, `from ${from} to ${to} is a range above 2^53`);
    const draw = () => from + this.#draws.upTo(span);
    return size === undefined ? draw() : (shaped(where, [size], draw) as Float64Array);
  }

  /**
   * The whole numbers 0 … n − 1 in random order, or a shuffled copy of an array (of its own kind).
   * @throws RANDOM_ARGUMENT
   */
  permutation(n: number): Uint32Array;
  permutation<L extends RandomList>(list: L): L;
  permutation(nOrList: number | RandomList): RandomList {
    const where = 'RandomState.permutation';
    if (typeof nOrList === 'number') checkCount(where, 'n', nOrList);
    else checkList(where, nOrList);
    if (typeof nOrList === 'number') return this.#draws.permutation(nOrList);
    const copy = nOrList.slice();
    this.#draws.shuffle(copy);
    return copy;
  }

  /**
   * Puts an array or typed array into random order, in place.
   * @throws RANDOM_ARGUMENT for anything else
   */
  shuffle(list: RandomList): void {
    checkList('RandomState.shuffle', list);
    this.#draws.shuffle(list);
  }

  /**
   * Elements of an array, or of 0 … a − 1, drawn at random: one without a size (undefined), otherwise `size` of
   * them in an array of the kind given (Uint32Array for a number).
   * @param replace whether the same element may be drawn again
   * @param p the probability of each element, summing to 1; all alike when absent
   * @throws RANDOM_ARGUMENT
   */
  choice(a: number, size?: undefined, replace?: boolean, p?: ArrayLike<number>): number;
  choice(a: number, size: number, replace?: boolean, p?: ArrayLike<number>): Uint32Array;
  choice(a: NumberArray, size?: undefined, replace?: boolean, p?: ArrayLike<number>): number;
  choice<T>(a: readonly T[], size?: undefined, replace?: boolean, p?: ArrayLike<number>): T;
  choice<L extends RandomList>(a: L, size: number, replace?: boolean, p?: ArrayLike<number>): L;
  choice(
    a: number | RandomList | readonly unknown[],
    size?: number,
    replace = true,
    p?: ArrayLike<number>,
  ): unknown {
    const where = 'RandomState.choice';
    if (typeof a === 'number') checkCount(where, 'a', a);
    else checkList(where, a);
    if (size !== undefined) checkSize(where, size);
    const count = typeof a === 'number' ? a : a.length;
    const indices = chooseIndices(this.#draws, count, size ?? 1, replace, p);
    if (size === undefined) return typeof a === 'number' ? indices[0] : a[indices[0]];
    return typeof a === 'number' ? indices : take(a as RandomList, indices);
  }

  /** Where the generator stands, as plain JSON: for checkpoints. */
  getState(): RandomStateSnapshot {
    return this.#draws.getState();
  }

  /**
   * Puts the generator where `getState` found it.
   * @throws RANDOM_ARGUMENT when that is not a state
   */
  setState(state: RandomStateSnapshot): void {
    this.#draws.setState(state);
  }
}

/** One draw, a vector of draws, or a matrix of draws filled row by row. */
function shaped(where: string, sizes: readonly number[], draw: () => number): number | Float64Array | Matrix {
  for (const size of sizes) checkSize(where, size);
  if (sizes.length === 0) return draw();
  if (sizes.length === 1) return Float64Array.from({ length: sizes[0] }, draw);
  if (sizes.length > 2) {
    throw randomArgument(where, `${sizes.length} sizes were given, but a matrix has two`);
  }
  const [rows, columns] = sizes;
  const matrix = Matrix.zeros(rows, columns);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) matrix.data[i + j * rows] = draw();
  }
  return matrix;
}

/** Copies the elements at `indices` into an array of the same kind. */
function take(list: RandomList, indices: Uint32Array): RandomList {
  if (Array.isArray(list)) return Array.from(indices, (i) => list[i]);
  const kind = list.constructor as Float64ArrayConstructor;
  const taken = new kind(indices.length);
  for (let i = 0; i < indices.length; i++) taken[i] = list[indices[i]];
  return taken;
}

function checkCount(where: string, name: string, value: number): void {
  if (Number.isInteger(value) && value >= 0 && value < 2 ** 32) return;
  throw randomArgument(where, `${name} is ${value}, not a whole number from 0 to 4294967295`);
}

function checkList(where: string, value: unknown): void {
  if (Array.isArray(value)) return;
  const typed = ArrayBuffer.isView(value) && !(value instanceof DataView);
  if (typed && !(value instanceof BigInt64Array) && !(value instanceof BigUint64Array)) return;
  throw randomArgument(where, `${describe(value)} was given, not an array or typed array of numbers`);
}
