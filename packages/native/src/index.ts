export { howToGetBlas } from './library/advice.js';
export { type Blas, findBlas, openBlas } from './library/find-blas.js';
export {
  bindProducts,
  type Gemm,
  type Gemv,
  type Ger,
  type Memory,
  type Precision,
  type Products,
} from './product/bind-products.js';
