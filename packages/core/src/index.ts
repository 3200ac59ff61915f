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

// 1 matrix and functions
export { type Lines, Matrix, type MatrixData } from './matrix/matrix.js';

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
export type { Calibration, CalibrationBin, RocPoint } from './model/metrics/curves.js';
export type { ClassificationMetrics, RegressionMetrics } from './model/metrics/metrics.js';
