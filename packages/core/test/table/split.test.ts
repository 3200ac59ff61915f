import { splitRows } from '@colonnade/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messageOf, rows } from './tables.js';

const sizes = (split: ReturnType<typeof splitRows>) => [
  split.train.length,
  split.validation.length,
  split.test.length,
];

describe('splitRows', () => {
  it('gives every row to one part, in the order of the file, with the shares rounded', () => {
    const arbitrary = fc.record({
      classOf: fc.array(fc.nat(4), { minLength: 10, maxLength: 200 }),
      testShare: fc.double({ min: 0, max: 0.5, noNaN: true }),
      validationShare: fc.double({ min: 0, max: 0.5, noNaN: true }),
      seed: fc.nat(),
      stratified: fc.boolean(),
    });
    fc.assert(
      fc.property(arbitrary, ({ classOf, testShare, validationShare, seed, stratified }) => {
        const m = classOf.length;
        const split = splitRows({
          rows: m,
          classOf: stratified ? classOf : null,
          testShare,
          validationShare,
          seed,
        });
        const all = [...split.train, ...split.validation, ...split.test];
        expect(all.toSorted((a, b) => a - b)).toEqual(rows(m, (row) => row));
        for (const part of Object.values(split)) expect([...part]).toEqual([...part].sort((a, b) => a - b));
        expect(split.test.length).toBeLessThanOrEqual(Math.round(testShare * m));
        if (!stratified) expect(split.test.length).toBe(Math.min(Math.round(testShare * m), m - 1));
        if (!stratified) return;
        // Every class keeps a row to train on, and gives its share rounded down, or one row more: where classes of one
        // row cannot give theirs, another gives one although its share is whole.
        for (const group of new Set(classOf)) {
          const count = (part: Uint32Array) => [...part].filter((row) => classOf[row] === group).length;
          const size = classOf.filter((each) => each === group).length;
          expect(count(split.train)).toBeGreaterThanOrEqual(1);
          expect(count(split.test)).toBeLessThanOrEqual(Math.floor(testShare * size) + 1);
          expect(count(split.test)).toBeGreaterThanOrEqual(Math.min(Math.floor(testShare * size), size - 1));
        }
      }),
    );
  });

  it('has a fifth to test and a tenth of the rest to validate', () => {
    expect(sizes(splitRows({ rows: 1000 }))).toEqual([720, 80, 200]);
    expect(sizes(splitRows({ rows: 1000, testShare: 0, validationShare: 0 }))).toEqual([1000, 0, 0]);
    expect(sizes(splitRows({ rows: 2 }))).toEqual([2, 0, 0]);
  });

  it('depends on the seed alone', () => {
    const test = (seed: number) => [...splitRows({ rows: 100, seed }).test];
    expect(test(1)).toEqual(test(1));
    expect(test(1)).not.toEqual(test(2));
  });

  it('refuses what cannot be', () => {
    expect(messageOf(() => splitRows({ rows: 0 }))).toBe(
      'splitRows: of 0 rows none is left to train on. Add rows, or lower testShare. [SPLIT_EMPTY]',
    );
    expect(messageOf(() => splitRows({ rows: 9, testShare: 1 }))).toMatch(/OPTION_RANGE\]$/);
    expect(messageOf(() => splitRows({ rows: 9, classOf: [1] }))).toBe(
      'splitRows: classOf has 1 entries for 9 rows. [SHAPE_MISMATCH]',
    );
  });
});
