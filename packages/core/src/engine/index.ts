// What a package that brings a library of matrix products needs of this floor: `@colonnade/core/engine`.
export { type ProductProvider, registerProducts } from './choose.js';
export type { Precision } from './description.js';
export { columnStride, padded } from './wasm/arena.js';
export { hostLine } from './wasm/line.js';
export { WasmMachine } from './wasm/machine.js';
export { relaxedBytes } from './wasm/module-bytes.js';
export { ProductRunner } from './wasm/product-runner.js';
export { askedRows, isTurned, kernelDimensions, libraryDimensions } from './wasm/product-shapes.js';
export { type ProductTrial, productTrials, type TrialShape } from './wasm/product-trial.js';
export {
  dimensions,
  type Gemm,
  type ProductForm,
  type ProductLibrary,
  type ProductThread,
  type Tile,
} from './wasm/products.js';
export { type MakeMachine, serve } from './wasm/serve.js';
export type { Memory } from './wasm/webassembly.js';
