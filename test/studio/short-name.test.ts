import { describe, expect, it } from 'vitest';
import { shortNames } from '../../packages/studio/src/parts/short-name.js';

describe('names beside units', () => {
  it.each([
    ['age', 'age'],
    ['0123456789', '0123456789'],
    ['contract month=March', 'contr…arch'],
    ['review: brilliant', 'brilliant'],
    ['review: incomprehensible', 'incom…ible'],
  ])('%s is %s', (name, short) => {
    expect(shortNames([name], 10)).toEqual([short]);
  });

  it.each([
    [
      ['listed on month January', 'listed on month February', 'area', 'listed on month May'],
      ['…January', '…February', 'area', '…May'],
    ],
    [
      ['mean radius', 'worst radius', 'mean texture', 'worst texture'],
      ['mean …dius', 'worst…dius', 'mean …ture', 'worst…ture'],
    ],
    [
      ['pixel_row_1_column_1', 'pixel_row_1_column_2', 'pixel_row_2_column_1'],
      ['…1', '…2', '…2_co…mn_1'],
    ],
    [
      ['the very same name', 'the very same name'],
      ['the v…name', 'the v…name'],
    ],
  ])('%j are %j', (names, short) => {
    expect(shortNames(names, 10)).toEqual(short);
    for (const each of short) expect(each.length).toBeLessThanOrEqual(10);
  });
});
