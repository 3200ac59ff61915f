import {
  cellValue,
  type Evaluation,
  imageShape,
  type Model,
  type Part,
  pixelRange,
  pixelsOf,
} from '@colonnade/core';
import type { ReportMistakes } from '../report-input.js';
import { judgeExamples } from './judge-examples.js';
import { weightiestColumns } from './weightiest-columns.js';

const mostItems = 12;

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
  const judged = judgeExamples(model, evaluation);
  if (judged === null) return null;
  const worst = judged.slice(0, mostItems);
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

/** `line 42`, or `row 41` where a file has no lines. */
function placeOf({ table }: Part, row: number): string {
  return table.place(row).slice(table.source.name.length + 1);
}
