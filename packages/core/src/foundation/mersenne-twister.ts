const LENGTH = 624;
const OFFSET = 397;

/**
 * The Mersenne Twister MT19937: 32-bit words with a period of 2^19937 − 1, seeded as NumPy's legacy generator.
 * Source: Matsumoto and Nishimura, ACM TOMACS 8 (1998); the seeding of their 2002 version.
 */
export class MersenneTwister {
  readonly key = new Uint32Array(LENGTH);
  /** How many words of the key are spent. */
  position = LENGTH;

  /** @param seed a whole number from 0 to 2^32 − 1 */
  constructor(seed: number) {
    const { key } = this;
    key[0] = seed;
    for (let i = 1; i < LENGTH; i++) {
      key[i] = Math.imul(1812433253, key[i - 1] ^ (key[i - 1] >>> 30)) + i;
    }
  }

  /** The next word: a whole number from 0 to 2^32 − 1. */
  word(): number {
    if (this.position === LENGTH) this.#regenerate();
    let y = this.key[this.position++];
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  }

  /** A multiple of 2^−53 in [0, 1), from two words. */
  uniform(): number {
    const high = this.word() >>> 5;
    const low = this.word() >>> 6;
    return (high * 67108864 + low) / 9007199254740992;
  }

  /** Puts it where another one stands. */
  set({ key, position }: MersenneTwister): void {
    this.key.set(key);
    this.position = position;
  }

  #regenerate(): void {
    const { key } = this;
    // In three stretches, so that no index has to be taken modulo the length.
    for (let i = 0; i < LENGTH - OFFSET; i++) key[i] = key[i + OFFSET] ^ twist(key[i], key[i + 1]);
    for (let i = LENGTH - OFFSET; i < LENGTH - 1; i++) {
      key[i] = key[i + OFFSET - LENGTH] ^ twist(key[i], key[i + 1]);
    }
    key[LENGTH - 1] = key[OFFSET - 1] ^ twist(key[LENGTH - 1], key[0]);
    this.position = 0;
  }
}

/** The highest bit of one word and the others of the next, shifted, and mixed where the lowest is set. */
function twist(word: number, next: number): number {
  const bits = (word & 0x80000000) | (next & 0x7fffffff);
  return (bits >>> 1) ^ (-(bits & 1) & 0x9908b0df);
}
