import { costFor } from '../functions/costs/index.js';
import { Matrix } from '../matrix/matrix.js';
import { loss } from '../network/blocks.js';
import { decodeTarget } from '../table/preprocessing/target.js';
import { classOf } from './metrics/class-of.js';
import { type ClassificationMetrics, classificationMetrics } from './metrics/classification-metrics.js';
import { confusionMatrix } from './metrics/confusion-matrix.js';
import { type RegressionMetrics, regressionMetrics } from './metrics/regression-metrics.js';
import type { ModelContent } from './model-file/content.js';

/** What a model says of examples, in the terms of the user. */
export interface Answers {
  /** Class of every example as an index into the classes; for several labels and regression null. */
  readonly classes: Int32Array | null;
  /** k×m: the probability of every class or label, in their order; null for regression. */
  readonly probabilities: Matrix | null;
  /** k×m: predicted numbers in the unit of the target; null for classes. */
  readonly values: Matrix | null;
}

/** A model measured on examples whose targets are known. */
export interface Evaluation {
  readonly metrics: ClassificationMetrics | RegressionMetrics;
  readonly answers: Answers;
  /** The true class of every example, or null as above. */
  readonly actual: Int32Array | null;
  /** The true labels or numbers, k×m in the unit of the target; null for classes. */
  readonly actualValues: Matrix | null;
  /** confusion[true][predicted], examples; null for several labels and regression. */
  readonly confusion: readonly (readonly number[])[] | null;
}

/** From the network's outputs to classes, probabilities and numbers. */
export function readAnswers(content: ModelContent, Yhat: Matrix): Answers {
  const { schema, preprocessing, threshold } = content;
  const { task, positive } = schema.target!;
  if (task === 'regression')
    return { classes: null, probabilities: null, values: decodeTarget(preprocessing, Yhat) };
  if (task === 'multilabel') return { classes: null, probabilities: Yhat, values: null };
  if (task === 'multiclass') return { classes: classOf(Yhat), probabilities: Yhat, values: null };
  const p = probabilityOfPositive(Yhat, positive!);
  const probabilities = Matrix.zeros(2, Yhat.columns);
  const classes = new Int32Array(Yhat.columns);
  for (let j = 0; j < p.length; j++) {
    probabilities.data[positive! + 2 * j] = p[j];
    probabilities.data[1 - positive! + 2 * j] = 1 - p[j];
    classes[j] = p[j] > threshold ? positive! : 1 - positive!;
  }
  return { classes, probabilities, values: null };
}

/** Measures the outputs of a model beside its targets Y. */
export function evaluate(content: ModelContent, Yhat: Matrix, Y: Matrix): Evaluation {
  const { schema, preprocessing, specification, threshold } = content;
  const { task, classes, positive } = schema.target!;
  const output = specification.activations[specification.activations.length - 1];
  const answers = readAnswers(content, Yhat);
  const losses =
    costFor(specification.cost, output!) &&
    loss(Yhat, Y, {
      cost: specification.cost,
      ...(output === 'linear' ? {} : { output: output as 'sigmoid' }),
    });
  if (task === 'regression') {
    const actualValues = decodeTarget(preprocessing, Y);
    const metrics = regressionMetrics({ Yhat: answers.values!, Y: actualValues });
    return { metrics, answers, actual: null, actualValues, confusion: null };
  }
  const shared = { task, threshold, ...(losses && { losses }) };
  if (task === 'multilabel') {
    const metrics = classificationMetrics({ ...shared, task, Yhat, Y, output: 'sigmoid' });
    return { metrics, answers, actual: null, actualValues: Y, confusion: null };
  }
  const single = task === 'binary';
  const rowOf = (matrix: Matrix) => Matrix.fromRows([probabilityOfPositive(matrix, positive!)]);
  const metrics = classificationMetrics({
    ...shared,
    task,
    Yhat: single ? rowOf(Yhat) : Yhat,
    Y: single ? rowOf(Y) : Y,
    output: single || output === 'sigmoid' ? 'sigmoid' : 'softmax',
  });
  const actual = single
    ? Int32Array.from(probabilityOfPositive(Y, positive!), (y) => (y > 0.5 ? positive! : 1 - positive!))
    : classOf(Y);
  const confusion = confusionMatrix(actual, answers.classes!, classes.length);
  return { metrics, answers, actual, actualValues: null, confusion };
}

/** One row: the network's single sigmoid unit; two rows: one for each class in their order. */
function probabilityOfPositive(Yhat: Matrix, positive: number): Float64Array {
  const { rows, columns, data } = Yhat;
  return Float64Array.from({ length: columns }, (_, j) => data[rows === 1 ? j : positive + j * rows]);
}
