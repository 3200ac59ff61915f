import { describe, expect, it } from 'vitest';
import { shortName } from '../../packages/studio/src/parts/short-name.js';

describe('a name beside a unit', () => {
  it.each([
    ['age', 'age'],
    ['0123456789', '0123456789'],
    ['contract month=March', 'contr…arch'],
    ['review: brilliant', 'brilliant'],
    ['review: incomprehensible', 'incom…ible'],
  ])('%s is %s', (name, short) => {
    expect(shortName(name, 10)).toBe(short);
    expect(shortName(name, 10).length).toBeLessThanOrEqual(10);
  });
});
