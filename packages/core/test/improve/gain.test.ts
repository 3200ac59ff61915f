import { gainOf, type TrialResult } from '@colonnade/core';
import { describe, expect, it } from 'vitest';
import { resultOf } from '../studies/support.js';

/** Results of two arms by seed, each judged on rows of its own seed. */
function resultsOf(before: readonly (number | null)[], after: readonly (number | null)[]): TrialResult[] {
  return [
    ...before.map((value, at) => resultOf('before', at + 1, value)),
    ...after.map((value, at) => resultOf('after', at + 1, value)),
  ];
}

/** A result of a regression. */
function errorOf(arm: string, seed: number, rmse: number | null): TrialResult {
  const metrics = { cost: rmse, rmse, mae: rmse, r2: 0 } as never;
  const told = rmse === null ? null : { train: metrics, validation: null, test: metrics };
  return { ...resultOf(arm, seed, 0.5), metrics: told };
}

describe('a gain', () => {
  it('is the mean of the paired differences, with the interval that overlapping training sets ask for', () => {
    const gain = gainOf(
      resultsOf([0.7, 0.72, 0.71, 0.69], [0.8, 0.81, 0.83, 0.8]),
      'before',
      'after',
      'accuracy',
    )!;
    expect(gain.gain).toBeCloseTo(0.105, 12);
    expect([gain.pairs, gain.over, gain.kind]).toEqual([4, 'splits', 'difference']);
    expect(gain.from).toBeCloseTo(0.705, 12);
    // Differences 0.1, 0.09, 0.12, 0.11: s² = 1/6000; tests 40 for 160 trained; t at 97.5 % with 3 degrees is 3.182446.
    const reach = 3.182446 * Math.sqrt((1 / 6000) * (1 / 4 + 40 / 160));
    // The grain of 40 examples, 1/40, is larger than s: no surer than that.
    const grain = 3.182446 * (1 / 40) * Math.sqrt(1 / 4 + 40 / 160);
    expect(grain).toBeGreaterThan(reach);
    expect(gain.interval![0]).toBeCloseTo(0.105 - grain, 6);
    expect(gain.interval![1]).toBeCloseTo(0.105 + grain, 6);
  });

  it('of errors is the share by which they are smaller, whatever diverged', () => {
    const before = [4, 1e9, 40, 8].map((rmse, at) => errorOf('before', at + 1, rmse));
    const after = [2, 1, 2, 4].map((rmse, at) => errorOf('after', at + 1, rmse));
    const gain = gainOf([...before, ...after], 'before', 'after', 'rmse')!;
    expect(gain.kind).toBe('relative');
    expect(gain.gain).toBeCloseTo(1 - (2 * 1e9 * 20 * 2) ** -0.25, 10);
    expect(gain.to).toBeCloseTo((2 * 1 * 2 * 4) ** 0.25, 10);
    expect(gain.gain).toBeLessThanOrEqual(gain.interval![1]);
    expect(gain.interval![1]).toBeLessThan(1);
  });

  it('counts a training without a result as a bad one, and not as none', () => {
    const gain = gainOf(resultsOf([null, null, null], [0.9, 0.8, 0.85]), 'before', 'after', 'accuracy')!;
    expect(gain.from).toBeNull();
    expect(gain.gain).toBeCloseTo(0.85, 12);
    const errors = [1, 2, 3].flatMap((seed) => [errorOf('before', seed, null), errorOf('after', seed, seed)]);
    expect(gainOf(errors, 'before', 'after', 'rmse')!.gain).toBeGreaterThan(0.99);
  });

  it('has no interval from two pairs, nor where nothing is left to chance', () => {
    expect(gainOf(resultsOf([0.7, 0.7], [0.8, 0.9]), 'before', 'after', 'accuracy')!.interval).toBeNull();
    const sameRows = resultsOf([0.7, 0.7, 0.7, 0.7], [0.8, 0.8, 0.8, 0.8]).map((each) => ({
      ...each,
      judgedRows: 7,
    }));
    const fixed = gainOf(sameRows, 'before', 'after', 'accuracy')!;
    expect([fixed.over, fixed.interval, fixed.p]).toEqual(['starts', null, null]);
    expect(gainOf(resultsOf([], [0.8]), 'before', 'after', 'accuracy')).toBeNull();
  });
});
