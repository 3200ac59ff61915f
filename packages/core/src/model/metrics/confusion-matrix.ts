import { ColonnadeError } from '../../foundation/errors.js';
import { describe } from '../../foundation/options.js';
import { checkSameLength } from './checks.js';

/**
 * How often each class was taken for each: confusion[i][j] = examples of class i that were predicted as j.
 * Rows are true classes, columns predicted ones.
 * @param actual m classes, 0 to k − 1
 * @param predicted m classes, 0 to k − 1
 * @param classes k
 * @returns k×k counts
 * @throws SHAPE_MISMATCH, TARGET_RANGE for a class outside 0 to k − 1
 */
export function confusionMatrix(
  actual: ArrayLike<number>,
  predicted: ArrayLike<number>,
  classes: number,
): number[][] {
  checkSameLength('confusionMatrix', ['actual', actual], ['predicted', predicted]);
  const counts = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  for (let i = 0; i < actual.length; i++) {
    for (const value of [actual[i], predicted[i]]) {
      if (!Number.isInteger(value) || value < 0 || value >= classes) throw noSuchClass(value, i, classes);
    }
    counts[actual[i]][predicted[i]]++;
  }
  return counts;
}

function noSuchClass(value: number, i: number, classes: number): ColonnadeError {
  return new ColonnadeError({
    code: 'TARGET_RANGE',
    where: 'confusionMatrix',
    problem: `example ${i} has class ${describe(value)}, but there are ${classes} classes`,
    expected: `0 to ${classes - 1}`,
    got: describe(value),
    why: 'Classes are counted from 0',
  });
}
