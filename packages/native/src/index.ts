export { calibrateProducts, type ProductCalibration } from './calibration/calibrate-products.js';
export {
  fitProductCost,
  type ProductCost,
  predictProduct,
  type TimedProduct,
} from './calibration/product-cost.js';
export { howToGetBlas } from './library/advice.js';
export { findBlas } from './library/find-blas.js';
export * from './thread.js';
