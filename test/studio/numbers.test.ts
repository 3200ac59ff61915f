import { describe, expect, it } from 'vitest';
import { formatEntry, formatNumber, formatScore } from '../../packages/studio/src/parts/numbers.js';

describe('a number of the studio', () => {
  it('has a minus that is one, wherever it stands', () => {
    expect(formatNumber(-0.4123)).toBe('−0.4123');
    expect(formatNumber(-1.5e-5)).toBe('−1.50e−5');
    expect(formatScore(-0.25, 'R²')).toBe('−0.250');
    expect(formatEntry(-2)).toBe('−2.0000');
  });
});
