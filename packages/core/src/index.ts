// Everything public, by floor. Nothing else is.

// 0 foundation
export { errorCodes, type Code } from './foundation/error-codes.js';
export { ColonnadeError, type ErrorParts, type Face, type Remedy, type Warning } from './foundation/errors.js';

// 1 matrix and functions
export { type Lines, Matrix, type MatrixData } from './matrix/matrix.js';

// 3 table
export { type Column, columnWidth, type NumericColumn, Table, type TableSource, type TextColumn } from './table/table.js';

// 3 network

// 4 training

// 5 model
export type { Calibration, CalibrationBin, RocPoint } from './model/metrics/curves.js';
export type { ClassificationMetrics, RegressionMetrics } from './model/metrics/metrics.js';
