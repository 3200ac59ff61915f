import type { Engine } from '../../engine/engine.js';
import { Matrix } from '../../matrix/matrix.js';
import type { Inputs } from '../../matrix/sparse-matrix.js';
import { evaluate } from '../evaluate.js';
import type { Part } from '../examples.js';
import type { ClassificationMetrics } from '../metrics/classification-metrics.js';
import type { RegressionMetrics } from '../metrics/regression-metrics.js';
import type { ModelContent } from '../model-file/content.js';
import { linearRegression } from './linear-regression.js';
import { logisticRegression } from './logistic-regression.js';

/** A simple learner on the same training part, measured on the part that the model is judged by. */
export interface Baseline {
  readonly name: 'majority' | 'mean' | 'logisticRegression' | 'linearRegression';
  readonly metrics: ClassificationMetrics | RegressionMetrics;
}

/** What a network has to beat: a constant answer, and the linear model. */
export async function measureBaselines(
  engine: Engine,
  content: ModelContent,
  train: Part,
  judged: Part,
  options: { seed: number; l2: number },
): Promise<Baseline[]> {
  const regression = content.schema.target!.task === 'regression';
  const constant = repeated(means(train.Y), judged.X.columns);
  // The most frequent class is that at any threshold of the model.
  const atHalf = { ...content, threshold: 0.5 };
  const linear = regression ? leastSquares(train) : await logistic(engine, content, train, options);
  return [
    { name: regression ? 'mean' : 'majority', metrics: evaluate(atHalf, constant, judged.Y).metrics },
    {
      name: regression ? 'linearRegression' : 'logisticRegression',
      metrics: evaluate(content, linear(judged.X), judged.Y).metrics,
    },
  ];
}

function logistic(
  engine: Engine,
  content: ModelContent,
  { X, Y }: Part,
  options: { seed: number; l2: number },
): Promise<(X: Inputs) => Matrix> {
  const { task } = content.schema.target!;
  return logisticRegression(engine, X, Y, { ...options, softmax: task !== 'multilabel' && Y.rows > 1 });
}

/** One least-squares fit for every row of Y. */
function leastSquares({ X, Y }: Part): (X: Inputs) => Matrix {
  const fits = Y.transpose()
    .toColumns()
    .map((y) => linearRegression(X, Float64Array.from(y)));
  return (inputs) => Matrix.fromRows(fits.map((fitted) => fitted(inputs)));
}

/** The mean of every row: the shares of the classes, or the mean target. */
function means(Y: Matrix): number[] {
  return Y.toRows().map((row) => row.reduce((sum, value) => sum + value, 0) / row.length);
}

function repeated(values: readonly number[], columns: number): Matrix {
  return Matrix.fromColumns(Array.from({ length: columns }, () => values));
}
