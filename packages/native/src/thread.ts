// What a thread of a pool needs of this package: without @colonnade/core, so that a worker starts quickly.
export { type Blas, openBlas } from './library/open-blas.js';
export { bindGemm, type Gemm, type Memory, type Precision } from './product/bind-gemm.js';
export { type Tile, tiles } from './product/tiles.js';
