// Everything public, by floor. Nothing else is.

// 0 foundation
export { type Code, errorCodes } from './foundation/error-codes.js';
export {
  ColonnadeError,
  type ErrorParts,
  type Face,
  type Remedy,
  type Warning,
} from './foundation/errors.js';
export { nearestName } from './foundation/suggest.js';

// 1 matrix and functions
export { type Lines, Matrix, type MatrixData } from './matrix/matrix.js';
export { type RandomList, RandomState, type RandomStateSnapshot } from './matrix/random-state.js';

// 3 table
export type {
  ArrayInput,
  CategoryInput,
  Input,
  NumberInput,
  Preprocessed,
  Preprocessing,
  Standardize,
  TargetScale,
  Unseen,
} from './table/preprocessing/preprocessing.js';
export {
  type ColumnKind,
  type ColumnSchema,
  type DeclaredKind,
  inputColumns,
  type PixelGroup,
  type Schema,
  type TargetSchema,
  type Task,
} from './table/schema/schema.js';
export {
  type Column,
  columnWidth,
  type NumericColumn,
  Table,
  type TableSource,
  type TextColumn,
} from './table/table.js';

// 3 network

// 4 training

// 5 model
export { accuracy, multilabelAccuracy } from './model/metrics/accuracy.js';
export { auc, macroAuc } from './model/metrics/auc.js';
export { type Calibration, type CalibrationBin, calibration } from './model/metrics/calibration.js';
export { classOf } from './model/metrics/class-of.js';
export {
  type ClassificationMetrics,
  type ClassificationMetricsInput,
  classificationMetrics,
} from './model/metrics/classification-metrics.js';
export { confusionMatrix } from './model/metrics/confusion-matrix.js';
export { logLikelihood } from './model/metrics/log-likelihood.js';
export { meanLoss } from './model/metrics/mean-loss.js';
export {
  type ClassCounts,
  countsOfConfusion,
  countsOfLabels,
  macroPrecisionRecall,
  type PrecisionRecall,
  precisionRecall,
} from './model/metrics/precision-recall.js';
export { r2 } from './model/metrics/r2.js';
export { mae, rmse } from './model/metrics/regression-errors.js';
export {
  type RegressionMetrics,
  type RegressionMetricsInput,
  regressionMetrics,
} from './model/metrics/regression-metrics.js';
export { type RocPoint, rocCurve } from './model/metrics/roc-curve.js';
