/** A JSON Schema (draft 2020-12), as plain data. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/** An object with exactly these members; those named in `optional` may be absent. */
export function object(
  properties: Readonly<Record<string, JsonSchema>>,
  optional: readonly string[] = [],
): JsonSchema {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: 'object', properties, required, additionalProperties: false };
}

export const list = (items: JsonSchema): JsonSchema => ({ type: 'array', items });

/** The same, or null. */
export function orNull(schema: JsonSchema): JsonSchema {
  if (typeof schema.type === 'string' && schema.enum === undefined) {
    return { ...schema, type: [schema.type, 'null'] };
  }
  return { anyOf: [schema, { type: 'null' }] };
}

export const oneOf = (values: readonly string[]): JsonSchema => ({ enum: values });

export const text: JsonSchema = { type: 'string' };
export const number: JsonSchema = { type: 'number' };
export const truth: JsonSchema = { type: 'boolean' };
/** How many: 0, 1, 2, … */
export const count: JsonSchema = { type: 'integer', minimum: 0 };
/** From 0 to 1. */
export const share: JsonSchema = { type: 'number', minimum: 0, maximum: 1 };

export const task = oneOf(['binary', 'multiclass', 'multilabel', 'regression']);
export const part = oneOf(['train', 'validation', 'test']);
export const classes = orNull(list(text));
/** n[0], …, n[L]. */
export const architecture: JsonSchema = { ...list({ type: 'integer', minimum: 1 }), minItems: 2 };
/** confusion[true][predicted]: examples. */
export const confusion = orNull(list(list(count)));

/** The figures of one part, of a classifier or a regression. A figure that is not defined for the data is null. */
export const metrics: JsonSchema = {
  anyOf: [
    object({
      accuracy: orNull(share),
      cost: orNull(number),
      logLikelihood: orNull(number),
      precision: orNull(share),
      recall: orNull(share),
      f1: orNull(share),
      auc: orNull(share),
    }),
    object({
      cost: orNull(number),
      rmse: orNull({ ...number, minimum: 0 }),
      mae: orNull({ ...number, minimum: 0 }),
      r2: orNull(number),
    }),
  ],
};

export const warnings = list(
  object({ code: { type: 'string', pattern: '^[A-Z][A-Z0-9_]*$' }, message: text }),
);
