import { describe, expect, it } from 'vitest';
import { Bench, type Variant, variants } from './kernels-under-test.js';
import { matrix, numbers, type Plain, padded, sum } from './plain-products.js';

const sizes = [1, 2, 3, 4, 5, 7, 12, 13, 16, 20, 33, 100, 257];

/** Triples of sizes: small ones in full, and a sample of all. */
function shapes(): [number, number, number][] {
  const list: [number, number, number][] = [];
  const small = [1, 2, 3, 5, 8];
  for (const a of small) for (const b of small) for (const c of small) list.push([a, b, c]);
  const next = numbers(5);
  const pick = () => sizes[Math.floor(((next() + 1) / 2) * sizes.length)];
  for (let i = 0; i < 150; i++) list.push([pick(), pick(), pick()]);
  list.push(
    [257, 600, 13],
    [20, 1030, 7],
    [10, 1100, 70],
    [1, 777, 70],
    [70, 12, 530],
    [300, 2, 300],
    [2, 530, 1],
  );
  return list;
}

const g = [
  (z: number) => z,
  (z: number) => Math.max(0, z),
  (z: number) => (z > 0 ? z : 0.01 * z),
  Math.tanh,
  (z: number) => 1 / (1 + Math.exp(-z)),
];
const derivative = [
  () => 1,
  (a: number) => (a > 0 ? 1 : 0),
  (a: number) => (a > 0 ? 1 : 0.01),
  (a: number) => 1 - a * a,
  (a: number) => a * (1 - a),
];

/** Every real element within its tolerance, and every pad as it has to be. */
function compare(
  got: ArrayLike<number>,
  [rows, columns, ld]: [number, number, number],
  expected: (i: number, j: number) => { value: number; tolerance: number },
  pad?: number,
): void {
  for (let j = 0; j < columns; j++) {
    for (let i = 0; i < rows; i++) {
      const { value, tolerance } = expected(i, j);
      const off = Math.abs(got[j * ld + i] - value);
      if (!(off <= tolerance)) expect.fail(`(${i}, ${j}): ${got[j * ld + i]} is not ${value} ± ${tolerance}`);
    }
    for (let i = rows; i < ld; i++) {
      const value = got[j * ld + i];
      if (pad === undefined ? !Number.isFinite(value) : value !== pad)
        expect.fail(`pad (${i}, ${j}): ${value}`);
    }
  }
}

/** n terms, each rounded at most twice, summed in any order; the plain sum has as many roundings in float64. */
const bound = (variant: Variant, terms: number, size: number): number =>
  (variant.roundoff + 2 ** -53) * (terms + 4) * size;

const at = (m: Plain, i: number, j: number): number => m.data[j * m.ld + i];

/** X has any leading dimension and pads that must not matter. */
const input = (rows: number, columns: number, next: () => number): Plain =>
  matrix(rows, columns, rows + (rows % 3), next, Number.NaN);

for (const variant of variants) {
  describe.skipIf(!variant.runs)(`products of ${variant.name}`, () => {
    const bench = new Bench(variant);
    const three = new Bench(variant, 3);

    function affine(
      on: Bench,
      W: Plain,
      b: Plain,
      A: Plain,
      activation: number,
    ): Float32Array | Float64Array {
      on.clear();
      const [w, bias, a] = [W, b, A].map((m) => on.put(m.data));
      const z = on.filled(W.ld * A.columns, 9);
      on.run('affine', w, W.ld, bias, W.rows, W.columns, a, A.ld, z, W.ld, A.columns, activation);
      return on.take(z, W.ld * A.columns);
    }

    it('affine: Z = W A + b and g(Z)', () => {
      shapes().forEach(([rows, inner, columns], index) => {
        const next = numbers(index);
        const W = matrix(rows, inner, padded(rows), next, 0);
        const b = matrix(rows, 1, padded(rows), next, 0);
        const A = input(inner, columns, next);
        const activation = index % 5;
        const got = affine(bench, W, b, A, activation);
        compare(got, [rows, columns, W.ld], (i, j) => {
          const { value, size } = sum(inner, (k) => at(W, i, k) * at(A, k, j));
          const z = value + at(b, i, 0);
          const a = g[activation](z);
          // No activation here is steeper than 1, and each is right to a few roundings.
          const tolerance =
            bound(variant, inner, size + Math.abs(at(b, i, 0))) + 8 * variant.roundoff * Math.abs(a);
          return { value: a, tolerance };
        });
        expect(affine(three, W, b, A, activation)).toEqual(got);
      });
    });

    it('affine: the bits of a column are the same by itself and in any batch', () => {
      for (const [rows, inner] of [
        [1, 1],
        [1, 30],
        [1, 300],
        [3, 5],
        [10, 300],
        [20, 257],
        [47, 30],
        [100, 520],
        [129, 9],
      ]) {
        const next = numbers(rows + inner);
        const W = matrix(rows, inner, padded(rows), next, 0);
        const b = matrix(rows, 1, padded(rows), next, 0);
        const A = input(inner, 40, next);
        const all = affine(bench, W, b, A, 3);
        for (const [start, count] of [
          [0, 1],
          [39, 1],
          [5, 2],
          [7, 3],
          [1, 6],
          [3, 7],
          [11, 29],
        ]) {
          const data = A.data.slice(start * A.ld, (start + count) * A.ld);
          const some = affine(bench, W, b, { ...A, columns: count, data }, 3);
          for (let j = 0; j < count; j++) {
            for (let i = 0; i < rows; i++) {
              expect(some[j * W.ld + i]).toBe(all[(start + j) * W.ld + i]);
            }
          }
        }
      }
    });

    it('gradientW: dW = scale dZ Aᵀ, begun or added to', () => {
      const run = (on: Bench, dZ: Plain, A: Plain, dW: Plain, scale: number, first: boolean) => {
        on.clear();
        const [d, a, dw] = [dZ, A, dW].map((m) => on.put(m.data));
        on.run('gradientW', d, dZ.ld, dZ.rows, a, A.ld, A.rows, dw, dW.ld, A.columns, scale, first ? 1 : 0);
        return on.take(dw, dW.data.length);
      };
      shapes().forEach(([rows, inner, columns], index) => {
        const next = numbers(index);
        const first = index % 2 === 0;
        const dZ = matrix(rows, columns, padded(rows), next, 0);
        const A = input(inner, columns, next);
        const dW = matrix(rows, inner, padded(rows), next, 0);
        const got = run(bench, dZ, A, dW, 0.25, first);
        compare(
          got,
          [rows, inner, dW.ld],
          (i, k) => {
            const { value, size } = sum(columns, (j) => 0.25 * at(dZ, i, j) * at(A, k, j));
            const before = first ? 0 : at(dW, i, k);
            return { value: before + value, tolerance: bound(variant, columns, size + Math.abs(before)) };
          },
          0,
        );
        expect(run(three, dZ, A, dW, 0.25, first)).toEqual(got);
      });
    });

    it('gradientB: db = scale Σ dZ, begun or added to', () => {
      const run = (on: Bench, dZ: Plain, db: Plain, first: boolean) => {
        on.clear();
        const [d, b] = [dZ, db].map((m) => on.put(m.data));
        on.run('gradientB', d, dZ.ld, dZ.rows, b, dZ.columns, 0.25, first ? 1 : 0);
        return on.take(b, db.data.length);
      };
      shapes().forEach(([rows, , columns], index) => {
        const next = numbers(index);
        const first = index % 2 === 0;
        const dZ = matrix(rows, columns, padded(rows), next, 0);
        const db = matrix(rows, 1, padded(rows), next, 0);
        const got = run(bench, dZ, db, first);
        compare(
          got,
          [rows, 1, db.ld],
          (i) => {
            const { value, size } = sum(columns, (j) => 0.25 * at(dZ, i, j));
            const before = first ? 0 : at(db, i, 0);
            return { value: before + value, tolerance: bound(variant, columns, size + Math.abs(before)) };
          },
          0,
        );
        expect(run(three, dZ, db, first)).toEqual(got);
      });
    });

    it('backpropagate: (Wᵀ dZ) ∘ g′', () => {
      const run = (on: Bench, W: Plain, dZ: Plain, A: Plain, activation: number) => {
        on.clear();
        const [w, d, a] = [W, dZ, A].map((m) => on.put(m.data));
        const out = on.filled(A.data.length, 9);
        on.run('backpropagate', w, W.ld, W.rows, W.columns, d, dZ.ld, out, A.ld, a, A.columns, activation);
        return on.take(out, A.data.length);
      };
      shapes().forEach(([outputs, rows, columns], index) => {
        const next = numbers(index);
        const activation = index % 5;
        const W = matrix(rows, outputs, padded(rows), next, 0);
        const dZ = matrix(rows, columns, padded(rows), next, 0);
        const A = matrix(outputs, columns, padded(outputs), next, 0.5);
        const got = run(bench, W, dZ, A, activation);
        compare(
          got,
          [outputs, columns, A.ld],
          (i, j) => {
            const { value, size } = sum(rows, (r) => at(W, r, i) * at(dZ, r, j));
            const slope = derivative[activation](at(A, i, j));
            // Two more roundings in the slope, of terms up to 1, and one of the product.
            const tolerance = bound(variant, rows + 4, size);
            return { value: value * slope, tolerance };
          },
          0,
        );
        expect(run(three, W, dZ, A, activation)).toEqual(got);
      });
    });
  });
}
