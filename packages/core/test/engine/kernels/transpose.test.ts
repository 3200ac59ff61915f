import { describe, expect, it } from 'vitest';
import { Bench, variants } from './kernels-under-test.js';
import { matrix, numbers } from './plain-products.js';

for (const variant of variants) {
  describe.skipIf(!variant.runs)(`addTransposed of ${variant.name}`, () => {
    it.each([
      [1, 1],
      [3, 2],
      [4, 4],
      [7, 5],
      [5, 48],
      [133, 20],
    ])('turns %i×%i, alone and added, and leaves pads alone', (rows, columns) => {
      const next = numbers(rows * 64 + columns);
      const from = matrix(rows, columns, rows + 1, next, Number.NaN);
      const target = matrix(columns, rows, columns + 3, next, 7);
      for (const add of [0, 1]) {
        const bench = new Bench(variant, 1, 4);
        const address = bench.put(target.data);
        bench.run('addTransposed', bench.put(from.data), from.ld, rows, columns, address, target.ld, add);
        const expected = target.data.slice();
        for (let i = 0; i < rows; i++) {
          for (let j = 0; j < columns; j++) {
            const old = add ? target.data[i * target.ld + j] : 0;
            const exact = from.data[j * from.ld + i] + old;
            expected[i * target.ld + j] = variant.precision === 'float32' ? Math.fround(exact) : exact;
          }
        }
        expect(Array.from(bench.take(address, expected.length))).toEqual(Array.from(expected));
      }
    });
  });
}
