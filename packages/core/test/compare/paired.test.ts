import { pairedAccuracy, pairedRmse, RandomState } from '@colonnade/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const repeat = (value: boolean, times: number) => new Array<boolean>(times).fill(value);

describe('pairedAccuracy', () => {
  it('worked by hand: 21 pairs, of which 1 and 7 tell them apart', () => {
    const rightA = [...repeat(true, 1), ...repeat(true, 1), ...repeat(false, 7), ...repeat(false, 12)];
    const rightB = [...repeat(true, 1), ...repeat(false, 1), ...repeat(true, 7), ...repeat(false, 12)];
    const { difference, interval, onlyA, onlyB } = pairedAccuracy(rightA, rightB);
    expect([onlyA, onlyB]).toEqual([1, 7]);
    expect(difference).toBe(-6 / 21);
    // p1 = 2/23, p2 = 8/23: −0.26087 ± 1.96 √((0.43478 − 0.06805)/23)
    expect(interval![0]).toBeCloseTo(-0.50836, 4);
    expect(interval![1]).toBeCloseTo(-0.01338, 4);
  });

  it('knows no interval without examples', () => {
    expect(pairedAccuracy([], [])).toEqual({ difference: 0, interval: null, onlyA: 0, onlyB: 0 });
  });

  it('refuses lists of different length', () => {
    expect(() => pairedAccuracy([true], [])).toThrow('[SHAPE_MISMATCH]');
  });

  it('turned around, it turns its sign', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), fc.boolean()), { minLength: 1 }), (pairs) => {
        const [a, b] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)];
        const [one, other] = [pairedAccuracy(a, b), pairedAccuracy(b, a)];
        expect(one.difference).toBeCloseTo(-other.difference, 12);
        expect(one.interval![0]).toBeCloseTo(-other.interval![1], 12);
        expect(one.interval![0]).toBeLessThanOrEqual(one.difference);
        expect(one.interval![1]).toBeGreaterThanOrEqual(one.difference);
      }),
    );
  });

  // 2000 samples: the share that is covered has a standard error of 0.5 points; four of them below 95 %.
  it.each([
    [30, 0.1, 0.05],
    [100, 0.05, 0.05],
    [360, 0.03, 0.01],
  ])('covers the truth in 95 of 100 cases: m %d, only a %d, only b %d', (m, onlyA, onlyB) => {
    const random = new RandomState(7);
    const samples = 2000;
    let covered = 0;
    for (let sample = 0; sample < samples; sample++) {
      const draws = Array.from(random.rand(m));
      const { interval } = pairedAccuracy(
        draws.map((u) => u < onlyA || u >= onlyA + onlyB),
        draws.map((u) => u >= onlyA),
      );
      const truth = onlyA - onlyB;
      if (interval![0] <= truth && truth <= interval![1]) covered++;
    }
    expect(covered / samples).toBeGreaterThan(0.95 - 4 * Math.sqrt((0.95 * 0.05) / samples));
  });
});

describe('pairedRmse', () => {
  it('worked by hand', () => {
    const { difference, interval } = pairedRmse([3, -3, 3, -3], [1, 1, -1, -1]);
    expect(difference).toBe(2);
    expect(interval).toBeNull(); // four examples are too few
  });

  it('equal errors differ by nothing, for certain', () => {
    const errors = Array.from({ length: 12 }, (_, i) => i - 6);
    expect(pairedRmse(errors, errors)).toEqual({ difference: 0, interval: [0, 0] });
  });

  it('knows no interval for a model without errors', () => {
    expect(pairedRmse(new Array(20).fill(0), new Array(20).fill(1))).toEqual({
      difference: -1,
      interval: null,
    });
  });

  it('refuses lists of different length', () => {
    expect(() => pairedRmse([1, 2], [1])).toThrow('[SHAPE_MISMATCH]');
  });

  // Normal errors of deviations 1 and 1.2 that share half of their noise. The delta method is exact only for large
  // m; 2000 samples have a standard error of 0.5 points, and at m = 80 the skew of the squares costs a point more.
  it.each([80, 400])('covers the truth in 95 of 100 cases: m %d', (m) => {
    const random = new RandomState(11);
    const samples = 2000;
    let covered = 0;
    for (let sample = 0; sample < samples; sample++) {
      const shared = Array.from(random.randn(m));
      const own = Array.from(random.randn(2 * m));
      const half = Math.SQRT1_2;
      const a = shared.map((noise, i) => half * (noise + own[i]));
      const b = shared.map((noise, i) => 1.2 * half * (noise + own[m + i]));
      const { interval } = pairedRmse(a, b);
      if (interval![0] <= -0.2 && -0.2 <= interval![1]) covered++;
    }
    expect(covered / samples).toBeGreaterThan(0.95 - 0.01 - 4 * Math.sqrt((0.95 * 0.05) / samples));
    expect(covered / samples).toBeLessThan(0.95 + 4 * Math.sqrt((0.95 * 0.05) / samples));
  });
});
