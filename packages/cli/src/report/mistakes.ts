import type { Evaluation, Model, Part } from '@colonnade/core';
import type { ReportMistake, ReportMistakes } from '@colonnade/figures';
import { cellValue } from './cell-value.js';
import { imageShape, pixelRange, pixelsOf } from './image.js';
import { weightiestColumns } from './weightiest-columns.js';

const mostItems = 12;

/** An example with how wrong the model was about it. */
interface Judged {
  readonly j: number;
  readonly badness: number;
  readonly told: Pick<ReportMistake, 'actual' | 'predicted' | 'probability' | 'probabilityOfActual'>;
}

/**
 * Where the model was most wrong: the examples whose true class had the smallest probability; of a regression,
 * those that are furthest off. Null for a regression with several targets, which share no unit.
 */
export function reportMistakes(
  model: Model,
  part: Part,
  evaluation: Evaluation,
  train: Part,
): ReportMistakes | null {
  const judged = judge(model, evaluation);
  if (judged === null) return null;
  const worst = judged.sort((a, b) => b.badness - a.badness).slice(0, mostItems);
  const { schema } = model.content;
  const image = imageShape(schema);
  const columns = image ? [] : weightiestColumns(model, train.X);
  return {
    total: evaluation.answers.values ? null : judged.length,
    columns,
    image: image && { ...image, ...pixelRange(schema) },
    items: worst.map(({ j, told }) => {
      const row = part.rows[j];
      return {
        where: placeOf(part, row),
        ...told,
        values: columns.map((name) => cellValue(schema, part.table, name, row)),
        pixels: image && pixelsOf(schema, part.table, row),
      };
    }),
  };
}

function judge(model: Model, evaluation: Evaluation): Judged[] | null {
  if (evaluation.actual !== null) return judgeClasses(model, evaluation);
  return evaluation.answers.values ? judgeNumbers(evaluation) : judgeLabels(model, evaluation);
}

function judgeClasses({ classes }: Model, { answers, actual }: Evaluation): Judged[] {
  return Array.from(actual!, (is, j) => ({ is, j, said: answers.classes![j] }))
    .filter(({ is, said }) => is !== said)
    .map(({ is, j, said }) => {
      const probabilityOfActual = answers.probabilities!.at(is, j);
      const probability = answers.probabilities!.at(said, j);
      const told = { actual: classes[is], predicted: classes[said], probability, probabilityOfActual };
      return { j, badness: -probabilityOfActual, told };
    });
}

function judgeNumbers({ answers, actualValues }: Evaluation): Judged[] | null {
  if (actualValues!.rows !== 1) return null;
  return Array.from(actualValues!.data, (actual, j) => {
    const predicted = answers.values!.data[j];
    const told = { actual, predicted, probability: null, probabilityOfActual: null };
    return { j, badness: Math.abs(predicted - actual), told };
  });
}

/** The labels of an example together: the network takes them for independent, so their probabilities multiply. */
function judgeLabels({ classes, content }: Model, { answers, actualValues }: Evaluation): Judged[] {
  const examples = answers.probabilities!.toColumns().map((p, j) => {
    const is = actualValues!.column(j).data;
    const said = p.map((each) => Number(each > content.threshold));
    const probabilityOf = (labels: ArrayLike<number>) =>
      p.reduce((product, each, i) => product * (labels[i] ? each : 1 - each), 1);
    const names = (labels: ArrayLike<number>) =>
      classes.filter((_, i) => labels[i]).join(', ') || 'none of them';
    const told = {
      actual: names(is),
      predicted: names(said),
      probability: probabilityOf(said),
      probabilityOfActual: probabilityOf(is),
    };
    return { j, badness: -told.probabilityOfActual, told, right: said.every((each, i) => each === is[i]) };
  });
  return examples.filter(({ right }) => !right);
}

/** `line 42`, or `row 41` where a file has no lines. */
function placeOf({ table }: Part, row: number): string {
  return table.place(row).slice(table.source.name.length + 1);
}
