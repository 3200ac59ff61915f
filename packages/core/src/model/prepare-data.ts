import { ColonnadeError } from '../foundation/errors.js';
import { defaultMissing } from '../table/cells.js';
import { deriveColumns } from '../table/preprocessing/derive.js';
import { columnsOf } from '../table/preprocessing/expressions/expression.js';
import { inferSchema } from '../table/schema/infer-schema.js';
import { type SchemaOptions, schemaOptions } from '../table/schema/options.js';
import { inputColumns, type Schema } from '../table/schema/schema.js';
import { parseSplit } from '../table/splits/split-plan.js';
import type { Table } from '../table/table.js';
import type { TrainOptions } from './train-options.js';

/** A table with its derived columns, and what every column of it is. */
export interface PreparedData {
  readonly table: Table;
  readonly test: Table | undefined;
  readonly schema: Schema;
}

/**
 * Derives columns, then says what each column is. A column that groups the rows is no input unless declared.
 * @throws as `deriveColumns` and `inferSchema`; OPTION_CONFLICT for an option that nothing in the data needs
 */
export function prepareData(table: Table, test: Table | undefined, given: TrainOptions): PreparedData {
  const missing = given.missing ?? defaultMissing;
  const derived = given.derive ?? [];
  const data = deriveColumns(table, derived, missing);
  const plan = parseSplit(given.split ?? 'random');
  const leftOut = new Map(plan.how === 'group' ? [[plan.column, 'it groups the rows, to split them']] : []);
  const schema = inferSchema(data, schemaOptionsOf(given), leftOut);
  for (const { name, expression } of derived) {
    const targets = schema.target?.columns ?? [];
    if (targets.includes(name)) throw derivedTarget(name, 'it is the target');
    const used = columnsOf(expression).find((column) => targets.includes(column));
    if (used !== undefined) throw derivedTarget(name, `it is computed from the target "${used}"`);
  }
  refuseIdle(given, schema);
  return { table: data, test: test && deriveColumns(test, derived, missing), schema };
}

/** Options about columns of one kind, where there may be none. */
const about = {
  text: ['text', 'tokens', 'minCount', 'polarityCutoff', 'maxVocabulary'],
  date: ['dates'],
  category: ['minFrequency'],
} as const;

/** Refuses options that would be ignored, because no column is of their kind. */
function refuseIdle(given: TrainOptions, schema: Schema): void {
  const kinds = new Set(inputColumns(schema).map((column) => column.kind));
  for (const [kind, names] of Object.entries(about)) {
    const idle = names.find((name) => given[name] !== undefined);
    if (idle === undefined || kinds.has(kind as keyof typeof about)) continue;
    throw new ColonnadeError({
      code: 'OPTION_CONFLICT',
      where: 'train',
      problem: `option "${idle}" plays no part: no column is of the kind ${kind}`,
      remedy: {
        text: `leave it out, or say which column it is with {option}`,
        option: 'columns',
        value: `name=${kind}`,
      },
    });
  }
  if (given.recipe === 'trask' && !kinds.has('text')) {
    throw new ColonnadeError({
      code: 'OPTION_CONFLICT',
      where: 'train',
      problem: 'the recipe trask is for texts, and no column is of the kind text',
      remedy: { text: 'say which column it is with {option}', option: 'columns', value: 'name=text' },
    });
  }
}

function derivedTarget(name: string, problem: string): ColonnadeError {
  return new ColonnadeError({
    code: 'OPTION_CONFLICT',
    where: `derived column "${name}"`,
    problem,
    why: 'What is to be predicted is not known when a model predicts',
    remedy: { text: 'derive columns from others in {option}', option: 'derive' },
  });
}

function schemaOptionsOf(given: TrainOptions): SchemaOptions {
  const named = Object.entries(given).filter(([name]) => Object.hasOwn(schemaOptions, name));
  return Object.fromEntries(named);
}
