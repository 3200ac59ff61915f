import { expectMatrix, type Matrix } from '../../matrix/matrix.js';

/**
 * The class of each example, counted from 0, as probabilities decide it. With one row (of the positive class)
 * or two rows (negative, positive): 1 where the last row is strictly above the threshold, else 0. With more
 * rows: the row with the largest probability, the first of equals; the threshold plays no part. A NaN is above
 * nothing. One-hot targets give the true classes by the same rule.
 * @param Yhat k×m probabilities or one-hot targets
 * @param threshold 0 to 1
 * @returns m classes
 * @throws MATRIX_EXPECTED
 */
export function classOf(Yhat: Matrix, threshold = 0.5): Int32Array {
  const { rows, columns, data } = expectMatrix('classOf', 'Yhat', Yhat);
  const classes = new Int32Array(columns);
  for (let j = 0; j < columns; j++) {
    const start = j * rows;
    if (rows <= 2) {
      classes[j] = data[start + rows - 1] > threshold ? 1 : 0;
      continue;
    }
    let largest = start;
    for (let at = start + 1; at < start + rows; at++) {
      if (data[at] > data[largest] || Number.isNaN(data[largest])) largest = at;
    }
    classes[j] = largest - start;
  }
  return classes;
}
