import { describe, expect, it } from 'vitest';
import { activations } from '../../../src/functions/activations/index.js';
import type { Activation } from '../../../src/functions/activations/types.js';
import { costFor } from '../../../src/functions/costs/index.js';
import type { Cost } from '../../../src/functions/costs/types.js';
import { emptyBench, rounded, running, sample, threadCounts, UNTOUCHED } from './elementwise-checks.js';
import type { Variant } from './kernels-under-test.js';
import { numbers } from './plain-products.js';

const names = ['linear', 'relu', 'leaky-relu', 'tanh', 'sigmoid', 'softmax'] as const;
const costs = ['cross-entropy', 'squared-error'] as const;

/** Cost and activation as their codes and as the reference has them. */
interface Pair {
  readonly name: string;
  readonly codes: readonly [cost: number, activation: number];
  readonly cost: Cost;
  readonly g: Activation;
}

const pairs: Pair[] = costs.flatMap((costName, costCode) =>
  names.flatMap((name, code) => {
    const cost = costFor(costName, name);
    return cost
      ? [{ name: `${costName} of ${name}`, codes: [costCode, code], cost, g: activations[name] }]
      : [];
  }),
);

const [A, LOSSES, DZ] = [1, 2, 4];
const ALL = A | LOSSES | DZ;

const pad = (rows: number) => (rows === 1 ? 1 : (rows + 3) & ~3);

interface Problem {
  readonly pair: Pair;
  readonly rows: number;
  readonly columns: number;
  /** Columns of rows numbers, the leading dimension being rows. */
  readonly Z: readonly number[];
  readonly Y: readonly number[];
  readonly weights?: readonly number[];
}

/** What the kernel gives, without pads, for a leading dimension of Y. */
function run(variant: Variant, problem: Problem, want = ALL, threads = 1, ldY = problem.rows) {
  const { pair, rows, columns, Z, Y, weights } = problem;
  const ld = pad(rows);
  const bench = emptyBench(variant, threads);
  const spread = (values: readonly number[], to: number, fill: number) =>
    Array.from({ length: to * columns }, (_, at) => {
      const [i, j] = [at % to, Math.floor(at / to)];
      return i < rows ? values[j * rows + i] : fill;
    });
  const addresses = {
    Z: bench.put(spread(Z, ld, 3)),
    A: bench.filled(ld * columns + 8, UNTOUCHED),
    dZ: bench.filled(ld * columns + 8, UNTOUCHED),
    Y: bench.put([...spread(Y, ldY, NaN), NaN, NaN, NaN]),
    weights: weights ? bench.putAs(Float64Array.from(weights)) : 0,
    losses: bench.putAs(new Float64Array(columns + 4).fill(UNTOUCHED)),
  };
  const { Z: z, A: a, Y: y, dZ: d, weights: w, losses: l } = addresses;
  bench.run('output', ...pair.codes, z, ld, a, y, ldY, d, rows, columns, w, l, want);
  const columnsOf = (address: number, padded: (value: number) => boolean) => {
    const all = bench.take(address, ld * columns + 8);
    expect([...all.slice(ld * columns)], 'what follows').toEqual(Array(8).fill(UNTOUCHED));
    const real: number[] = [];
    for (let at = 0; at < ld * columns; at++) {
      if (at % ld < rows) real.push(all[at]);
      else if (!padded(all[at])) expect.fail(`a pad is ${all[at]}`);
    }
    return real;
  };
  const losses = [...bench.take64(addresses.losses, columns + 4)];
  expect(losses.slice(columns)).toEqual(Array(4).fill(UNTOUCHED));
  return {
    A: columnsOf(addresses.A, Number.isFinite),
    losses: losses.slice(0, columns),
    dZ: columnsOf(addresses.dZ, (value) => value === (want & DZ ? 0 : UNTOUCHED)),
  };
}

/** The same by the reference, in float64 from the same numbers. */
function reference({ pair, rows, columns, Z, Y, weights }: Problem) {
  const [z, y] = [Float64Array.from(Z), Float64Array.from(Y)];
  const a = new Float64Array(z.length);
  const dZ = new Float64Array(z.length);
  const losses: number[] = [];
  for (let j = 0; j < columns; j++) {
    const [start, end] = [j * rows, (j + 1) * rows];
    pair.g.forward(z, a, start, end);
    pair.cost.error(z, a, y, dZ, start, end, pair.g);
    for (let i = start; i < end; i++) dZ[i] *= weights?.[j] ?? 1;
    losses.push((weights?.[j] ?? 1) * pair.cost.loss(z, a, y, start, end));
  }
  return { A: a, losses, dZ };
}

/** Targets as they come: yes or no, one class, or any number. */
function targets(variant: Variant, { g }: Pair, rows: number, columns: number, soft: boolean): number[] {
  const next = numbers(rows + columns);
  const Y: number[] = [];
  for (let j = 0; j < columns; j++) {
    const column = Array.from({ length: rows }, () => (next() + 1) / 2);
    if (g.name === 'softmax') {
      const sum = column.reduce((total, x) => total + x, 0);
      const one = Math.floor(column[0] * rows);
      Y.push(...column.map((x, i) => rounded(variant, soft ? x / sum : Number(i === one))));
    } else {
      Y.push(...column.map((x) => rounded(variant, soft ? x : Math.round(x))));
    }
  }
  return Y;
}

describe.each(running)('$name', (variant) => {
  const u = variant.roundoff;

  const check = (problem: Problem, size: number) => {
    const got = run(variant, problem);
    const expected = reference(problem);
    const { rows, columns, weights, Y, pair } = problem;
    const near = (value: number, right: number, tolerance: number, what: string) => {
      if (Math.abs(value - right) <= tolerance) return;
      expect.fail(`${what} of ${pair.name}, ${rows} × ${columns}: ${value} is not ${right} ± ${tolerance}`);
    };
    // A quotient of powers carries the rounding of z − M as well, which is up to 2·size.
    const share = (12 + 4 * size) * u;
    for (let j = 0; j < columns; j++) {
      const weight = weights?.[j] ?? 1;
      const column = Array.from({ length: rows }, (_, i) => j * rows + i);
      const largest = Math.max(...column.map((i) => Math.abs(expected.A[i])), 1);
      const squared = pair.codes[0] === 1;
      // Every term of a loss is positive, so its relative error is that of its terms; (a − y)² doubles that
      // of a − y. The reference itself rounds 1 + others.
      const terms = squared ? weight * rows * largest * (largest + 1) : expected.losses[j];
      near(got.losses[j], expected.losses[j], share * terms + weight * rows * 2 ** -52, 'a loss');
      for (const i of column) {
        near(got.A[i], expected.A[i], share * Math.abs(expected.A[i]), 'A');
        // a − y of a sure answer keeps its digits; else it has those of a and y.
        const sure = !squared && (Y[i] === 0 || Y[i] === 1);
        const digits = sure ? Math.abs(expected.dZ[i]) : weight * (largest + 1) * (squared ? rows : 1);
        near(got.dZ[i], expected.dZ[i], share * digits, 'dZ');
      }
    }
  };

  it.each(pairs)('$name: A, losses and dZ at any size', (pair) => {
    for (const rows of [1, 2, 3, 4, 5, 7, 8, 10, 33]) {
      for (const columns of [1, 2, 3, 4, 5, 17]) {
        for (const soft of [false, true]) {
          const Z = sample(variant, rows * columns, 5, rows);
          const Y = targets(variant, pair, rows, columns, soft);
          const weights = soft ? sample(variant, columns, 2).map((w) => Math.abs(w)) : undefined;
          check({ pair, rows, columns, Z, Y, weights }, 5);
        }
      }
    }
  });

  it.each(pairs)(
    '$name: what is wanted does not change a bit of it, nor do threads or the place of Y',
    (pair) => {
      for (const rows of [1, 3, 10]) {
        const columns = 37;
        const Z = sample(variant, rows * columns, 5, rows);
        const problem = { pair, rows, columns, Z, Y: targets(variant, pair, rows, columns, true) };
        const all = run(variant, problem);
        const nothing = Array(rows * columns).fill(UNTOUCHED);
        for (let want = 1; want < ALL; want++) {
          const got = run(variant, problem, want);
          expect(got.A).toEqual(want & A ? all.A : nothing);
          expect(got.dZ).toEqual(want & DZ ? all.dZ : nothing);
          expect(got.losses).toEqual(want & LOSSES ? all.losses : Array(columns).fill(UNTOUCHED));
        }
        for (const threads of threadCounts) expect(run(variant, problem, ALL, threads)).toEqual(all);
        if (rows > 1) expect(run(variant, problem, ALL, 1, rows + 1)).toEqual(all);
      }
    },
  );

  it.each(pairs.flatMap((pair) => [3, 6, 17].map((rows) => ({ name: pair.name, pair, rows }))))(
    '$name of $rows units: a column has the same bits alone',
    ({ pair, rows }) => {
      const columns = 5;
      const Z = sample(variant, rows * columns, 5);
      const problem = { pair, rows, columns, Z, Y: targets(variant, pair, rows, columns, true) };
      const all = run(variant, problem);
      for (let j = 0; j < columns; j++) {
        const part = (values: readonly number[]) => values.slice(j * rows, (j + 1) * rows);
        const alone = run(variant, { pair, rows, columns: 1, Z: part(Z), Y: part(problem.Y) });
        expect(alone).toEqual({ A: part(all.A), losses: [all.losses[j]], dZ: part(all.dZ) });
      }
    },
  );

  it('one unit has the bits of the same column among several', () => {
    for (const pair of pairs.filter(({ g }) => g.name !== 'softmax')) {
      const Z = sample(variant, 9, 5);
      const Y = targets(variant, pair, 1, 9, true);
      const row = run(variant, { pair, rows: 1, columns: 9, Z, Y });
      const twice = (values: readonly number[]) => values.flatMap((value) => [value, value]);
      const both = run(variant, { pair, rows: 2, columns: 9, Z: twice(Z), Y: twice(Y) });
      expect(both.A).toEqual(twice(row.A));
      expect(both.dZ).toEqual(twice(row.dZ));
      expect(both.losses).toEqual(row.losses.map((loss) => 2 * loss));
    }
  });

  it('cross-entropy is finite and keeps its digits however sure the answer', () => {
    const largest = variant.precision === 'float32' ? 80 : 700;
    for (const pair of pairs.filter(({ codes }) => codes[0] === 0)) {
      for (const size of [10, 30, largest]) {
        for (const right of [true, false]) {
          // One column of two units, the first of which is sure.
          const Y = [1, 0];
          const Z = right ? [size, -size] : [-size, size];
          const { dZ, losses } = run(variant, { pair, rows: 2, columns: 1, Z, Y });
          const far = pair.g.name === 'softmax' ? 2 * size : size;
          const wrong = 1 / (1 + Math.exp(right ? far : -far));
          const units = pair.g.name === 'softmax' ? 1 : 2;
          const loss = units * (right ? Math.log1p(Math.exp(-far)) : far + Math.log1p(Math.exp(-far)));
          // Below the normal numbers there are fewer digits.
          const least = variant.precision === 'float32' ? 2 ** -149 : 2 ** -1074;
          expect(Math.abs(dZ[0] + wrong)).toBeLessThanOrEqual(20 * u * wrong + 2 * least);
          expect(Math.abs(dZ[1] - wrong)).toBeLessThanOrEqual(20 * u * wrong + 2 * least);
          expect(Math.abs(losses[0] - loss)).toBeLessThanOrEqual(20 * u * loss + 4 * least);
        }
      }
    }
  });

  it('NaN in z shows in the loss, and only in that of its column', () => {
    for (const pair of pairs) {
      for (const rows of [1, 2, 5]) {
        if (pair.g.name === 'softmax' && rows === 1) continue;
        const Z = sample(variant, rows * 6, 5);
        Z[rows * 2] = NaN;
        const { losses, dZ } = run(variant, {
          pair,
          rows,
          columns: 6,
          Z,
          Y: targets(variant, pair, rows, 6, true),
        });
        expect(losses.map(Number.isNaN)).toEqual([false, false, true, false, false, false]);
        // The derivative of ReLU at NaN is taken as 0.
        if (pair.g.name !== 'relu') expect(dZ[rows * 2]).toBeNaN();
        for (let i = 0; i < dZ.length; i++) if (Math.floor(i / rows) !== 2) expect(dZ[i]).not.toBeNaN();
      }
    }
  });

  it('softmax: −Infinity is a class that cannot be, and a large z overflows nothing', () => {
    const pair = pairs.find(({ name }) => name === 'cross-entropy of softmax') as Pair;
    const Z = [-Infinity, 0, 0, 1e30, 0, -1e30];
    const { A: a, losses, dZ } = run(variant, { pair, rows: 3, columns: 2, Z, Y: [0, 1, 0, 1, 0, 0] });
    expect(a).toEqual([0, 0.5, 0.5, 1, 0, 0]);
    expect(dZ.map((x) => x + 0)).toEqual([0, -0.5, 0.5, 0, 0, 0]);
    expect(losses[0]).toBeCloseTo(Math.LN2, 6);
    expect(losses[1]).toBe(0);
  });
});
