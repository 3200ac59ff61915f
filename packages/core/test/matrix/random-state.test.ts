import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Matrix, RandomState } from '../../src/index.js';

interface Golden {
  seed: number;
  rand: number[];
  rand23: number[][];
  randLong: { crc: number; last: number[] };
  randn: number[];
  randn34: number[][];
  randnLong: { every: number[]; last: number[] };
  mixed: number[];
  odd: number[];
  randint: number[];
  randintOne: number;
  randintNegative: number[];
  randintLong: { crc: number; last: number[] };
  randint32: number[];
  randintAlmost32: number[];
  randint33: number[];
  randint40: number[];
  randint53: number[];
  permutation: number[];
  permutationLong: { crc: number };
  permutationOfList: number[];
  choice: number;
  choice5: number[];
  choiceDistinct: number[];
  choiceP: number[];
  choicePOne: number;
  choicePDistinct: number[];
  choiceOfList: number[];
}

// What numpy.random.RandomState draws, made by golden/random/make-random.py.
const golden: Golden[] = JSON.parse(
  readFileSync(new URL('../golden/random/random.json', import.meta.url), 'utf8'),
);

const crc = (values: ArrayLike<number>) => checksum(new Uint8Array(Float64Array.from(values).buffer));
/** CRC-32, bit by bit (Node 20.19 has none that is stable). */
function checksum(bytes: Uint8Array): number {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

const tail = (values: ArrayLike<number>) => Array.from(values).slice(-3);

/** NumPy takes the logarithm of the C library, which may differ from ours by a unit in the last place. */
function expectWithinOneUlp(got: ArrayLike<number>, wanted: readonly number[]): void {
  expect(got.length).toBe(wanted.length);
  for (let i = 0; i < wanted.length; i++) {
    const size = Math.abs(wanted[i]);
    const ulp = size === 0 ? 0 : 2 ** (Math.floor(Math.log2(size)) - 52);
    expect(Math.abs(got[i] - wanted[i]), `value ${i}`).toBeLessThanOrEqual(ulp);
  }
}

describe.each(golden)('RandomState($seed) is NumPy’s', (np) => {
  const rng = () => new RandomState(np.seed);

  it('rand', () => {
    expect(Array.from(rng().rand(5))).toEqual(np.rand);
    expect(rng().rand(2, 3).toRows()).toEqual(np.rand23);
    expect(rng().rand()).toBe(np.rand[0]);
    const long = rng().rand(5000);
    expect(tail(long)).toEqual(np.randLong.last);
    expect(crc(long)).toBe(np.randLong.crc);
  });

  it('randn', () => {
    expectWithinOneUlp(rng().randn(6), np.randn);
    expectWithinOneUlp(rng().randn(3, 4).toRows().flat(), np.randn34.flat());
    const long = rng().randn(2000);
    expectWithinOneUlp(
      long.filter((_, i) => i % 50 === 0),
      np.randnLong.every,
    );
    expectWithinOneUlp(long.slice(-3), np.randnLong.last);
  });

  it('draws of several kinds after one another, the second normal kept between them', () => {
    const r = rng();
    const mixed = [
      r.rand(),
      r.randn(),
      r.randint(10),
      r.rand(),
      r.randn(),
      r.randn(),
      r.randint(-5, 5),
      r.rand(),
    ];
    expectWithinOneUlp(mixed, np.mixed);
    const odd = rng();
    expectWithinOneUlp([...odd.randn(3), odd.rand(), ...odd.randn(2)], np.odd);
  });

  it('randint', () => {
    expect(Array.from(rng().randint(0, 7, 20))).toEqual(np.randint);
    expect(Array.from(rng().randint(7, undefined, 20))).toEqual(np.randint);
    expect(rng().randint(3, 4)).toBe(np.randintOne);
    expect(Array.from(rng().randint(-1000, 1000, 10))).toEqual(np.randintNegative);
    const long = rng().randint(0, 1000, 3000);
    expect(tail(long)).toEqual(np.randintLong.last);
    expect(crc(long)).toBe(np.randintLong.crc);
  });

  it('randint at and above 32 bits', () => {
    expect(Array.from(rng().randint(0, 2 ** 32, 8))).toEqual(np.randint32);
    expect(Array.from(rng().randint(0, 2 ** 32 - 1, 8))).toEqual(np.randintAlmost32);
    expect(Array.from(rng().randint(0, 2 ** 32 + 1, 8))).toEqual(np.randint33);
    expect(Array.from(rng().randint(-(2 ** 39), 2 ** 40, 8))).toEqual(np.randint40);
    expect(Array.from(rng().randint(0, 2 ** 53 - 1, 8))).toEqual(np.randint53);
  });

  it('permutation and shuffle', () => {
    expect(Array.from(rng().permutation(12))).toEqual(np.permutation);
    expect(crc(rng().permutation(3000))).toBe(np.permutationLong.crc);
    expect(rng().permutation([5, 3, 8, 1])).toEqual(np.permutationOfList);
    const list = [5, 3, 8, 1];
    rng().shuffle(list);
    expect(list).toEqual(np.permutationOfList);
    const typed = Float32Array.of(5, 3, 8, 1);
    rng().shuffle(typed);
    expect(Array.from(typed)).toEqual(np.permutationOfList);
  });

  it('choice', () => {
    expect(rng().choice(10)).toBe(np.choice);
    expect(Array.from(rng().choice(10, 5))).toEqual(np.choice5);
    expect(Array.from(rng().choice(10, 5, false))).toEqual(np.choiceDistinct);
    expect(Array.from(rng().choice(4, 12, true, [0.1, 0, 0.3, 0.6]))).toEqual(np.choiceP);
    expect(rng().choice(4, undefined, true, [0.1, 0, 0.3, 0.6])).toBe(np.choicePOne);
    expect(Array.from(rng().choice(6, 5, false, [0.05, 0.5, 0.3, 0.1, 0, 0.05]))).toEqual(np.choicePDistinct);
    expect(rng().choice([2.5, -1, 7], 6)).toEqual(np.choiceOfList);
    expect(rng().choice(Float64Array.of(2.5, -1, 7), 6)).toEqual(Float64Array.from(np.choiceOfList));
  });
});

describe('sizes', () => {
  it('none is a number, one a vector, two a matrix filled row by row', () => {
    expect(new RandomState(1).randn()).toBeTypeOf('number');
    expect(new RandomState(1).randn(4)).toBeInstanceOf(Float64Array);
    const matrix = new RandomState(1).randn(2, 3);
    expect(matrix).toBeInstanceOf(Matrix);
    expect(matrix.toRows().flat()).toEqual(Array.from(new RandomState(1).randn(6)));
  });

  it('zero draws nothing', () => {
    const rng = new RandomState(5);
    expect(rng.rand(0)).toEqual(new Float64Array(0));
    expect(rng.randn(0, 3).shape).toEqual([0, 3]);
    expect(rng.randint(0, 3, 0)).toEqual(new Float64Array(0));
    expect(rng.permutation(0)).toEqual(new Uint32Array(0));
    expect(rng.choice([], 0)).toEqual([]);
    expect(rng.rand()).toBe(new RandomState(5).rand());
  });
});

describe('the state', () => {
  it('put back, after a journey through JSON, continues as if never left', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 ** 32 - 1 }),
        fc.integer({ min: 0, max: 700 }),
        (seed, draws) => {
          const rng = new RandomState(seed);
          for (let i = 0; i < draws; i++) rng.randn();
          const state = JSON.parse(JSON.stringify(rng.getState()));
          const ahead = [...rng.randn(5), ...rng.rand(5)];
          const other = new RandomState(0);
          other.setState(state);
          expect([...other.randn(5), ...other.rand(5)]).toEqual(ahead);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('is refused when it is none', () => {
    const rng = new RandomState(1);
    const state = rng.getState();
    const message =
      'RandomState.setState: this is not a state of the generator. Pass what getState() returned. [RANDOM_ARGUMENT]';
    const bad: unknown[] = [
      null,
      {},
      { ...state, key: state.key.slice(1) },
      { ...state, key: state.key.map(() => -1) },
      { ...state, position: 625 },
      { ...state, gauss: 'x' },
      { ...state, algorithm: 'PCG64' },
    ];
    for (const value of bad) expect(() => rng.setState(value as typeof state)).toThrow(message);
  });
});

describe('wrong arguments', () => {
  const rng = () => new RandomState(1);
  it.each([
    [() => new RandomState(-1), 'RandomState: the seed is -1, not a whole number from 0 to 4294967295.'],
    [
      () => new RandomState(2 ** 32),
      'RandomState: the seed is 4294967296, not a whole number from 0 to 4294967295.',
    ],
    [() => new RandomState(1.5), 'RandomState: the seed is 1.5, not a whole number from 0 to 4294967295.'],
    [
      () => new RandomState('1' as never),
      'RandomState: the seed is "1", not a whole number from 0 to 4294967295.',
    ],
    [() => new RandomState(undefined as never), 'RandomState: the seed is undefined, not a whole number'],
    [() => rng().rand(-1), 'RandomState.rand: the size is -1, not a whole number of at least 0.'],
    [() => rng().randn(2, 1.5), 'RandomState.randn: the size is 1.5, not a whole number of at least 0.'],
    [
      () => Reflect.apply(rng().randn, rng(), [1, 2, 3]),
      'RandomState.randn: 3 sizes were given, but a matrix has two.',
    ],
    [() => rng().randint(5, 5), 'RandomState.randint: low is 5, not below high, which is 5.'],
    [() => rng().randint(0), 'RandomState.randint: high is 0, not above 0.'],
    [
      () => rng().randint(0.5, 3),
      'RandomState.randint: low is 0.5, not a whole number between −2^53 and 2^53.',
    ],
    [
      () => rng().randint(-(2 ** 52), 2 ** 53 - 1),
      'RandomState.randint: from -4503599627370496 to 9007199254740991',
    ],
    [() => rng().randint(0, 5, -2), 'RandomState.randint: the size is -2, not a whole number of at least 0.'],
    [
      () => rng().permutation(-1),
      'RandomState.permutation: n is -1, not a whole number from 0 to 4294967295.',
    ],
    [() => rng().permutation('abc' as never), 'RandomState.permutation: "abc" was given, not an array'],
    [
      () => rng().shuffle(7 as never),
      'RandomState.shuffle: 7 was given, not an array or typed array of numbers.',
    ],
    [() => rng().choice(0), 'RandomState.choice: there is nothing to choose from.'],
    [() => rng().choice([]), 'RandomState.choice: there is nothing to choose from.'],
    [() => rng().choice(3, 4, false), 'RandomState.choice: 4 different ones of 3 were asked for.'],
    [
      () => rng().choice(3, 1, true, [0.5, 0.5]),
      'RandomState.choice: p has 2 probabilities for 3 to choose from.',
    ],
    [
      () => rng().choice(2, 1, true, [0.5, 0.6]),
      'RandomState.choice: the probabilities sum to 1.1, not to 1.',
    ],
    [() => rng().choice(2, 1, true, [-0.5, 1.5]), 'RandomState.choice: p[0] is -0.5, not a probability.'],
    [() => rng().choice(2, 1, true, [NaN, 1]), 'RandomState.choice: p[0] is NaN, not a probability.'],
    [
      () => rng().choice(3, 2, false, [1, 0, 0]),
      'RandomState.choice: 2 different ones were asked for, but only 1 ha',
    ],
  ])('%#', (attempt, message) => {
    expect(attempt).toThrow(message);
    expect(attempt).toThrow('[RANDOM_ARGUMENT]');
  });
});
