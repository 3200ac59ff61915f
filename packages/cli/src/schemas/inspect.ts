import {
  architecture,
  classes,
  count,
  list,
  number,
  object,
  oneOf,
  orNull,
  task,
  text,
  truth,
  warnings,
} from './parts.js';

/** The shape of one row's value: [] for one number or category. */
const shape = list(count);

/** What `inspect --json` prints of a model. */
export const inspectModelSchema = object({
  kind: { const: 'model' },
  architecture,
  activations: list(text),
  cost: oneOf(['cross-entropy', 'squared-error']),
  parameters: count,
  bits: { enum: [8, 32, 64] },
  task,
  target: list(text),
  classes,
  inputs: list(
    object({ name: text, kind: oneOf(['number', 'category', 'date', 'text', 'image', 'array']), shape }),
  ),
  options: { type: 'object' },
});

const column = object({
  name: text,
  kind: oneOf(['number', 'category', 'date', 'text', 'image', 'array', 'dropped']),
  why: text,
  shape,
  eightBit: truth,
  dateOrder: orNull(oneOf(['ymd', 'dmy', 'mdy'])),
  unit: orNull(text),
  missing: count,
  distinct: orNull(count),
  min: orNull(number),
  max: orNull(number),
  examples: list(text),
  histogram: orNull(object({ from: number, to: number, counts: list(count) })),
  frequent: orNull(list(object({ value: text, rows: count }))),
});

export const target = object({
  columns: list(text),
  task,
  why: text,
  compare: oneOf(['number', 'text']),
  classes: list(text),
  counts: list(count),
  positive: orNull(count),
  unit: orNull(text),
  min: orNull(number),
  max: orNull(number),
});

/** What `inspect --json` prints of data. */
export const inspectDataSchema = object({
  kind: { const: 'data' },
  source: text,
  rows: count,
  columns: list(column),
  target: orNull(target),
  pixels: orNull(object({ columns: list(text), shape: list(count), eightBit: truth })),
  notes: list(text),
  warnings,
  objections: warnings,
});
