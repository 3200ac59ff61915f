import type { Mistake, Table } from '@colonnade/core';
import { cellValue, imageShape, pixelRange, pixelsOf } from '@colonnade/core';
import type { ModelReport, ReportMistake, ReportMistakes } from '@colonnade/figures';
import type { ModelLook } from './look-at-model.js';
import { placeOf } from './model-text.js';

const mostItems = 12;
const mostColumns = 6;

/** A model as the report shows it: the rows that it is wrong about with what stands in them. */
export function reportModel(look: ModelLook, table: Table): ModelReport {
  const { path, diagnosis } = look;
  const { mistakes, wrongLabels, scores, judgedOn } = diagnosis;
  const judged = scores.find(({ rows }) => rows === judgedOn);
  const wrong =
    judged?.score == null || diagnosis.task === 'regression'
      ? null
      : Math.round((1 - judged.score) * judged.examples);
  const suspects = (wrongLabels?.ranked ?? []).slice(0, Math.min(mostItems, wrongLabels?.confident ?? 0)).map(
    ({ row, label, probability, suggested, probabilityOfSuggested }): Mistake => ({
      row,
      actual: label,
      predicted: suggested,
      probability: probabilityOfSuggested,
      probabilityOfActual: probability,
    }),
  );
  return {
    path,
    diagnosis,
    mistakes: rowsOf(look, look.judged, mistakes.slice(0, mostItems), wrong),
    suspects: suspects.length > 0 ? rowsOf(look, table, suspects, wrongLabels!.confident) : null,
  };
}

function rowsOf(
  { model, diagnosis }: ModelLook,
  table: Table,
  mistakes: readonly Mistake[],
  total: number | null,
): ReportMistakes {
  const { schema } = model.content;
  const image = imageShape(schema);
  const weighty = diagnosis.importance.slice(0, mostColumns).map(({ column }) => column);
  const columns = image ? [] : weighty.filter((name) => table.find(name) !== undefined);
  const items = mistakes.map(
    ({ row, ...told }): ReportMistake => ({
      where: placeOf(table, row),
      ...told,
      values: columns.map((name) => cellValue(schema, table, name, row)),
      pixels: image && pixelsOf(schema, table, row),
    }),
  );
  return { total, columns, image: image && { ...image, ...pixelRange(schema) }, items };
}
