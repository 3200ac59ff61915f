// Importing this package makes the engine `blas` possible, and part of `auto`.
import './register.js';

export {
  calibrateProducts,
  type FormCosts,
  type ProductCalibration,
} from './calibration/calibrate-products.js';
export {
  fitProductCost,
  type ProductCost,
  predictProduct,
  type TimedProduct,
} from './calibration/product-cost.js';
export { howToGetBlas } from './library/advice.js';
export { findBlas } from './library/find-blas.js';
export { type Blas, openBlas } from './library/open-blas.js';
export { bindGemm } from './product/bind-gemm.js';
export { tiles } from './product/tiles.js';
