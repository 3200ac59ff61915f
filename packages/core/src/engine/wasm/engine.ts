import type { Engine, Precision, TrainerPlan } from '../engine.js';
import type { Trainer } from '../trainer.js';
import { describe, openTrainer } from './open.js';
import type { ProductLibrary } from './products.js';
import { WasmProgram } from './program.js';

/** What an engine on the kernels is made with. */
export interface WasmOptions {
  readonly precision: Precision;
  /** Plain SIMD alone: the same bits on every machine. */
  readonly deterministic: boolean;
  readonly threads: 'auto' | number;
  /** Computes the products that it is faster at. */
  readonly products?: ProductLibrary | undefined;
}

/** SIMD kernels in WebAssembly, on threads over shared memory; with a library of products the engine `blas`. */
export function wasmEngine(options: WasmOptions): Engine {
  const { precision } = options;
  return {
    name: options.products ? 'blas' : 'wasm',
    precision,
    describe: () => describe(options),
    prepare: (plan, vectors) => new WasmProgram(plan, vectors, precision),
    open: (plan: TrainerPlan): Promise<Trainer> => openTrainer(plan, options),
  };
}
