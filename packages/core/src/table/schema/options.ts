import { ColonnadeError } from '../../foundation/errors.js';
import { checkOptions, type OptionTable } from '../../foundation/options.js';
import { nearestName } from '../../foundation/suggest.js';
import { defaultMissing } from '../cells.js';
import { dateOrders } from '../dates.js';
import type { Table } from '../table.js';
import type { DeclaredKind, Task } from './schema.js';

/** How a user corrects what is inferred. */
export interface SchemaOptions {
  /** The column to predict; several for multilabel or several outputs, also as one text with commas. */
  readonly target?: string | readonly string[];
  readonly task?: 'auto' | Task;
  /** Of two classes the one that is called positive; the second unless given. */
  readonly positive?: string;
  /** What columns are, where the guess is wrong: `{ zip: 'category' }`. */
  readonly columns?: Readonly<Record<string, DeclaredKind>>;
  /** Columns to leave out. */
  readonly drop?: readonly string[];
  /** Spellings of a missing cell, in place of the default ones; an empty cell is always missing. */
  readonly missing?: readonly string[];
}

const isText = (value: unknown) => typeof value === 'string';

/** The options of `inferSchema`; the command and the documentation read them from here. */
export const schemaOptions: OptionTable = {
  target: {
    type: 'object',
    accepts: (value) => isText(value) || (Array.isArray(value) && value.length > 0 && value.every(isText)),
    expected: 'the name of a column, or a list of names',
    help: 'the column to predict; a,b for several',
  },
  task: {
    type: 'choice',
    choices: ['auto', 'binary', 'multiclass', 'multilabel', 'regression'],
    default: 'auto',
    help: 'what kind of answer the target is',
  },
  positive: { type: 'text', help: 'of two classes the one called positive; the second unless given' },
  columns: {
    type: 'object',
    accepts: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
    expected: 'an object such as { zip: "category" }',
    default: {},
    help: 'what columns are where the guess is wrong: age=number,zip=category,review=text,when=date:dmy',
  },
  drop: {
    type: 'list',
    accepts: isText,
    expected: 'a list of column names',
    default: [],
    help: 'columns to leave out',
  },
  missing: {
    type: 'list',
    accepts: isText,
    expected: 'a list of texts',
    default: defaultMissing,
    help: 'spellings of a missing cell (an empty one always is)',
  },
};

/** Options that are checked, with every column they name known to be in the table. */
export interface CheckedOptions {
  readonly targets: readonly string[];
  readonly task: 'auto' | Task;
  readonly positive: string | undefined;
  readonly declared: ReadonlyMap<string, DeclaredKind>;
  readonly drop: ReadonlySet<string>;
  readonly missing: readonly string[];
}

/** @throws OPTION_UNKNOWN, OPTION_TYPE, OPTION_RANGE, OPTION_CONFLICT, COLUMN_UNKNOWN */
export function checkSchemaOptions(table: Table, given: SchemaOptions | undefined): CheckedOptions {
  const options = checkOptions('inferSchema', given, schemaOptions);
  const targets = splitTarget(table, options.target);
  const drop = new Set(options.drop);
  const declared = new Map(Object.entries(options.columns));
  for (const name of [...targets, ...drop, ...declared.keys()]) requireColumn(table, name);
  for (const [name, kind] of declared) checkDeclared(name, String(kind));
  for (const name of drop) {
    if (!targets.includes(name) && !declared.has(name)) continue;
    throw new ColonnadeError({
      code: 'OPTION_CONFLICT',
      where: table.source.name,
      problem: `column "${name}" is to be left out and is ${targets.includes(name) ? 'the target' : 'declared'} too`,
      remedy: { text: 'take it out of {option}', option: 'drop' },
    });
  }
  const { task, positive, missing } = options;
  return { targets, task, positive, declared, drop, missing };
}

/** A name that is a column stands for itself; otherwise commas part several. */
function splitTarget(table: Table, target: string | readonly string[] | undefined): readonly string[] {
  if (target === undefined) return [];
  if (typeof target !== 'string') return [...new Set(target)];
  if (table.find(target) !== undefined || !target.includes(',')) return [target];
  return [...new Set(target.split(',').map((name) => name.trim()))];
}

/**
 * The column of that name.
 * @throws COLUMN_UNKNOWN with the name that was probably meant, or the names that there are
 */
export function requireColumn(table: Table, name: string) {
  const column = table.find(name);
  if (column !== undefined) return column;
  const near = nearestName(name, table.names);
  const shown = table.names.slice(0, 12).join(', ');
  throw new ColonnadeError({
    code: 'COLUMN_UNKNOWN',
    where: table.source.name,
    problem: `there is no column "${name}"`,
    got: name,
    remedy: {
      text: near
        ? `Did you mean "${near}"`
        : `The columns are ${shown}${table.names.length > 12 ? ', …' : ''}`,
    },
  });
}

const declaredKinds = ['number', 'category', 'text', 'date', ...dateOrders.map((order) => `date:${order}`)];

function checkDeclared(name: string, kind: string): void {
  if (declaredKinds.includes(kind)) return;
  const near = nearestName(kind, declaredKinds);
  throw new ColonnadeError({
    code: 'OPTION_RANGE',
    where: `option "columns"`,
    problem: `column "${name}" is declared "${kind}", but must be ${declaredKinds.slice(0, -1).join(', ')} or ${declaredKinds.at(-1)}`,
    expected: declaredKinds.join(', '),
    got: kind,
    ...(near !== undefined && { remedy: { text: `did you mean "${near}"` } }),
  });
}
