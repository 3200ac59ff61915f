import type { Precision } from '../description.js';
import { plainBytes, relaxedBytes } from './module-bytes.js';
import * as WebAssembly from './webassembly.js';

/** The functions of a kernel module; addresses and counts are bytes and elements (see packages/core/kernels). */
export interface Kernels {
  /** Tells this instance which thread it is, and where the threads meet. */
  join(thread: number, threads: number, meeting: number): void;
  useScratch(address: number): void;
  barrier(): void;
  /** Tells the threads that wait that this one will not come any more. */
  fail(): void;
  /** Whether a · b + c is rounded once. */
  fused(): number;
  runBlock(
    program: number,
    order: number,
    offset: number,
    columns: number,
    first: number,
    count: number,
    step: number,
    key: number,
  ): void;
  runLines(
    program: number,
    from: number,
    to: number,
    order: number,
    offset: number,
    columns: number,
    first: number,
    count: number,
    step: number,
    key: number,
  ): void;
  /** What stands between a library's products for columns start to stop of a logistic instruction. */
  runErrors(program: number, line: number, start: number, stop: number): void;
  /** target = fromᵀ, or target + fromᵀ; by this thread alone. */
  addTransposed(
    from: number,
    ldFrom: number,
    rows: number,
    columns: number,
    target: number,
    ldTarget: number,
    add: number,
  ): void;
  /** Steps move θ by this rate, which may be 0, as they form gradients; NaN: they form g, and `update` moves θ. */
  useDescent(rate: number): void;
  /** The cost of a step that has moved θ already. */
  descended(program: number, columns: number): number;
  /** Whether steps have one example and the rule is plain gradient descent without clipping, over a sparse X. */
  useDirect(value: number): void;
  /** The examples of the step that were judged right. */
  right(program: number): number;
  addLosses(program: number, first: number, count: number): void;
  finish(program: number, columns: number, withTheta: number): number;
  /** Copies so many bytes, a multiple of 64, by this thread alone. */
  copy(target: number, source: number, bytes: number): void;
  update(rule: number, rate: number, correction1: number, correction2: number): void;
  /** Before the first and after the last step of an epoch over a sparse X. */
  beginEpoch(rule: number): void;
  endEpoch(rule: number): void;
  /** Returns the number of the next command when it is another than the last: spins a while, then sleeps. */
  awaitCommand(commands: number, last: number): number;
  /** Announces the next command. */
  announce(commands: number): void;
}

/** A compiled module, and what to call it in a result. */
export interface KernelModule {
  readonly module: WebAssembly.Module;
  /** `simd`: the same bits on every machine. `relaxed-simd`: with fused multiply-add where the machine has it. */
  readonly variant: 'simd' | 'relaxed-simd';
}

const plain: Partial<Record<Precision, KernelModule>> = {};
const relaxed: Partial<Record<Precision, Promise<KernelModule>>> = {};

/** The kernels whose bits are the same on every machine, compiled at the first use. */
export function plainKernels(precision: Precision): KernelModule {
  plain[precision] ??= {
    module: new WebAssembly.Module(plainBytes(precision)),
    variant: 'simd',
  };
  return plain[precision];
}

/** The fastest kernels that this machine can run: those with fused multiply-add where it has them. */
export function fastKernels(precision: Precision): Promise<KernelModule> {
  relaxed[precision] ??= loadRelaxed(precision);
  return relaxed[precision];
}

async function loadRelaxed(precision: Precision): Promise<KernelModule> {
  const code = await relaxedBytes(precision);
  if (!WebAssembly.validate(code)) WebAssembly.allowRelaxedSimd();
  if (!WebAssembly.validate(code)) return plainKernels(precision);
  const module = new WebAssembly.Module(code);
  const fused = instantiate(module, WebAssembly.sharedMemory(1)).fused();
  return fused ? { module, variant: 'relaxed-simd' } : plainKernels(precision);
}

const instances = new WeakMap<WebAssembly.Memory, { module: WebAssembly.Module; kernels: Kernels }>();

/**
 * The instance of a module on a memory that trainings use one after the other: the host compiles its ways into a module
 * anew for every instance, which takes as long as a hundred steps of a small network.
 */
export function instantiateOnce(module: WebAssembly.Module, memory: WebAssembly.Memory): Kernels {
  let instance = instances.get(memory);
  if (instance?.module !== module) {
    instance = { module, kernels: instantiate(module, memory) };
    instances.set(memory, instance);
  }
  return instance.kernels;
}

/** An instance of a module on a memory. */
export function instantiate(module: WebAssembly.Module, memory: WebAssembly.Memory): Kernels {
  return new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Kernels;
}
