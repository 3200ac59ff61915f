import { Matrix, RandomState } from '@colonnade/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestSplits } from '../src/boosted-trees/best-splits.js';
import { binFeatures, cutsOf } from '../src/boosted-trees/binned.js';
import { growTree } from '../src/boosted-trees/grow-tree.js';
import { treeValue } from '../src/boosted-trees/tree.js';

const numbers = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 4, maxLength: 24 });
const rules = { penalty: 1, leastWeight: 0 };

describe('cutsOf', () => {
  it('cuts between all values where they are few, zeros that are not listed among them', () => {
    expect([...cutsOf([3, 1, 1, 2], 0)]).toEqual([1.5, 2.5]);
    expect([...cutsOf([2, 4], 5)]).toEqual([1, 3]);
    expect([...cutsOf([-2], 1)]).toEqual([-1]);
    expect([...cutsOf([7, 7], 0)]).toEqual([]);
    expect([...cutsOf([], 3)]).toEqual([]);
  });

  it('parts many values evenly into at most 64 bins', () => {
    const values = new RandomState(1).randn(5000);
    const cuts = cutsOf(values, 0);
    expect(cuts.length).toBe(63);
    const bins = new Array(64).fill(0);
    for (const value of values)
      bins[cuts.findIndex((cut) => value <= cut) === -1 ? 63 : cuts.findIndex((cut) => value <= cut)]++;
    // 5000 / 64 is 78.1: each cut is at most one value late.
    expect(Math.min(...bins)).toBeGreaterThanOrEqual(77);
    expect(Math.max(...bins)).toBeLessThanOrEqual(80);
  });

  it('keeps neighboring numbers apart', () => {
    const next = 1 + Number.EPSILON;
    const [cut] = cutsOf([1, next], 0);
    expect(1 <= cut && next > cut).toBe(true);
    expect(Number.isFinite(cutsOf([-Number.MAX_VALUE, Number.MAX_VALUE], 0)[0])).toBe(true);
  });
});

describe('bestSplits', () => {
  it('gains as much as the best of all splits', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 1, max: 99 }), (values, seed) => {
        const m = values.length;
        const random = new RandomState(seed);
        const X = Matrix.fromRows([values, Array.from({ length: m }, () => random.randint(0, 2))]);
        const sums = { G: random.randn(m), H: random.rand(m) };
        const total = (of: Float64Array, keep: (j: number) => boolean) =>
          of.reduce((sum, value, j) => (keep(j) ? sum + value : sum), 0);
        const score = (keep: (j: number) => boolean) =>
          total(sums.G, keep) ** 2 / (total(sums.H, keep) + rules.penalty);
        let best = 0;
        for (const row of [0, 1]) {
          for (const cut of X.toRows()[row]) {
            const left = (j: number) => X.at(row, j) <= cut;
            const gain = score(left) + score((j) => !left(j)) - score(() => true);
            best = Math.max(best, gain);
          }
        }
        const totals = {
          G: Float64Array.of(total(sums.G, () => true)),
          H: Float64Array.of(total(sums.H, () => true)),
        };
        const { gain } = bestSplits(binFeatures(X), new Int32Array(m), sums, totals, rules);
        // Sums of at most 24 terms in another order.
        expect(Math.abs(Math.max(gain[0], 1e-9) - Math.max(best, 1e-9))).toBeLessThan(1e-9);
      }),
    );
  });
});

describe('growTree', () => {
  it('gives each example the value of the leaf that its inputs lead to: −rate · G / (H + λ)', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 1, max: 99 }), (values, seed) => {
        const m = values.length;
        const random = new RandomState(seed);
        const X = Matrix.fromRows([values, [...random.randn(m)]]);
        const sums = { G: random.randn(m), H: random.rand(m) };
        const { tree, leafOf } = growTree(binFeatures(X), sums, { ...rules, depth: 3, rate: 0.5 });
        for (let j = 0; j < m; j++) {
          const same = [...leafOf.keys()].filter((i) => leafOf[i] === leafOf[j]);
          const G = same.reduce((sum, i) => sum + sums.G[i], 0);
          const H = same.reduce((sum, i) => sum + sums.H[i], 0);
          const value = treeValue(tree, X.column(j).data);
          expect(value).toBe(tree.value[leafOf[j]]);
          expect(value).toBeCloseTo((-0.5 * G) / (H + 1), 9);
        }
        expect(tree.value.length).toBeLessThanOrEqual(15);
      }),
    );
  });
});
