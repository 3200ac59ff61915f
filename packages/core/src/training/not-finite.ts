import { ColonnadeError } from '../foundation/errors.js';
import { type Inputs, SparseMatrix } from '../matrix/sparse-matrix.js';

/** The error for a cost or gradient that is not finite: in which epoch, and what probably made it so. */
export function notFinite(where: string, epoch: number, X: Inputs, learningRate: number): ColonnadeError {
  let largest = 0;
  for (const value of X instanceof SparseMatrix ? (X.values ?? [1]) : X.data)
    largest = Math.max(largest, Math.abs(value));
  const standardized = largest <= 20;
  const slower = Number(Math.min(learningRate / 10, 0.1).toPrecision(2));
  const kept = epoch === 0 ? 'nothing was trained' : `the parameters are those of epoch ${epoch - 1}`;
  return new ColonnadeError({
    code: 'NOT_FINITE',
    where,
    problem: `the cost became NaN or infinite in epoch ${epoch}; ${kept}`,
    why: `Largest |X| ${Number(largest.toPrecision(4))}, learning rate ${learningRate}`,
    remedy: {
      text:
        epoch === 0
          ? 'start from smaller weights or scale X'
          : standardized
            ? 'try {option}'
            : 'standardize, or try {option}',
      option: 'learningRate',
      value: slower,
    },
  });
}
