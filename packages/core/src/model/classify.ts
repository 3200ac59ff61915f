import { ColonnadeError } from '../foundation/errors.js';
import { checkOptions } from '../foundation/options.js';
import { Matrix } from '../matrix/matrix.js';
import { depth, type Specification } from '../network/specification.js';

/**
 * Classes from probabilities (1×m). One row: 1 when the probability is strictly above the threshold, else 0.
 * More rows: the row of the largest, the first of equals.
 */
export function classify(
  Yhat: Matrix,
  specification: Specification,
  given: { threshold?: number } = {},
): Matrix {
  const { threshold } = checkOptions('classify', given, {
    threshold: { type: 'number', min: 0, max: 1, default: 0.5, help: 'probability above which it is 1' },
  });
  const output = specification.activations[depth(specification)];
  if (output !== 'sigmoid' && output !== 'softmax') {
    throw new ColonnadeError({
      code: 'COST_OUTPUT_MISMATCH',
      where: 'classify',
      problem: `the output activation is ${output}`,
      why: 'Classes come from probabilities',
      remedy: { text: 'use predict for numbers, or a sigmoid or softmax output' },
    });
  }
  const classes = Matrix.zeros(1, Yhat.columns);
  for (let j = 0; j < Yhat.columns; j++) {
    const column = Yhat.data.subarray(j * Yhat.rows, (j + 1) * Yhat.rows);
    classes.data[j] = column.length === 1 ? Number(column[0] > threshold) : largestAt(column);
  }
  return classes;
}

function largestAt(values: ArrayLike<number>): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i] > values[best]) best = i;
  return best;
}
