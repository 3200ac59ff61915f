import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cos, exp, expm1, log, log1p, pow, sin, tanh } from '../../src/foundation/elementary/index.js';
import { RandomDraws } from '../../src/foundation/random-draws.js';

// Rows [x, y, t]: y is the float64 nearest to the true value, t what is left in units in the last place of y.
// Made with mpmath by golden/elementary/make-elementary.py.
type Golden = Record<string, number[][]>;
const golden: Golden = JSON.parse(
  readFileSync(new URL('../golden/elementary/elementary.json', import.meta.url), 'utf8'),
);

const unary = { cos, exp, expm1, log, log1p, sin, tanh };

const float = new Float64Array(1);
const bits = new BigInt64Array(float.buffer);

function bitsOf(x: number): bigint {
  float[0] = x;
  return bits[0];
}

/** The float64 after |x|. */
function next(x: number): number {
  float[0] = Math.abs(x);
  bits[0] += 1n;
  return float[0];
}

/** The distance from |y| to the next float64 above. */
function ulp(y: number): number {
  const above = next(y);
  return above === Infinity ? 2 ** 971 : above - Math.abs(y);
}

function largestError(rows: number[][], f: (...x: number[]) => number): number {
  let largest = 0;
  for (const row of rows) {
    const [y, t] = row.slice(-2);
    const got = f(...row.slice(0, -2));
    if (y === 0 || !Number.isFinite(y)) {
      expect(got, `at ${row}`).toBe(y);
    } else {
      largest = Math.max(largest, Number.isNaN(got) ? Infinity : Math.abs((got - y) / ulp(y) - t));
    }
  }
  return largest;
}

// The rounding of the last addition is half a unit; the rest is what the method leaves (see each file). Results
// of exp below the normal numbers are rounded twice, the second time to a coarser grid: up to 0.75. Sine and
// cosine near π/4 add a tenth and a third of their rounded correction terms.
const limits = { cos: 0.8, exp: 0.51, expm1: 0.54, log: 0.51, log1p: 0.51, sin: 0.75, tanh: 0.52, pow: 0.52 };

describe('the largest error against more digits', () => {
  it.each(['cos', 'expm1', 'log', 'log1p', 'sin', 'tanh'] as const)('of %s', (name) => {
    expect(largestError(golden[name], unary[name])).toBeLessThan(limits[name]);
  });

  it('of pow', () => {
    expect(largestError(golden.pow, (x, y) => pow(x, y))).toBeLessThan(limits.pow);
  });

  it('of exp, also where the result is subnormal', () => {
    const isNormal = ([x]: number[]) => x > -708.39;
    expect(largestError(golden.exp.filter(isNormal), exp)).toBeLessThan(limits.exp);
    const subnormal = golden.exp.filter((row) => !isNormal(row));
    expect(largestError(subnormal, exp)).toBeLessThan(0.76);
  });

  it('is measured over the ranges that are meant, thousands of points', () => {
    for (const rows of Object.values(golden)) expect(rows.length).toBeGreaterThan(250);
  });
});

describe('special values', () => {
  it.each([
    [
      'exp',
      exp,
      [
        [0, 1],
        [-0, 1],
        [Infinity, Infinity],
        [-Infinity, 0],
        [NaN, NaN],
        [710, Infinity],
        [-746, 0],
        [1, Math.E],
      ],
    ],
    [
      'log',
      log,
      [
        [1, 0],
        [0, -Infinity],
        [-0, -Infinity],
        [Infinity, Infinity],
        [-1, NaN],
        [NaN, NaN],
        [-Infinity, NaN],
      ],
    ],
    [
      'log1p',
      log1p,
      [
        [0, 0],
        [-0, -0],
        [-1, -Infinity],
        [-1.5, NaN],
        [Infinity, Infinity],
        [NaN, NaN],
        [5e-324, 5e-324],
      ],
    ],
    [
      'expm1',
      expm1,
      [
        [0, 0],
        [-0, -0],
        [Infinity, Infinity],
        [-Infinity, -1],
        [NaN, NaN],
        [-60, -1],
        [5e-324, 5e-324],
        [710, Infinity],
      ],
    ],
    [
      'tanh',
      tanh,
      [
        [0, 0],
        [-0, -0],
        [Infinity, 1],
        [-Infinity, -1],
        [NaN, NaN],
        [40, 1],
        [-40, -1],
        [-5e-324, -5e-324],
      ],
    ],
    [
      'sin',
      sin,
      [
        [0, 0],
        [-0, -0],
        [Infinity, NaN],
        [-Infinity, NaN],
        [NaN, NaN],
        [5e-324, 5e-324],
        [1e22, -0.8522008497671888],
      ],
    ],
    [
      'cos',
      cos,
      [
        [0, 1],
        [-0, 1],
        [Infinity, NaN],
        [-Infinity, NaN],
        [NaN, NaN],
        [5e-324, 1],
        [1e300, -0.5753861119575491],
      ],
    ],
  ] as [string, (x: number) => number, [number, number][]][])('of %s', (_, f, pairs) => {
    for (const [x, y] of pairs) expect(f(x), `at ${x}`).toBe(y);
  });

  it('of pow are those of **', () => {
    const values = [
      0,
      -0,
      1,
      -1,
      2,
      -2,
      0.5,
      -0.5,
      3,
      -3,
      1e308,
      -1e308,
      5e-324,
      Infinity,
      -Infinity,
      NaN,
      1e-300,
      2 ** 53,
    ];
    for (const x of values) {
      for (const y of values) {
        const expected = x ** y;
        const got = pow(x, y);
        if (expected === 0 || !Number.isFinite(expected)) expect(got, `${x} ** ${y}`).toBe(expected);
        else expect(Math.abs(got - expected) / ulp(expected), `${x} ** ${y}`).toBeLessThanOrEqual(1);
      }
    }
  });

  it('the powers of two are exact', () => {
    for (let e = -1074; e <= 1023; e++) expect(pow(2, e)).toBe(2 ** e);
  });
});

describe('properties', () => {
  const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

  it('whole powers are what whole numbers give, rounded', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1000, max: 1000 }),
        fc.integer({ min: 0, max: 40 }),
        (base, exponent) => {
          const exact = BigInt(base) ** BigInt(exponent);
          const rounded = Number(exact);
          const got = pow(base, exponent);
          if (Math.abs(rounded) <= Number.MAX_SAFE_INTEGER) expect(got).toBe(rounded);
          else expect(Math.abs(got - rounded)).toBeLessThanOrEqual(ulp(rounded));
        },
      ),
    );
  });

  it('sin, tanh are odd and cos is even, to the bit', () => {
    fc.assert(
      fc.property(finite, (x) => {
        expect(sin(-x)).toBe(-sin(x));
        expect(tanh(-x)).toBe(-tanh(x));
        expect(cos(-x)).toBe(cos(x));
      }),
    );
  });

  it('results stay within their range', () => {
    fc.assert(
      fc.property(finite, (x) => {
        for (const f of [sin, cos, tanh]) expect(Math.abs(f(x))).toBeLessThanOrEqual(1);
        expect(exp(x)).toBeGreaterThanOrEqual(0);
        expect(expm1(x)).toBeGreaterThanOrEqual(-1);
      }),
    );
  });

  // An error below one unit could still make a growing function step back; around the seams of tables and of
  // methods it must not.
  it.each([
    ['exp', exp, [0, 0.0027, 1, -1, 100, -700, -708, 709, -740]],
    [
      'log',
      log,
      [1, 0.99609375, 1.00390625, Math.SQRT2, Math.SQRT1_2, 2, 1e-308, 1e300, 2.2250738585072014e-308],
    ],
    ['log1p', log1p, [1e-8, -1e-8, 0.00390625, -0.5, 0.4142135623730951, 1e10]],
    ['expm1', expm1, [0.34, -0.34, 1e-17, 40, -40, 1]],
    ['tanh', tanh, [0.1875, -0.1875, 0.3, 1, 19, 20]],
  ] as [string, (x: number) => number, number[]][])('%s never steps back', (_, f, seams) => {
    for (const seam of seams) {
      const step = ulp(seam);
      for (let i = -500, last = -Infinity; i < 500; i++) {
        const y = f(seam + i * step);
        expect(y, `at ${seam} + ${i} units`).toBeGreaterThanOrEqual(last);
        last = y;
      }
    }
  });
});

describe('the same bits everywhere', () => {
  /** A hash of the bits of f over 5000 seeded arguments. */
  function fingerprint(f: (x: number) => number, scale: number): string {
    const draws = new RandomDraws(1);
    let hash = 0n;
    for (let i = 0; i < 5000; i++) {
      hash = BigInt.asUintN(64, (hash ^ bitsOf(f(scale * (draws.uniform() - 0.5)))) * 0x9e3779b97f4a7c15n);
      hash ^= hash >> 29n;
    }
    return hash.toString(16);
  }

  it('of each function', () => {
    const prints = {
      exp: fingerprint(exp, 100),
      expm1: fingerprint(expm1, 4),
      log: fingerprint((x) => log(Math.abs(x)), 10),
      log1p: fingerprint((x) => log1p(Math.abs(x)), 2),
      tanh: fingerprint(tanh, 4),
      sin: fingerprint(sin, 1e6),
      cos: fingerprint(cos, 1e6),
      pow: fingerprint((x) => pow(Math.abs(x), 1.7), 100),
    };
    expect(prints).toMatchInlineSnapshot(`
      {
        "cos": "d1ac6f081b30683d",
        "exp": "d18ea3862f77986a",
        "expm1": "3f401c3d81c09013",
        "log": "2637ded6dbeaa3d2",
        "log1p": "a24d265e56d08e97",
        "pow": "a9924cd508cd402f",
        "sin": "47bb1d1af988576c",
        "tanh": "6887565513c0ec3c",
      }
    `);
  });
});
