import {
  type ColumnSchema,
  featureNames,
  imageShape,
  inputColumns,
  outputLabels,
  parameterCount,
  pixelRange,
  type Schema,
} from '@colonnade/core';
import type { ImageAbout, InputColumn, SubjectSummary } from './protocol.js';
import type { Subject } from './subject.js';

/** More columns than this have no form. */
const mostColumns = 400;

/** What the page is told of a network. */
export function summarizeSubject({ name, model, parts }: Subject): SubjectSummary {
  const { specification, schema, preprocessing, options } = model.content;
  const target = schema.target!;
  const labels = outputLabels(model.content);
  return {
    name,
    specification,
    parameters: parameterCount(specification),
    inBits: model.quantized !== null,
    task: target.task,
    target: target.columns.join(', '),
    classes: target.classes,
    features: featureNames(preprocessing),
    outputs: specification.sizes.at(-1) === labels.length ? labels : labels.slice(-1),
    image: imageAbout(schema),
    columns: neededColumns(schema, new Set(preprocessing.derived.map(({ name: derived }) => derived)))
      .slice(0, mostColumns)
      .map(inputColumn),
    parts: Object.fromEntries([...parts].map(([part, { rows }]) => [part, rows.length])),
    options: Object.entries(options).map(([option, value]) => [option, optionText(value)]),
  };
}

/** The picture that an example is; null when it is none. */
export function imageAbout(schema: Schema): ImageAbout | null {
  const shape = imageShape(schema);
  return shape && { ...shape, ...pixelRange(schema) };
}

/** What a row has to have: the columns that are read, not those that are computed. */
function neededColumns(schema: Schema, derived: ReadonlySet<string>): ColumnSchema[] {
  return inputColumns(schema).filter(({ name, shape }) => shape.length === 0 && !derived.has(name));
}

function inputColumn({ name, kind, why, examples, min, max }: ColumnSchema): InputColumn {
  const choices = kind === 'category' ? examples : null;
  // As a hint for who types: four digits are enough.
  const short = (value: number) => String(Number(value.toPrecision(4)));
  const range =
    min !== null && max !== null ? `${short(min)} to ${short(max)}` : examples.slice(0, 3).join(', ');
  const middle = min !== null && max !== null ? short((min + max) / 2) : '';
  return { name, kind, why, hint: range, choices, usual: examples[0] ?? middle };
}

function optionText(value: unknown): string {
  if (value === null) return '–';
  return Array.isArray(value) || typeof value !== 'object' ? String(value) : JSON.stringify(value);
}
