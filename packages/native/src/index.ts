export { calibrateProducts, type ProductCalibration } from './calibration/calibrate-products.js';
export {
  fitProductCost,
  type ProductCost,
  predictProduct,
  type TimedProduct,
} from './calibration/product-cost.js';
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
export { type Tile, tiles } from './product/tiles.js';
