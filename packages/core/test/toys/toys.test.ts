import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  type Matrix,
  type NumericColumn,
  parseToy,
  type ToyName,
  toySets,
  toyTable,
} from '../../src/index.js';
import { linspace } from '../../src/table/toys/linspace.js';
import { formatToy } from '../../src/table/toys/parse-toy.js';

const golden = (name: string) =>
  JSON.parse(readFileSync(new URL(`../golden/random/${name}.json`, import.meta.url), 'utf8'));
const names = Object.keys(toySets) as ToyName[];

function counts(Y: Matrix): number[] {
  const of: number[] = [];
  for (const label of Y.data) of[label] = (of[label] ?? 0) + 1;
  return of;
}

describe('flower', () => {
  it('is the course’s planar set, to a few units in the last place', () => {
    const { X, Y } = toySets.flower();
    const points: number[][] = golden('flower');
    expect(X.shape).toEqual([2, 400]);
    for (const [j, [x1, x2, label]] of points.entries()) {
      // Radii reach 4.6; four units in the last place there.
      expect(Math.abs(X.at(0, j) - x1)).toBeLessThanOrEqual(4 * 2 ** -50);
      expect(Math.abs(X.at(1, j) - x2)).toBeLessThanOrEqual(4 * 2 ** -50);
      expect(Y.at(0, j)).toBe(label);
    }
  });
});

describe.each(names)('%s', (name) => {
  it('has finite points, as many labels, and the seed 1 unless given', () => {
    const { X, Y } = toySets[name]();
    expect(X.shape).toEqual([2, 400]);
    expect(Y.shape).toEqual([1, 400]);
    expect([...X.data, ...Y.data].every(Number.isFinite)).toBe(true);
    expect(toySets[name]({ seed: 1 })).toEqual(toySets[name]());
    expect(toySets[name]({ seed: 2 }).X).not.toEqual(X);
  });

  it('stays what it is', () => {
    const { X, Y } = toySets[name]();
    expect([X.data[0], X.data[1], X.data[798], X.data[799], Y.data[0], Y.data[399]]).toMatchSnapshot();
    expect(
      [X, Y].map(({ data }) => Array.from(data).reduce((sum, value) => sum + value, 0)),
    ).toMatchSnapshot();
  });

  it('refuses options that it does not have', () => {
    expect(() => toySets[name]({ sed: 7 } as never)).toThrow(
      `${name}: option "sed" is unknown. Did you mean "seed"? [OPTION_UNKNOWN]`,
    );
    expect(() => toySets[name]({ seed: -1 })).toThrow('[OPTION_RANGE]');
  });
});

describe('classes', () => {
  it.each([
    ['flower', 2],
    ['moons', 2],
    ['circles', 2],
    ['spirals', 2],
    ['blobs', 4],
    ['xor', 2],
    ['gaussian', 2],
  ] as const)('of %s are equally many', (name, k) => {
    expect(counts(toySets[name]({ seed: 3 }).Y)).toEqual(new Array(k).fill(400 / k));
  });

  it('of xor follow the signs', () => {
    const { X, Y } = toySets.xor({ seed: 9 });
    for (let j = 0; j < 400; j++) expect(Y.at(0, j)).toBe(X.at(0, j) * X.at(1, j) < 0 ? 1 : 0);
  });

  it('of gaussian are told apart by x1 + x2 for Φ(√2) = 92.1 % of the points', () => {
    let right = 0;
    for (let seed = 0; seed < 50; seed++) {
      const { X, Y } = toySets.gaussian({ seed });
      for (let j = 0; j < 400; j++) if (X.at(0, j) + X.at(1, j) > 0 === (Y.at(0, j) === 1)) right++;
    }
    // 20,000 points: four standard deviations of the share are 4·√(0.921·0.079/20000) = 0.0076.
    expect(Math.abs(right / 20_000 - 0.9214)).toBeLessThan(0.0077);
  });

  it('of circles and spirals lie at the radii that are told', () => {
    const { X, Y } = toySets.circles();
    for (let j = 0; j < 400; j++) {
      const radius = Math.hypot(X.at(0, j), X.at(1, j));
      expect(Math.abs(radius - (Y.at(0, j) === 0 ? 1 : 0.5))).toBeLessThan(0.1 * 5);
    }
  });
});

describe('linspace is NumPy’s', () => {
  it.each(golden('linspace') as { start: number; stop: number; count: number; values: number[] }[])(
    'from $start to $stop in $count',
    ({ start, stop, count, values }) => {
      expect(Array.from(linspace(start, stop, count))).toEqual(values);
    },
  );
});

describe('toyTable', () => {
  it('has the columns x1, x2, label and says where it comes from', () => {
    const table = toyTable('moons', { seed: 7 });
    const { X, Y } = toySets.moons({ seed: 7 });
    expect(table.names).toEqual(['x1', 'x2', 'label']);
    expect(table.rows).toBe(400);
    expect(table.source.name).toBe('toy:moons?seed=7');
    expect(toyTable('flower').source.name).toBe('toy:flower');
    expect((table.columns[1] as NumericColumn).values[5]).toBe(X.at(1, 5));
    expect((table.columns[2] as NumericColumn).values[399]).toBe(Y.at(0, 399));
  });

  it('refuses a name that no set has', () => {
    expect(() => toyTable('moon' as never)).toThrow(
      'toyTable: there is no toy set "moon". Did you mean "moons"? [TOY_UNKNOWN]',
    );
  });
});

describe('parseToy', () => {
  it('reads a name and a seed, and what formatToy writes', () => {
    expect(parseToy('toy:flower')).toEqual({ name: 'flower', seed: 1 });
    expect(parseToy('toy:moons?seed=7')).toEqual({ name: 'moons', seed: 7 });
    expect(parseToy('xor?seed=0')).toEqual({ name: 'xor', seed: 0 });
    for (const name of names)
      expect(parseToy(formatToy(name, 4294967295))).toEqual({ name, seed: 4294967295 });
  });

  it.each([
    ['toy:flowr', 'toy:flowr: there is no toy set "flowr". Did you mean "flower"? [TOY_UNKNOWN]'],
    [
      'toy:zebra',
      'toy:zebra: there is no toy set "zebra". The sets are flower, moons, circles, spirals, blobs, xor, gaussian, waves. [TOY_UNKNOWN]',
    ],
    ['toy:constructor', 'there is no toy set "constructor"'],
    ['toy:', 'toy:: the name of the toy set is absent.'],
    [
      'toy:moons?seed=x',
      'toy:moons?seed=x: the seed is "x". Give a whole number from 0 to 4294967295. [TOY_PARAMETER]',
    ],
    ['toy:moons?seed=', 'the seed is "".'],
    ['toy:moons?seed=4294967296', 'the seed is "4294967296".'],
    ['toy:moons?seed=-1', 'the seed is "-1".'],
    ['toy:moons?seed=1.5', 'the seed is "1.5".'],
    ['toy:moons?', 'a toy set has no parameter "".'],
    [
      'toy:moons?noise=2',
      'a toy set has no parameter "noise". The only one is seed, as in ?seed=7. [TOY_PARAMETER]',
    ],
    ['toy:moons?seed=1&seed=2', 'the seed is given twice. Give it once. [TOY_PARAMETER]'],
  ])('refuses %s', (text, message) => {
    expect(() => parseToy(text)).toThrow(message);
  });
});
