import type { Model } from '@colonnade/core';
import type { LoadedData } from '../input/data.js';

/** What a run keeps of the part it is judged by, so that another run can be compared with it row by row. */
export function testPredictions(model: Model, data: LoadedData): unknown {
  const { examples, evaluations, judgedOn } = model.training!;
  const part = examples[judgedOn]!;
  const { answers, actual, actualValues } = evaluations[judgedOn]!;
  const { classes } = model;
  const columns = (matrix: typeof answers.values) => {
    const list = matrix!.toColumns();
    return matrix!.rows === 1 ? list.map(([value]) => value) : list;
  };
  const { threshold } = model.content;
  const held = (values: number[]) => classes.filter((_, i) => values[i] > threshold).join(',');
  const predicted = answers.classes
    ? Array.from(answers.classes, (c) => classes[c])
    : answers.values
      ? columns(answers.values)
      : answers.probabilities!.toColumns().map(held);
  const truth = actual
    ? Array.from(actual, (c) => classes[c])
    : answers.values
      ? columns(actualValues)
      : actualValues!.toColumns().map((labels) => classes.filter((_, i) => labels[i] === 1).join(','));
  return {
    part: judgedOn,
    source: data.path,
    sha256: data.hash,
    rows: Array.from(part.rows),
    actual: truth,
    predicted,
    probabilities: answers.probabilities?.toColumns() ?? null,
  };
}
