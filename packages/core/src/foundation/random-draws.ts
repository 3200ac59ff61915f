import { log } from './elementary/index.js';
import { MersenneTwister } from './mersenne-twister.js';
import { randomArgument } from './random-checks.js';

/** Where a generator stands, as plain JSON. The fields are those of NumPy's `get_state`. */
export interface RandomStateSnapshot {
  readonly algorithm: 'MT19937';
  readonly key: readonly number[];
  readonly position: number;
  /** The second normal of the last pair, when it has not been handed out yet. */
  readonly gauss: number | null;
}

const WORD = 2 ** 32;

/** Single draws, in the way of NumPy's legacy generator; `RandomState` gives them their shapes. */
export class RandomDraws {
  readonly #twister: MersenneTwister;
  #gauss: number | null = null;

  /** @param seed a whole number from 0 to 2^32 − 1 */
  constructor(seed: number) {
    this.#twister = new MersenneTwister(seed);
  }

  /** A multiple of 2^−53 in [0, 1). */
  uniform(): number {
    return this.#twister.uniform();
  }

  /** A standard normal by Marsaglia's polar method, which draws two and keeps the other for the next call. */
  normal(): number {
    if (this.#gauss !== null) {
      const kept = this.#gauss;
      this.#gauss = null;
      return kept;
    }
    for (;;) {
      const x1 = 2 * this.#twister.uniform() - 1;
      const x2 = 2 * this.#twister.uniform() - 1;
      const square = x1 * x1 + x2 * x2;
      if (square >= 1 || square === 0) continue;
      const factor = Math.sqrt((-2 * log(square)) / square);
      this.#gauss = factor * x1;
      return factor * x2;
    }
  }

  /** A whole number from 0 to `max`, both included, for a `max` below 2^53: words under a mask until one fits. */
  upTo(max: number): number {
    if (max === 0) return 0;
    if (max < WORD) {
      const mask = maskOf(max);
      for (;;) {
        const value = (this.#twister.word() & mask) >>> 0;
        if (value <= max) return value;
      }
    }
    const mask = maskOf(Math.floor(max / WORD));
    for (;;) {
      const high = (this.#twister.word() & mask) >>> 0;
      const value = high * WORD + this.#twister.word();
      if (value <= max) return value;
    }
  }

  /** Swaps every element, from the last down to the second, with one at or before it. */
  shuffle(values: { [index: number]: unknown; readonly length: number }): void {
    for (let i = values.length - 1; i > 0; i--) {
      const j = this.upTo(i);
      const kept = values[i];
      values[i] = values[j];
      values[j] = kept;
    }
  }

  /** 0 … n − 1 in random order. */
  permutation(n: number): Uint32Array {
    const numbers = new Uint32Array(n);
    for (let i = 0; i < n; i++) numbers[i] = i;
    this.shuffle(numbers);
    return numbers;
  }

  /** Puts it where another one stands. */
  set(other: RandomDraws): void {
    this.#twister.set(other.#twister);
    this.#gauss = other.#gauss;
  }

  getState(): RandomStateSnapshot {
    const { key, position } = this.#twister;
    return { algorithm: 'MT19937', key: Array.from(key), position, gauss: this.#gauss };
  }

  /** @throws RANDOM_ARGUMENT when that is not what `getState` gave */
  setState(state: RandomStateSnapshot): void {
    checkState(state);
    this.#twister.key.set(state.key);
    this.#twister.position = state.position;
    this.#gauss = state.gauss;
  }
}

/** 2^bits − 1 for the bits that `max` has, as a signed 32-bit number. */
function maskOf(max: number): number {
  return -1 >>> Math.clz32(max);
}

function checkState(state: RandomStateSnapshot): void {
  const key = state?.key;
  const isWord = (value: unknown) =>
    Number.isInteger(value) && (value as number) >= 0 && (value as number) < 2 ** 32;
  const valid =
    state?.algorithm === 'MT19937' &&
    Array.isArray(key) &&
    key.length === 624 &&
    key.every(isWord) &&
    Number.isInteger(state.position) &&
    state.position >= 0 &&
    state.position <= 624 &&
    (state.gauss === null || Number.isFinite(state.gauss));
  if (valid) return;
  throw randomArgument(
    'RandomState.setState',
    'this is not a state of the generator',
    'pass what getState() returned',
  );
}
