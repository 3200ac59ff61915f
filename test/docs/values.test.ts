import { Matrix } from '@colonnade/core';
import { describe, expect, test } from 'vitest';
import { holds, parseClaim } from './support/values.js';

const says = (comment: string, value: unknown): boolean => {
  const claim = parseClaim(comment);
  if (claim === undefined) throw new Error(`"${comment}" is prose`);
  return holds(claim, value);
};

describe('what a comment claims', () => {
  test('a number with decimals rounds to them, a whole number is equal', () => {
    expect(says('0.693147', Math.log(2))).toBe(true);
    expect(says('0.693148', Math.log(2))).toBe(false);
    expect(says('0.6931 before the first step', Math.log(2))).toBe(true);
    expect(says('0.70', 0.7049)).toBe(true);
    expect(says('0.70', 0.7051)).toBe(false);
    expect(says('3', 3)).toBe(true);
    expect(says('3', 3.0000001)).toBe(false);
    expect(says('-1.5e-3', -0.00151)).toBe(true);
    expect(says('-1.5e-3', -0.00156)).toBe(false);
    expect(says('1', '1')).toBe(false);
    expect(says('0.0', Number.NaN)).toBe(false);
  });

  test('percentages, shapes, lists, words', () => {
    expect(says('47 %', 0.4701)).toBe(true);
    expect(says('47 %', 0.4751)).toBe(false);
    expect(says('2×4: each inner array is one example', Matrix.zeros(2, 4))).toBe(true);
    expect(says('2×4', Matrix.zeros(4, 2))).toBe(false);
    expect(says('2×4', [2, 4])).toBe(false);
    expect(says('[[0.00, 1.00]] to two decimals', [[0.004, 0.996]])).toBe(true);
    expect(says('[[0.00, 1.00]]', [[0.006, 0.996]])).toBe(false);
    expect(says('[1, 2]', [1, 2, 3])).toBe(false);
    expect(says('[1, 2]', Float64Array.of(1, 2))).toBe(true);
    expect(says("'relu'", 'relu')).toBe(true);
    expect(says('true', 1)).toBe(false);
    expect(says('undefined', undefined)).toBe(true);
  });

  test('anything else is prose', () => {
    for (const comment of [
      'Z[1], A[1]; A[0] is X',
      'always float64',
      'a 2×4 matrix',
      '2nd layer',
      '[l] a layer',
    ]) {
      expect(parseClaim(comment), comment).toBeUndefined();
    }
  });
});
