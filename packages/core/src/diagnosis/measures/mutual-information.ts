import { log } from '../../foundation/elementary/index.js';
import type { Codes } from './bins.js';

/** n · ln n for whole numbers, computed once. */
export class Plogs {
  readonly #table: Float64Array;

  constructor(most: number) {
    this.#table = new Float64Array(most + 1);
    for (let n = 2; n <= most; n++) this.#table[n] = n * log(n);
  }

  /** Σ n · ln n over counts that are at most `most`. */
  sum(counts: ArrayLike<number>, length: number = counts.length): number {
    let sum = 0;
    for (let i = 0; i < length; i++) sum += this.#table[counts[i]];
    return sum;
  }
}

/** How often each code stands there. */
export function countCodes({ codes, count }: Codes): Uint32Array {
  const counts = new Uint32Array(count);
  for (let row = 0; row < codes.length; row++) counts[codes[row]]++;
  return counts;
}

/** The entropy of codes in bits: −Σ p log₂ p. */
export function entropyOf(codes: Codes, plogs: Plogs): number {
  const m = codes.codes.length;
  return Math.max(0, (log(m) - plogs.sum(countCodes(codes)) / m) / Math.LN2);
}

/**
 * Mutual information of codes with others in bits: Σ p(x, y) log₂ (p(x, y) / (p(x) p(y))), of the counts as they
 * are, prepared to be taken again and again with the others in another order.
 */
export class Pairing {
  readonly #x: Codes;
  readonly #classes: number;
  readonly #counts: Uint32Array;
  readonly #plogs: Plogs;
  /** What does not move when y is permuted. */
  readonly #margins: number;

  constructor(x: Codes, y: Codes, plogs: Plogs) {
    const m = x.codes.length;
    this.#x = x;
    this.#classes = y.count;
    this.#counts = new Uint32Array(x.count * y.count);
    this.#plogs = plogs;
    this.#margins = m * log(m) - plogs.sum(countCodes(x)) - plogs.sum(countCodes(y));
  }

  /** @param y - codes with the counts that y had when this was made */
  bits(y: Uint16Array): number {
    const { codes } = this.#x;
    const counts = this.#counts.fill(0);
    const classes = this.#classes;
    for (let row = 0; row < codes.length; row++) counts[codes[row] * classes + y[row]]++;
    const nats = (this.#plogs.sum(counts) + this.#margins) / codes.length;
    return Math.max(0, nats / Math.LN2);
  }
}
