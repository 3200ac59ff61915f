import { describe, expect, it } from 'vitest';
import { dropoutUniform } from '../../../src/foundation/counter-random.js';
import type { ElementwiseActivation } from '../../../src/functions/activations/activation.js';
import { activations } from '../../../src/functions/activations/index.js';
import {
  emptyBench,
  expectNear,
  results,
  rounded,
  running,
  sample,
  threadCounts,
  UNTOUCHED,
} from './elementwise-checks.js';

/** The activations by their codes. */
const byCode = ['linear', 'relu', 'leaky-relu', 'tanh', 'sigmoid'].map(
  (name) => activations[name as 'relu'] as ElementwiseActivation,
);

/** Around the sizes of vectors and of the runs of 16 that threads get. */
const counts = [0, 1, 2, 3, 4, 5, 7, 8, 15, 16, 17, 31, 33, 50, 100, 1000];
describe.each(running)('$name', (variant) => {
  const u = variant.roundoff;

  describe('activate', () => {
    it.each([0, 1, 2, 3, 4])('code %i is its formula at any count', (code) => {
      for (const count of counts) {
        const z = sample(variant, count, 6);
        const a = results(variant, new Float64Array(count), (bench, out) => {
          bench.run('activate', code, bench.put(z), out, count);
        });
        // 2 units in the last place are 4 roundoffs.
        expectNear(a, z.map(byCode[code].value), (i) => 4 * u * Math.abs(byCode[code].value(z[i])));
      }
    });

    it.each([0, 1, 2, 3, 4])('code %i keeps NaN and has its limits, also in place', (code) => {
      const z = [NaN, Infinity, -Infinity, 0, -1, NaN, 1];
      const bench = emptyBench(variant);
      const array = bench.put(z);
      bench.run('activate', code, array, array, z.length);
      const a = [...bench.take(array, z.length)].map((x) => x + 0);
      expectNear(a.slice(3, 5), [0, -1].map(byCode[code].value), () => 4 * u);
      expect([a[0], a[5]]).toEqual([NaN, NaN]);
      expect([a[1], a[2]]).toEqual([Infinity, -Infinity].map((x) => byCode[code].value(x) + 0));
    });
  });

  it.each([0, 1, 2, 3, 4])('activateBackward: code %i is its derivative', (code) => {
    for (const count of counts) {
      const z = sample(variant, count, 3);
      const a = z.map((x) => rounded(variant, byCode[code].value(x)));
      const d = sample(variant, count, 5, 2);
      const derivative = (x: number) =>
        // 1 − a² with all its digits.
        byCode[code].name === 'tanh' ? (1 - x) * (1 + x) : byCode[code].derivative(x, x);
      const expected = d.map((x, i) => x * derivative(a[i]));
      const got = results(variant, new Float64Array(count), (bench, out) => {
        bench.run('activateBackward', code, bench.put(a), bench.put(d), out, count);
      });
      expectNear(got, expected, (i) => 4 * u * Math.abs(expected[i]));
      const inPlace = results(variant, d, (bench, array) => {
        bench.run('activateBackward', code, bench.put(a), array, array, count);
      });
      expect(inPlace).toEqual(got);
    }
  });

  describe('updates', () => {
    const rate = 0.03;

    it('gradientDescent: θ − α g', () => {
      for (const count of counts) {
        const [theta, g] = [sample(variant, count), sample(variant, count, 10, 2)];
        const got = results(variant, theta, (bench, array) => {
          bench.run('gradientDescent', array, bench.put(g), count, rate);
        });
        const expected = theta.map((x, i) => x - rate * g[i]);
        expectNear(got, expected, (i) => 4 * u * (Math.abs(theta[i]) + Math.abs(rate * g[i])));
      }
    });

    it('momentum: v = β v + (1 − β) g, θ − α v', () => {
      const beta = 0.9;
      for (const count of counts) {
        const [theta, g, v] = [1, 2, 3].map((seed) => sample(variant, count, seed, seed));
        const mean = v.map((x, i) => beta * x + (1 - beta) * g[i]);
        const size = v.map((x, i) => beta * Math.abs(x) + (1 - beta) * Math.abs(g[i]));
        let moved: ArrayLike<number> = [];
        const got = results(variant, theta, (bench, array) => {
          const state = bench.put(v);
          bench.run('momentum', array, bench.put(g), state, count, rate, beta);
          moved = bench.take(state, count);
        });
        expectNear(moved, mean, (i) => 6 * u * size[i]);
        const expected = theta.map((x, i) => x - rate * mean[i]);
        expectNear(got, expected, (i) => 8 * u * (Math.abs(theta[i]) + rate * size[i]));
      }
    });

    it('adam: θ − α (v / c₁) / (√(s / c₂) + ε), at the first step and later', () => {
      const [beta1, beta2, epsilon] = [0.9, 0.999, 1e-8];
      for (const count of counts) {
        for (const step of [1, 10, 100000]) {
          const [c1, c2] = [1 - beta1 ** step, 1 - beta2 ** step];
          const [theta, g, v0] = [1, 2, 3].map((seed) => sample(variant, count, seed, seed));
          const s0 = v0.map((x) => rounded(variant, step === 1 ? 0 : x * x));
          const v1 = v0.map((x) => (step === 1 ? 0 : x));
          const v = v1.map((x, i) => beta1 * x + (1 - beta1) * g[i]);
          const s = s0.map((x, i) => beta2 * x + (1 - beta2) * g[i] * g[i]);
          const size = v1.map((x, i) => beta1 * Math.abs(x) + (1 - beta1) * Math.abs(g[i]));
          let states: ArrayLike<number>[] = [];
          const got = results(variant, theta, (bench, array) => {
            const addresses = [bench.put(v1), bench.put(s0)];
            const constants = [rate, beta1, beta2, epsilon, c1, c2];
            bench.run('adam', array, bench.put(g), ...addresses, count, ...constants);
            states = addresses.map((address) => bench.take(address, count));
          });
          expectNear(states[0], v, (i) => 6 * u * size[i]);
          expectNear(states[1], s, (i) => 8 * u * s[i]);
          const stepOf = (mean: number, i: number) => (rate * (mean / c1)) / (Math.sqrt(s[i] / c2) + epsilon);
          const expected = theta.map((x, i) => x - stepOf(v[i], i));
          expectNear(got, expected, (i) => 2 * u * Math.abs(theta[i]) + 20 * u * stepOf(size[i], i));
        }
      }
    });

    it('adam moves nothing where there was never a gradient', () => {
      const bench = emptyBench(variant);
      const theta = bench.put([1, 2, 3]);
      const [g, v, s] = [0, 0, 0].map((zero) => bench.filled(3, zero));
      bench.run('adam', theta, g, v, s, 3, 0.01, 0.9, 0.999, 1e-8, 0.1, 0.001);
      expect([...bench.take(theta, 3)]).toEqual([1, 2, 3]);
    });
  });

  describe('whole vectors', () => {
    it('sumOfSquares: a partial sum for every 4096 elements', () => {
      for (const count of [0, 1, 3, 4095, 4096, 4097, 9000]) {
        const x = sample(variant, count, 3);
        const chunks = Math.ceil(count / 4096);
        for (const threads of threadCounts) {
          const bench = emptyBench(variant, threads);
          const partials = bench.putAs(new Float64Array(chunks + 1).fill(UNTOUCHED));
          bench.run('sumOfSquares', bench.put(x), count, partials);
          const got = bench.take64(partials, chunks + 1);
          expect(got[chunks]).toBe(UNTOUCHED);
          for (let chunk = 0; chunk < chunks; chunk++) {
            let sum = 0;
            for (const value of x.slice(chunk * 4096, (chunk + 1) * 4096)) sum += value * value;
            expect(Math.abs(got[chunk] - sum)).toBeLessThanOrEqual(4096 * 2 ** -52 * sum);
          }
        }
      }
    });

    it('sumOfSquares does not overflow float32', () => {
      const bench = emptyBench(variant);
      const partials = bench.putAs(new Float64Array(1));
      bench.run('sumOfSquares', bench.filled(3, 2 ** 100), 3, partials);
      expect(bench.take64(partials, 1)[0]).toBe(3 * 2 ** 200);
    });

    it('penaltyGradient: dW + ratio · W', () => {
      const ratio = rounded(variant, 0.7);
      for (const count of counts) {
        const [W, dW] = [sample(variant, count), sample(variant, count, 2, 2)];
        const got = results(variant, dW, (bench, array) => {
          bench.run('penaltyGradient', bench.put(W), array, count, ratio);
        });
        const expected = dW.map((x, i) => x + ratio * W[i]);
        expectNear(got, expected, (i) => 2 * u * (Math.abs(dW[i]) + Math.abs(W[i])));
      }
    });

    it('scaleBy: factor · g, rounded once', () => {
      const factor = rounded(variant, 0.3);
      for (const count of counts) {
        const g = sample(variant, count);
        const got = results(variant, g, (bench, array) => bench.run('scaleBy', array, count, factor));
        expect([...got]).toEqual(g.map((x) => rounded(variant, factor * x)));
      }
    });

    it('allFinite finds what is not a number or infinite wherever it is, and looks at nothing else', () => {
      const largest = variant.precision === 'float32' ? 3.4028234663852886e38 : Number.MAX_VALUE;
      for (const count of [1, 2, 3, 4, 5, 15, 16, 17, 33, 100]) {
        for (const threads of threadCounts) {
          const bench = emptyBench(variant, threads);
          const found = (values: number[]) => {
            bench.clear();
            const array = bench.put([...values, NaN, Infinity]);
            return bench.instances.every(({ allFinite }) => allFinite(array, count) === 1);
          };
          const clean = sample(variant, count);
          clean[0] = largest;
          clean[count - 1] = -largest;
          expect(found(clean)).toBe(true);
          for (let i = 0; i < count; i++) {
            for (const bad of [NaN, Infinity, -Infinity])
              expect(found(clean.with(i, bad)), `${bad} at ${i}`).toBe(false);
          }
        }
      }
      expect(emptyBench(variant).instances[0].allFinite(0, 0)).toBe(1);
    });
  });

  describe('dropout', () => {
    const [key, step, layer] = [0x89abcdef, 12345, 2];

    it.each([
      [1, 1, 7],
      [3, 4, 5],
      [4, 4, 3],
      [10, 12, 9],
      [37, 40, 6],
    ])('%i units in columns of %i, %i columns: the masks of the reference', (rows, ld, columns) => {
      const order = Int32Array.from({ length: columns + 3 }, (_, j) => (j * 7919 + 100003) % 1000000);
      for (const keep of [0.25, 0.8, 1]) {
        for (const ordered of [true, false]) {
          const A = sample(variant, ld * columns);
          const got = results(variant, A, (bench, array) => {
            const address = ordered ? bench.putAs(order) : 0;
            bench.run('dropout', array, array, ld, rows, columns, layer, keep, key, step, address, 3);
          });
          for (let j = 0; j < columns; j++) {
            const example = ordered ? order[j + 3] : j + 3;
            for (let i = 0; i < ld; i++) {
              const kept = i < rows && dropoutUniform(key, step, layer, i, example) < keep;
              const share = rounded(variant, keep);
              expect(got[j * ld + i]).toBe(kept ? rounded(variant, A[j * ld + i] / share) : 0);
            }
          }
        }
      }
    });

    it('drops NaN as well, and keeps about the share that is asked for', () => {
      const bench = emptyBench(variant);
      const [from, out] = [bench.filled(1000 * 20, NaN), bench.filled(1000 * 20, 0)];
      bench.run('dropout', from, out, 1000, 1000, 20, 1, 0.3, key, step, 0, 0);
      const kept = [...bench.take(out, 20000)].filter((x) => Number.isNaN(x)).length;
      // Five standard deviations of 20,000 draws.
      expect(Math.abs(kept / 20000 - 0.3)).toBeLessThan(5 * Math.sqrt((0.3 * 0.7) / 20000));
      expect([...bench.take(out, 20000)].every((x) => x === 0 || Number.isNaN(x))).toBe(true);
    });
  });

  describe('gather', () => {
    it.each([1, 2, 3, 4, 5, 9, 255, 256, 300])('copies columns of %i rows, chosen or neighbors', (rows) => {
      const [ldSource, ldTarget, columns] = [rows + 3, rows + 1, 11];
      const source = sample(variant, ldSource * 40);
      const order = Int32Array.from({ length: 20 }, (_, j) => (j * 17) % 40);
      for (const ordered of [true, false]) {
        const got = results(variant, new Float64Array(ldTarget * columns).fill(5), (bench, target) => {
          const from = bench.put(source);
          const address = ordered ? bench.putAs(order) : 0;
          bench.run('gather', from, ldSource, rows, address, 4, columns, target, ldTarget);
        });
        for (let j = 0; j < columns; j++) {
          const column = ordered ? order[j + 4] : j + 4;
          const expected = source.slice(column * ldSource, column * ldSource + rows);
          expect([...got.slice(j * ldTarget, j * ldTarget + rows)]).toEqual(expected);
          expect([...got.slice(j * ldTarget + rows, (j + 1) * ldTarget)]).toEqual([5]);
        }
      }
    });

    it('copies numbers that stand side by side', () => {
      const source = sample(variant, 40);
      const order = Int32Array.from({ length: 50 }, (_, j) => (j * 17) % 40);
      const got = results(variant, new Float64Array(43), (bench, target) => {
        bench.run('gather', bench.put(source), 1, 1, bench.putAs(order), 7, 43, target, 1);
      });
      expect([...got]).toEqual([...order.slice(7)].map((column) => source[column]));
    });
  });
});
