import { setFlagsFromString } from 'node:v8';
import { plainBytes, relaxedBytes } from '../../../src/engine/wasm/module-bytes.js';

// Node 20 has relaxed SIMD behind a flag, later versions always.
setFlagsFromString('--experimental-wasm-relaxed-simd');

/** One of the four modules. */
export interface Variant {
  readonly name: string;
  readonly precision: 'float32' | 'float64';
  /** Half the distance from 1 to the next number: the largest relative error of one rounding. */
  readonly roundoff: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Whether this machine's runtime can compile it. */
  readonly runs: boolean;
}

function variant(name: string, bytes: Uint8Array<ArrayBuffer>): Variant {
  const precision = name.startsWith('float32') ? 'float32' : 'float64';
  return {
    name,
    precision,
    roundoff: precision === 'float32' ? 2 ** -24 : 2 ** -53,
    bytes,
    runs: WebAssembly.validate(bytes),
  };
}

export const variants = [
  variant('float32', plainBytes('float32')),
  variant('float32-relaxed', await relaxedBytes('float32')),
  variant('float64', plainBytes('float64')),
  variant('float64-relaxed', await relaxedBytes('float64')),
];

// biome-ignore lint/suspicious/noExplicitAny: the signatures of a module's functions are in its sources.
export type Kernels = Record<string, (...values: any[]) => any>;

const modules = new Map<Variant, WebAssembly.Module>();

/** A variant compiled, once. */
function moduleOf(variant: Variant): WebAssembly.Module {
  const module = modules.get(variant) ?? new WebAssembly.Module(variant.bytes);
  modules.set(variant, module);
  return module;
}

const pageBytes = 65536;
export const scratchBytes = 256 * 1024;

/** A shared memory and as many instances of a module as there are threads, which run one after the other. */
export class Bench {
  readonly memory: WebAssembly.Memory;
  readonly module: WebAssembly.Module;
  readonly instances: Kernels[];
  readonly #variant: Variant;
  readonly #dataStart: number;
  #next: number;

  constructor(variant: Variant, threads = 1, megabytes = 32) {
    this.#variant = variant;
    this.memory = new WebAssembly.Memory({ initial: megabytes * 16, maximum: pageBytes, shared: true });
    this.module = moduleOf(variant);
    const meeting = 64;
    this.instances = Array.from({ length: threads }, (_, thread) => {
      const { exports } = new WebAssembly.Instance(this.module, { env: { memory: this.memory } });
      const kernels = exports as Kernels;
      kernels.join(thread, threads, meeting);
      kernels.useScratch(1024 + thread * scratchBytes);
      return kernels;
    });
    this.#dataStart = 1024 + threads * scratchBytes;
    this.#next = this.#dataStart;
  }

  /** Forgets all arrays. */
  clear(): void {
    this.#next = this.#dataStart;
  }

  /** Runs a kernel in every thread, one after the other. */
  run(kernel: string, ...values: unknown[]): void {
    for (const kernels of this.instances) kernels[kernel](...values);
  }

  /** Room for `count` numbers of the module's precision, or bytes of it, filled with `value`. */
  filled(count: number, value: number): number {
    const array = this.#view(this.#next, count);
    const address = this.#next;
    array.fill(value);
    this.#next = (address + array.byteLength + 16 + 63) & ~63;
    return address;
  }

  /** The address of a copy of `values`. */
  put(values: ArrayLike<number>): number {
    const address = this.filled(values.length, 0);
    this.#view(address, values.length).set(values);
    return address;
  }

  /** The address of a copy of float64 numbers or of 32-bit words, whatever the module's precision. */
  putAs(values: Float64Array | Int32Array): number {
    const address = this.#next;
    const Numbers = values.constructor as Float64ArrayConstructor;
    new Numbers(this.memory.buffer, address, values.length).set(values);
    this.#next = (address + values.byteLength + 32 + 63) & ~63;
    return address;
  }

  /** A copy of the float64 numbers at an address. */
  take64(address: number, count: number): Float64Array {
    return new Float64Array(this.memory.buffer, address, count).slice();
  }

  /** A copy of the numbers at an address. */
  take(address: number, count: number): Float32Array | Float64Array {
    return this.#view(address, count).slice();
  }

  #view(address: number, count: number): Float32Array | Float64Array {
    return this.#variant.precision === 'float32'
      ? new Float32Array(this.memory.buffer, address, count)
      : new Float64Array(this.memory.buffer, address, count);
  }
}
