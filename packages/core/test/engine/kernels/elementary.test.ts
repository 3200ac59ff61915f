import { setFlagsFromString } from 'node:v8';
import { beforeAll, describe, expect, it } from 'vitest';
import { compileKernels } from '../../../../../scripts/compile-kernels.mjs';
import { exp, log, log1p, tanh } from '../../../src/foundation/elementary/index.js';
import { sigmoid } from '../../../src/functions/activations/sigmoid.js';
import { exactly, ulpsOff } from './exact-values.js';

setFlagsFromString('--experimental-wasm-relaxed-simd');

// Kernels use these functions inside their loops; here a small module of its own gives them one by one.
const functions = {
  exp: ['exp', exp],
  log: ['log', log],
  log1p: ['log1p', log1p],
  tanh: ['tanh', tanh],
  sigmoid: ['sigmoid', sigmoid.value],
  expOfNegative: ['exp', exp],
  log1pOfFinite: ['log1p', log1p],
  log1pOfShare: ['log1p', log1p],
} as const;
type Name = keyof typeof functions;
const names = Object.keys(functions) as Name[];

/** Where those of fewer steps are defined. */
const domain: Partial<Record<Name, (x: number) => boolean>> = {
  expOfNegative: (x) => x <= 0,
  log1pOfFinite: (x) => x > -1 && x < Infinity && x !== 0,
  log1pOfShare: (x) => x >= 0 && x <= 1 && !Object.is(x, -0),
};

const text = (type: string) => `
import { exp, expOfNegative } from './elementary/exp';
import { log } from './elementary/log';
import { log1p, log1pOfFinite, log1pOfShare } from './elementary/log1p';
import { sigmoid } from './elementary/sigmoid';
import { tanh } from './elementary/tanh';
${names
  .map(
    (name) => `export function ${name}_(x: usize, out: usize, bytes: i32): void {
  for (let i = 0; i < bytes; i += 16) v128.store(out + i, ${name}<${type}>(v128.load(x + i)));
}`,
  )
  .join('\n')}`;

/** Numbers in one run. */
const COUNT = 1 << 16;

class Module {
  readonly x: Float32Array | Float64Array;
  readonly words: Uint32Array;
  readonly #out: Float32Array | Float64Array;
  readonly #exports: Record<string, (...addresses: number[]) => void>;

  constructor(
    bytes: BufferSource,
    readonly type: string,
  ) {
    const memory = new WebAssembly.Memory({ initial: 32, maximum: 65536, shared: true });
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } });
    this.#exports = exports as never;
    const Numbers = type === 'f32' ? Float32Array : Float64Array;
    this.x = new Numbers(memory.buffer, 0, COUNT);
    this.words = new Uint32Array(memory.buffer, 0, COUNT);
    this.#out = new Numbers(memory.buffer, this.x.byteLength, COUNT);
  }

  /** The function's values at what stands in x. */
  run(name: Name): Float32Array | Float64Array {
    this.#exports[`${name}_`](0, this.x.byteLength, this.x.byteLength);
    return this.#out;
  }
}

const modules = new Map<string, Module>();

beforeAll(async () => {
  for (const type of ['f32', 'f64']) {
    for (const relaxed of [false, true]) {
      const bytes: BufferSource = await compileKernels('entry.ts', relaxed, text(type));
      if (WebAssembly.validate(bytes))
        modules.set(`${type}${relaxed ? ' relaxed' : ''}`, new Module(bytes, type));
    }
  }
}, 120_000);

const variants = ['f32', 'f32 relaxed', 'f64', 'f64 relaxed'];

const f32 = new Float32Array(1);
const bits = new Int32Array(f32.buffer);

/** How far an f32 is from a value that is known better, in units of the value's last place. */
function ulpsOff32(got: number, value: number): number {
  f32[0] = value;
  if (!Number.isFinite(f32[0]) || !Number.isFinite(got)) return Object.is(got, f32[0]) ? 0 : Infinity;
  if (f32[0] === 0 && got === 0 && !Object.is(f32[0], got)) return Infinity;
  const exponent = Math.max((bits[0] >>> 23) & 255, 1) - 150;
  return Math.abs(got - value) * 2 ** -exponent;
}

// The promise. Over all f32 (COLONNADE_LONG) the largest errors are 0.79 for exp, 0.84 for log, 1.40 for log1p,
// 1.44 for tanh and 1.97 for the sigmoid.
const LIMIT = 2;

describe('in f32, against float64', () => {
  // COLONNADE_LONG=1 takes all 2^32 numbers, half an hour a function; else some 600,000 of every sign and
  // size.
  const stride = process.env.COLONNADE_LONG ? 1 : 7211;

  it.each(['f32', 'f32 relaxed'].flatMap((variant) => names.map((name) => [variant, name] as const)))(
    '%s: %s is within 2 units in the last place',
    (variant, name) => {
      const module = modules.get(variant);
      if (!module) return;
      const value = functions[name][1];
      const within = domain[name] ?? (() => true);
      let largest = 0;
      let where = 0;
      for (let base = 0; base < 2 ** 32; base += COUNT * stride) {
        for (let i = 0; i < COUNT; i++) module.words[i] = Math.min(base + i * stride, 2 ** 32 - 1);
        const out = module.run(name);
        for (let i = 0; i < COUNT; i++) {
          if (!within(module.x[i])) continue;
          const off = ulpsOff32(out[i], value(module.x[i]));
          if (off > largest) [largest, where] = [off, module.x[i]];
        }
      }
      expect(largest, `at ${where}`).toBeLessThan(LIMIT);
    },
    1e8,
  );
});

/** Numbers of every size and those around which a method changes. */
function points(): number[] {
  const list: number[] = [];
  for (let exponent = -1074; exponent < 1024; exponent += 3) {
    const power = 2 ** exponent;
    for (const share of [1, 1.000001, 1.2, 1.41, 1.42, 1.7, 1.9999999]) list.push(power * share);
  }
  // The same numbers everywhere: multiples of the golden ratio are spread evenly.
  for (let i = 1; i < 3000; i++)
    list.push(((i * 0.6180339887498949) % 1) * (i % 3 === 0 ? 1 : i % 3 === 1 ? 22 : 710));
  for (let k = 1; k < 60; k++)
    for (const d of [-1e-9, -1e-15, 0, 1e-15, 1e-9]) list.push((k * Math.LN2) / 2 + d);
  for (const edge of [
    0.54935,
    0.549306144334,
    Math.SQRT2,
    Math.SQRT1_2,
    1,
    0.5,
    2,
    20,
    37,
    708.39,
    745.1,
    709.78,
  ]) {
    for (const d of [-1e-3, -1e-10, -1.5e-16, 0, 1.5e-16, 1e-10, 1e-3]) list.push(edge + edge * d);
  }
  return [...list, ...list.map((x) => -x)];
}

/** Where the exact value is finite and not worth more digits than BITS. */
const finite: Record<string, (x: number) => boolean> = {
  exp: (x) => x < 709.782712893384 && x > -760,
  log: (x) => x > 0,
  log1p: (x) => x > -1,
  tanh: () => true,
  sigmoid: (x) => Math.abs(x) < 760,
};

describe('in f64, against whole numbers of 1400 bits', () => {
  const all = points();

  it.each(['f64', 'f64 relaxed'].flatMap((variant) => names.map((name) => [variant, name] as const)))(
    '%s: %s is within 2 units in the last place',
    (variant, name) => {
      const module = modules.get(variant);
      if (!module) return;
      const exact = functions[name][0];
      const within = domain[name] ?? (() => true);
      const xs = all.filter((x) => finite[exact](x) && within(x)).slice(0, COUNT);
      module.x.fill(0).set(xs);
      const out = module.run(name);
      let largest = 0;
      let where = 0;
      xs.forEach((x, i) => {
        const off = ulpsOff(out[i], exactly[exact](x));
        if (off > largest) [largest, where] = [off, x];
      });
      expect(xs.length).toBeGreaterThan(1000);
      expect(largest, `at ${where}`).toBeLessThan(LIMIT);
    },
  );
});

describe('at the limits', () => {
  const specials: Record<string, [number, number][]> = {
    exp: [
      [0, 1],
      [-0, 1],
      [Infinity, Infinity],
      [-Infinity, 0],
      [1e30, Infinity],
      [-1e30, 0],
    ],
    log: [
      [1, 0],
      [0, -Infinity],
      [-0, -Infinity],
      [Infinity, Infinity],
      [-1, NaN],
      [-Infinity, NaN],
      [-1e-40, NaN],
    ],
    log1p: [
      [0, 0],
      [-0, -0],
      [-1, -Infinity],
      [-1.5, NaN],
      [Infinity, Infinity],
      [-Infinity, NaN],
    ],
    tanh: [
      [0, 0],
      [-0, -0],
      [Infinity, 1],
      [-Infinity, -1],
      [1e30, 1],
      [-1e30, -1],
    ],
    sigmoid: [
      [0, 0.5],
      [-0, 0.5],
      [Infinity, 1],
      [-Infinity, 0],
      [1e30, 1],
      [-1e30, 0],
    ],
  };

  it.each(variants)('%s has the special values', (variant) => {
    const module = modules.get(variant);
    if (!module) return;
    for (const [name, cases] of Object.entries(specials)) {
      module.x.fill(0).set([NaN, ...cases.map(([x]) => x)]);
      const out = module.run(name as Name);
      expect(out[0], `${name}(NaN)`).toBeNaN();
      for (const [i, [x, y]] of cases.entries()) expect(out[i + 1], `${name}(${x})`).toBe(y);
    }
    module.x.fill(NaN);
    for (const name of names) expect(module.run(name)[0], `${name}(NaN)`).toBeNaN();
  });

  it.each(variants)('%s: each lane by itself', (variant) => {
    const module = modules.get(variant);
    if (!module) return;
    for (const name of names) {
      for (let i = 0; i < 64; i++) module.x[i] = (i + 0.5) / 64;
      const straight = module.run(name).slice(0, 64);
      for (let i = 0; i < 64; i++) module.x[i] = (63 - i + 0.5) / 64;
      expect(module.run(name).slice(0, 64).reverse()).toEqual(straight);
    }
  });
});
