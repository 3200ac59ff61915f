import { inputWidth, type Matrix, type ModelContent } from '@colonnade/core';

const mostColumns = 6;

/**
 * The columns that move the first layer most, the weightiest first: Σ |W[1]| · deviation over the rows of X that
 * a column became. Columns of arrays are passed over: a table cannot show them.
 *
 * @param X n×m of the training part
 */
export function weightiestColumns({ preprocessing, parameters }: ModelContent, X: Matrix): string[] {
  const [, W] = parameters.W;
  let at = 0;
  const weighed = preprocessing.inputs.map((input) => {
    const from = at;
    at += inputWidth(input);
    let weight = 0;
    for (let i = from; i < at; i++) weight += columnSum(W, i) * deviationOfRow(X, i);
    return { input, weight };
  });
  return weighed
    .filter(({ input }) => input.kind === 'number' || input.kind === 'category')
    .sort((a, b) => b.weight - a.weight)
    .slice(0, mostColumns)
    .map(({ input }) => input.column);
}

function columnSum(W: Matrix, i: number): number {
  let sum = 0;
  for (let k = 0; k < W.rows; k++) sum += Math.abs(W.at(k, i));
  return sum;
}

function deviationOfRow({ rows: n, columns: m, data }: Matrix, i: number): number {
  let mean = 0;
  for (let j = 0; j < m; j++) mean += data[i + j * n] / m;
  let variance = 0;
  for (let j = 0; j < m; j++) variance += (data[i + j * n] - mean) ** 2 / m;
  return Math.sqrt(variance);
}
