import { ColonnadeError } from '../foundation/errors.js';
import { describe } from '../foundation/options.js';
import type { Cost } from '../functions/costs/types.js';
import { expectMatrix, Matrix } from '../matrix/matrix.js';
import { type Inputs, SparseMatrix } from '../matrix/sparse-matrix.js';
import { outputCost } from './backward.js';
import { depth, type Specification } from './specification.js';

/**
 * The one check of X at the door: a matrix of n[0] rows with finite values.
 * @throws MATRIX_EXPECTED, SHAPE_INPUT, VALUE_NOT_FINITE
 */
export function checkInputs(where: string, X: unknown, specification: Specification, name?: string): Matrix;
export function checkInputs(
  where: string,
  X: unknown,
  specification: Specification,
  name: string,
  sparse: 'or sparse',
): Inputs;
export function checkInputs(
  where: string,
  X: unknown,
  specification: Specification,
  name = 'X',
  sparse?: 'or sparse',
): Inputs {
  const matrix = sparse && X instanceof SparseMatrix ? X : expectMatrix(where, name, X);
  const features = specification.sizes[0];
  if (matrix.rows !== features) {
    const asRows = matrix.columns === features;
    throw new ColonnadeError({
      code: 'SHAPE_INPUT',
      where,
      problem: `${name} has ${matrix.rows} rows (features) but the network expects ${features}`,
      expected: `${features}×m`,
      got: matrix.shape.join('×'),
      why: 'Examples are columns',
      remedy: {
        text: asRows
          ? `pass ${name} as ${features}×m (${name}.transpose() if your rows are examples)`
          : `pass ${name} as ${features}×m`,
      },
    });
  }
  checkFinite(where, name, matrix);
  return matrix;
}

/**
 * The one check of X and Y at the door: as many columns in both, at least one, n[L] rows in Y, and targets that
 * the output can express.
 * @throws MATRIX_EXPECTED, SHAPE_INPUT, SHAPE_TARGET, EMPTY_DATA, VALUE_NOT_FINITE, TARGET_RANGE
 */
export function checkExamples(
  where: string,
  X: unknown,
  Y: unknown,
  specification: Specification,
  names?: readonly [X: string, Y: string],
): { X: Matrix; Y: Matrix };
export function checkExamples(
  where: string,
  X: unknown,
  Y: unknown,
  specification: Specification,
  names: readonly [X: string, Y: string],
  sparse: 'or sparse',
): { X: Inputs; Y: Matrix };
export function checkExamples(
  where: string,
  X: unknown,
  Y: unknown,
  specification: Specification,
  names: readonly [X: string, Y: string] = ['X', 'Y'],
  sparse?: 'or sparse',
): { X: Inputs; Y: Matrix } {
  const inputs = sparse
    ? checkInputs(where, X, specification, names[0], sparse)
    : checkInputs(where, X, specification, names[0]);
  return { X: inputs, Y: checkTargets(where, Y, inputs, specification, names) };
}

/**
 * The targets of inputs that have been checked.
 * @throws MATRIX_EXPECTED, SHAPE_TARGET, EMPTY_DATA, VALUE_NOT_FINITE, TARGET_RANGE
 */
export function checkTargets(
  where: string,
  Y: unknown,
  X: Inputs,
  specification: Specification,
  [nameX, name]: readonly [X: string, Y: string] = ['X', 'Y'],
): Matrix {
  const matrix = expectMatrix(where, name, Y);
  const outputs = specification.sizes[depth(specification)];
  const fail = (problem: string, why: string, text?: string) =>
    new ColonnadeError({
      code: 'SHAPE_TARGET',
      where,
      problem,
      expected: `${outputs}×${X.columns}`,
      got: matrix.shape.join('×'),
      why,
      ...(text === undefined ? {} : { remedy: { text } }),
    });
  if (matrix.rows !== outputs) {
    throw fail(
      `${name} has ${count(matrix.rows, 'row')} but the network has ${count(outputs, 'output')}`,
      'Examples are columns',
      outputs > 1 && matrix.rows === 1
        ? `give every class a row, 1 where the example belongs to it: pass ${name} as ${outputs}×m`
        : `pass ${name} as ${outputs}×m`,
    );
  }
  if (matrix.columns !== X.columns) {
    const problem = `${name} has ${count(matrix.columns, 'column')} but ${nameX} has ${X.columns}`;
    throw fail(problem, 'Every example is a column in both');
  }
  if (matrix.columns === 0) throw noExamples(where, nameX, X);
  checkFinite(where, name, matrix);
  checkColumns(where, name, matrix, outputCost(specification));
  return matrix;
}

/**
 * Every column of Y as a target of the cost.
 * @throws TARGET_RANGE
 */
export function checkColumns(where: string, name: string, Y: Matrix, cost: Cost): void {
  const values = Float64Array.from(Y.data);
  for (let j = 0; j < Y.columns; j++) {
    const problem = cost.targetProblem(values, j * Y.rows, (j + 1) * Y.rows);
    if (problem === undefined) continue;
    throw new ColonnadeError({
      code: 'TARGET_RANGE',
      where,
      problem: `column ${j} of ${name} cannot be a target: ${problem}`,
      remedy: {
        text: 'encode classes as 0 and 1, or use a linear output with the squared error for numbers',
      },
    });
  }
}

/**
 * Outputs and targets of the same shape, for the losses.
 * @throws MATRIX_EXPECTED, SHAPE_MISMATCH, EMPTY_DATA
 */
export function checkOutputs(where: string, Yhat: unknown, Y: unknown): Matrix {
  const outputs = expectMatrix(where, 'Yhat', Yhat);
  const targets = expectMatrix(where, 'Y', Y);
  if (outputs.rows !== targets.rows || outputs.columns !== targets.columns) {
    throw new ColonnadeError({
      code: 'SHAPE_MISMATCH',
      where,
      problem: `Yhat is ${outputs.shape.join('×')} but Y is ${targets.shape.join('×')}`,
      expected: outputs.shape.join('×'),
      got: targets.shape.join('×'),
      why: 'Every output needs its target',
    });
  }
  if (outputs.columns === 0) throw noExamples(where, 'Yhat', outputs);
  return outputs;
}

function noExamples(where: string, name: string, matrix: Inputs): ColonnadeError {
  return new ColonnadeError({
    code: 'EMPTY_DATA',
    where,
    problem: `${name} has no columns: there are no examples`,
    expected: 'at least one example',
    got: matrix.shape.join('×'),
  });
}

function count(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`;
}

/** @throws VALUE_NOT_FINITE, with the first place */
export function checkFinite(where: string, name: string, matrix: Inputs): void {
  if (matrix instanceof SparseMatrix) {
    // Its places are whole numbers; only values can be anything else.
    if (matrix.values) checkFinite(where, name, Matrix.fromColumnMajor(matrix.count, 1, matrix.values));
    return;
  }
  if (matrix.data instanceof Uint8Array) return;
  const { data, rows } = matrix;
  for (let at = 0; at < data.length; at++) {
    if (Number.isFinite(data[at])) continue;
    throw new ColonnadeError({
      code: 'VALUE_NOT_FINITE',
      where,
      problem: `${name} has ${describe(data[at])} in row ${at % rows}, column ${Math.floor(at / rows)}`,
      expected: 'finite numbers',
      got: describe(data[at]),
      why: 'One such value makes the whole cost not a number',
      remedy: { text: 'remove or fill the missing values first' },
    });
  }
}
