import type { Engine, TrainerPlan } from '../engine.js';
import type { Trainer } from '../trainer.js';
import { describe, openTrainer } from './open.js';
import type { WasmOptions } from './options.js';
import { WasmProgram } from './program.js';

/** SIMD kernels in WebAssembly, on threads over shared memory; with a library of products the engine `blas`. */
export function wasmEngine(options: WasmOptions): Engine {
  const { precision } = options;
  return {
    name: options.products ? 'blas' : 'wasm',
    precision,
    describe: (work) => describe(options, work),
    prepare: (plan, vectors) => new WasmProgram(plan, vectors, precision),
    open: (plan: TrainerPlan): Promise<Trainer> => openTrainer(plan, options),
  };
}
