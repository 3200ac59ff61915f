import { describe, expect, it } from 'vitest';
import { Bench, scratchBytes, variants } from './kernels-under-test.js';
import { matrix, numbers, type Plain, sum } from './plain-products.js';
import { runInThreads } from './run-in-threads.js';

const crossEntropy = 0;
const sigmoid = 4;
const lossesAndError = 6;
const scale = 0.25;

const shapes = [
  [1, 1],
  [2, 3],
  [3, 4],
  [5, 33],
  [13, 209],
  [100, 32],
  [257, 70],
];

const at = (m: Plain, i: number, j: number): number => m.data[j * m.ld + i];

for (const variant of variants) {
  describe.skipIf(!variant.runs)(`logistic of ${variant.name}`, () => {
    const perDouble = variant.precision === 'float32' ? 2 : 1;

    function problem(inner: number, columns: number) {
      const next = numbers(inner + columns);
      const row = (count: number) => matrix(1, count, 1, next, 0);
      const labels = row(columns);
      for (let j = 0; j < columns; j++) labels.data[j] = labels.data[j] > 0 ? 1 : 0;
      const X = matrix(inner, columns, inner + (inner % 3), next, Number.NaN);
      return { W: row(inner), b: row(1), X, Y: labels, dW: row(inner), db: row(1) };
    }

    function place(bench: Bench, p: ReturnType<typeof problem>, first: boolean) {
      bench.clear();
      const columns = p.X.columns;
      const [W, b, X, Y, dW, db] = [p.W, p.b, p.X, p.Y, p.dW, p.db].map((m) => bench.put(m.data));
      const [Z, A, dZ] = [0, 0, 0].map(() => bench.filled(columns, 9));
      const losses = bench.filled(columns * perDouble, 9);
      const shared = bench.filled((p.X.rows + 16) * 4, Number.NaN);
      const places = [W, b, p.X.rows, X, p.X.ld, Z, A, Y, dZ, columns, crossEntropy, sigmoid, 0, losses];
      const call = [...places, lossesAndError, dW, db, scale, first ? 1 : 0, shared];
      const results = () => [
        ...bench.take(Z, columns),
        ...bench.take(dZ, columns),
        ...bench.take(dW, p.X.rows),
        ...bench.take(db, 1),
        ...new Float64Array(bench.memory.buffer, losses, columns),
      ];
      return { call, results };
    }

    it.each(shapes)('%i features, %i examples: z, losses, dz, dW, db', (inner, columns) => {
      const bench = new Bench(variant);
      const p = problem(inner, columns);
      const first = columns % 2 === 0;
      const { call, results } = place(bench, p, first);
      bench.run('logistic', ...call);
      const got = results();

      const unit = variant.roundoff + 2 ** -53;
      const dz: { value: number; tolerance: number }[] = [];
      const close = (value: number, expected: number, tolerance: number) =>
        expect(Math.abs(value - expected)).toBeLessThanOrEqual(tolerance);
      for (let j = 0; j < columns; j++) {
        const { value, size } = sum(inner, (k) => p.W.data[k] * at(p.X, k, j));
        const z = value + p.b.data[0];
        const off = unit * (inner + 4) * (size + Math.abs(p.b.data[0]));
        close(got[j], z, off);
        // The sigmoid is nowhere steeper than 1/4, the loss nowhere than 1.
        const a = 1 / (1 + Math.exp(-z));
        const y = p.Y.data[j];
        dz.push({ value: a - y, tolerance: off / 4 + 8 * unit });
        close(got[columns + j], a - y, dz[j].tolerance);
        const loss = Math.log1p(Math.exp(-Math.abs(z))) + Math.max(z, 0) - y * z;
        close(got[2 * columns + inner + 1 + j], loss, off + 8 * unit * (1 + Math.abs(z)));
      }
      for (let k = 0; k < inner; k++) {
        const { value, size } = sum(columns, (j) => scale * dz[j].value * at(p.X, k, j));
        const inherited = sum(columns, (j) => scale * dz[j].tolerance * at(p.X, k, j)).size;
        const before = first ? 0 : p.dW.data[k];
        const off = unit * (columns + 4) * (size + Math.abs(before)) + inherited;
        close(got[2 * columns + k], before + value, off);
      }
      const { value, size } = sum(columns, (j) => scale * dz[j].value);
      const before = first ? 0 : p.db.data[0];
      const inherited = sum(columns, (j) => scale * dz[j].tolerance).size;
      const off = unit * (columns + 4) * (size + Math.abs(before)) + inherited;
      close(got[2 * columns + inner], before + value, off);
    });

    it('gives the same bits with three threads', async () => {
      const p = problem(100, 209);
      const alone = new Bench(variant);
      const one = place(alone, p, false);
      alone.run('logistic', ...one.call);
      const together = new Bench(variant, 3);
      const three = place(together, p, false);
      await runInThreads(together.module, together.memory, 3, scratchBytes, [['logistic', ...three.call]]);
      expect(three.results()).toEqual(one.results());
    });
  });
}
