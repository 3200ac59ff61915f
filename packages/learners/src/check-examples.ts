import { ColonnadeError, type Inputs, Matrix, SparseMatrix } from '@colonnade/core';

/**
 * Refuses what no learner can learn from.
 * @throws MATRIX_EXPECTED, SHAPE_MISMATCH, EMPTY_DATA, VALUE_NOT_FINITE
 */
export function checkExamples(where: string, X: Inputs, Y: Matrix): void {
  checkInputs(where, X);
  if (!(Y instanceof Matrix)) throw noMatrix(where, 'Y');
  if (X.columns !== Y.columns) {
    throw new ColonnadeError({
      code: 'SHAPE_MISMATCH',
      where,
      problem: `X has ${X.columns} examples but Y has ${Y.columns}`,
      why: 'Examples are columns',
    });
  }
  if (X.columns === 0 || X.rows === 0 || Y.rows === 0) {
    const problem = `X is ${X.rows}×${X.columns} and Y is ${Y.rows}×${Y.columns}: there is nothing to learn from`;
    throw new ColonnadeError({ code: 'EMPTY_DATA', where, problem });
  }
  refuseGaps(where, 'Y', Y.data, Y.rows);
}

/**
 * Refuses inputs that cannot be answered for.
 * @param features how many rows X must have; any number unless given
 * @throws MATRIX_EXPECTED, SHAPE_INPUT, VALUE_NOT_FINITE
 */
export function checkInputs(where: string, X: Inputs, features: number = X?.rows): void {
  const sparse = X instanceof SparseMatrix;
  if (!sparse && !(X instanceof Matrix)) throw noMatrix(where, 'X');
  if (X.rows !== features) {
    throw new ColonnadeError({
      code: 'SHAPE_INPUT',
      where,
      problem: `X has ${X.rows} rows (features) but the learner was fitted to ${features}`,
      why: 'Examples are columns',
    });
  }
  if (sparse) {
    if (X.values !== undefined) refuseGaps(where, 'X', X.values);
  } else refuseGaps(where, 'X', X.data, X.rows);
}

function refuseGaps(where: string, name: string, values: ArrayLike<number>, rows?: number): void {
  for (let at = 0; at < values.length; at++) {
    if (Number.isFinite(values[at])) continue;
    const place = rows === undefined ? '' : ` in row ${at % rows} of example ${Math.floor(at / rows)}`;
    throw new ColonnadeError({
      code: 'VALUE_NOT_FINITE',
      where,
      problem: `${name} holds ${values[at]}${place}`,
      remedy: { text: 'fill missing values first' },
    });
  }
}

function noMatrix(where: string, name: string): ColonnadeError {
  return new ColonnadeError({
    code: 'MATRIX_EXPECTED',
    where,
    problem: `${name} is not a Matrix`,
    remedy: { text: 'build one with Matrix.fromRows or Matrix.fromColumns' },
  });
}
