import { ColonnadeError } from '../../foundation/errors.js';
import { expectMatrix, type Matrix } from '../../matrix/matrix.js';

/** Throws unless predictions and targets are matrices of one shape (MATRIX_EXPECTED, SHAPE_TARGET). */
export function checkSameShape(where: string, Yhat: Matrix, Y: Matrix): void {
  expectMatrix(where, 'Yhat', Yhat);
  expectMatrix(where, 'Y', Y);
  if (Yhat.rows === Y.rows && Yhat.columns === Y.columns) return;
  const [predicted, expected] = [Yhat, Y].map(({ rows, columns }) => `${rows}×${columns}`);
  throw new ColonnadeError({
    code: 'SHAPE_TARGET',
    where,
    problem: `Yhat is ${predicted} but Y is ${expected}`,
    expected: predicted,
    got: expected,
    why: 'Each column of Y is the target of the example in the same column of Yhat',
    remedy: { text: 'pass both with one row an output and one column an example' },
  });
}

/** Throws unless two lists have a value for each example (SHAPE_MISMATCH). */
export function checkSameLength(
  where: string,
  [firstName, first]: readonly [string, ArrayLike<unknown>],
  [secondName, second]: readonly [string, ArrayLike<unknown>],
): void {
  if (first.length === second.length) return;
  throw new ColonnadeError({
    code: 'SHAPE_MISMATCH',
    where,
    problem: `${firstName} has ${first.length} values but ${secondName} has ${second.length}`,
    expected: String(first.length),
    got: String(second.length),
    why: 'Both have one value for each example',
  });
}

/** The value itself, or null where it is NaN or infinite: what JSON can carry. */
export function finiteOrNull(value: number | null): number | null {
  return value !== null && Number.isFinite(value) ? value : null;
}
