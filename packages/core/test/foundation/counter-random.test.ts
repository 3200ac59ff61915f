import { describe, expect, it } from 'vitest';
import { dropoutUniform } from '../../src/foundation/counter-random.js';

type Counter = [key: number, step: number, layer: number, unit: number, example: number];

/** n numbers whose counters differ in one place only, counted up from 0. */
function along(place: number, n: number, start: Counter = [1, 2, 3, 4, 5]): Float64Array {
  return Float64Array.from({ length: n }, (_, i) => {
    const counter: Counter = [...start];
    counter[place] = i;
    return dropoutUniform(...counter);
  });
}

const places = [
  ['key', 0],
  ['step', 1],
  ['layer', 2],
  ['unit', 3],
  ['example', 4],
] as const;

/** The chi-square statistic of counts that should be equal. */
function chiSquare(counts: ArrayLike<number>): number {
  const total = Array.from(counts).reduce((sum, count) => sum + count, 0);
  const expected = total / counts.length;
  return Array.from(counts).reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

/**
 * The chi-square that only one fair generator in about 30,000 exceeds: Wilson and Hilferty's approximation at
 * four standard deviations.
 */
function chiSquareLimit(freedom: number): number {
  const a = 2 / (9 * freedom);
  return freedom * (1 - a + 4 * Math.sqrt(a)) ** 3;
}

/** Pearson's correlation of a sequence with itself shifted. */
function shiftedCorrelation(values: Float64Array, shift: number): number {
  let sum = 0;
  for (let i = shift; i < values.length; i++) sum += (values[i] - 0.5) * (values[i - shift] - 0.5);
  return (sum * 12) / (values.length - shift);
}

describe.each(places)('counting up the %s', (_, place) => {
  const n = 60_000;
  const values = along(place, n);

  it('gives multiples of 2^−32 in [0, 1)', () => {
    for (const u of values) if (!(u >= 0 && u < 1 && Number.isInteger(u * 2 ** 32))) expect.fail(`${u}`);
  });

  it('gives evenly spread numbers, in their upper and in their lower bits', () => {
    const upper = new Uint32Array(256);
    const lower = new Uint32Array(256);
    for (const u of values) {
      upper[Math.floor(u * 256)]++;
      lower[(u * 2 ** 32) % 256]++;
    }
    expect(chiSquare(upper)).toBeLessThan(chiSquareLimit(255));
    expect(chiSquare(lower)).toBeLessThan(chiSquareLimit(255));
  });

  it('gives pairs of neighbors that are spread evenly over a square', () => {
    for (const shift of [1, 2, 16]) {
      const cells = new Uint32Array(16 * 16);
      for (let i = shift; i < n; i++) {
        cells[Math.floor(values[i] * 16) * 16 + Math.floor(values[i - shift] * 16)]++;
      }
      expect(chiSquare(cells)).toBeLessThan(chiSquareLimit(255));
    }
  });

  it('gives neighbors that are not correlated', () => {
    // The correlation of n independent pairs has standard deviation 1/√n.
    for (const shift of [1, 2, 3, 8, 64, 256]) {
      expect(Math.abs(shiftedCorrelation(values, shift)), `shift ${shift}`).toBeLessThan(
        4.5 / Math.sqrt(n - shift),
      );
    }
  });
});

describe('two counters at once', () => {
  it('units do not share their masks: rows of a layer agree as often as chance says', () => {
    const [units, examples, keep] = [64, 500, 0.5];
    const masks = Array.from({ length: units }, (_, unit) =>
      Array.from({ length: examples }, (_, example) => dropoutUniform(9, 0, 1, unit, example) < keep),
    );
    // 2016 pairs of rows, each agreeing in 250 ± 11 places; five and a half standard deviations leave one chance
    // in 25,000 that any is outside.
    for (let a = 0; a < units; a++) {
      for (let b = 0; b < a; b++) {
        const same = masks[a].reduce((count, kept, i) => count + Number(kept === masks[b][i]), 0);
        expect(Math.abs(same - 250), `units ${a} and ${b}`).toBeLessThan(5.5 * Math.sqrt(examples / 4));
      }
    }
  });

  it('exchanging two places gives another number', () => {
    let meetings = 0;
    for (let i = 0; i < 100; i++) {
      for (let j = 0; j < i; j++) {
        for (let p = 0; p < 5; p++) {
          for (let q = 0; q < p; q++) {
            const counter: Counter = [7, 7, 7, 7, 7];
            const exchanged: Counter = [7, 7, 7, 7, 7];
            [counter[p], counter[q]] = [i, j];
            [exchanged[p], exchanged[q]] = [j, i];
            if (dropoutUniform(...counter) === dropoutUniform(...exchanged)) meetings++;
          }
        }
      }
    }
    // 49,500 pairs of 32-bit words: 0.00001 meetings on average.
    expect(meetings).toBe(0);
  });

  it('one bit anywhere in the counter changes half of the bits', () => {
    let changed = 0;
    let n = 0;
    for (let i = 0; i < 100; i++) {
      const counter: Counter = [i, 3 * i, i % 5, 17 * i, 101 * i];
      const before = dropoutUniform(...counter) * 2 ** 32;
      for (let place = 0; place < 5; place++) {
        for (let bit = 0; bit < 32; bit++, n += 32) {
          const other: Counter = [...counter];
          other[place] = (other[place] ^ (1 << bit)) >>> 0;
          let difference = before ^ (dropoutUniform(...other) * 2 ** 32);
          for (; difference !== 0; difference &= difference - 1) changed++;
        }
      }
    }
    expect(Math.abs(changed / n - 0.5)).toBeLessThan((5 * 0.5) / Math.sqrt(n));
  });

  it('stays what it is: resumed runs depend on it', () => {
    const words = along(4, 4).map((u) => u * 2 ** 32);
    expect(Array.from(words)).toEqual([2765682871, 906492027, 2971238548, 1780796746]);
  });
});
