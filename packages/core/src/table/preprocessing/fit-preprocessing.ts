import { ColonnadeError, type Warning } from '../../foundation/errors.js';
import { checkOptions } from '../../foundation/options.js';
import { Missing } from '../cells.js';
import { checkAreRows, checkIsSchema, checkTable } from '../check-table.js';
import { type ColumnSchema, inputColumns, type Schema } from '../schema/schema.js';
import type { Table } from '../table.js';
import { type Derived, deriveColumns } from './derive.js';
import { inputWidth } from './feature-names.js';
import { inputKind } from './inputs/index.js';
import type { Fitting, Scaling } from './inputs/input-kind.js';
import { type PreprocessingOptions, preprocessingOptions } from './options.js';
import type { Input, Preprocessing, Standardize } from './preprocessing.js';
import { type Statistics, statistics } from './statistics.js';
import { fitTarget } from './target.js';
import type { TokenCache } from './text/tokenize.js';

export interface FittedPreprocessing {
  readonly preprocessing: Preprocessing;
  readonly warnings: readonly Warning[];
  /** What was left out or put together, as sentences for the user. */
  readonly notes: readonly string[];
}

/**
 * Fits the way from a table to X on the training rows, and on them alone: means, deviations, categories,
 * vocabularies, and where cells may be missing. Standardized is (x − mean) / deviation, deviation² = Σ(x − mean)² / m
 * over the cells that are not missing; a feature with deviation 0 is divided by 1, and a warning says so.
 * @param derived - columns that are computed from others, which the schema has too
 * @param cache - keeps the words of texts for `encodeInputs`
 * @throws OPTION_TYPE, OPTION_RANGE, OPTION_CONFLICT; NO_INPUTS when no word is kept; CELL_DOMAIN for a number that a transform does not take;
 * CELL_NOT_NUMERIC and the like when the table is not the schema's
 */
export function fitPreprocessing(
  table: Table,
  schema: Schema,
  trainRows: Uint32Array,
  given?: PreprocessingOptions,
  derived: readonly Derived[] = [],
  cache?: TokenCache,
): FittedPreprocessing {
  checkTable('fitPreprocessing', table);
  checkIsSchema('fitPreprocessing', schema);
  checkAreRows('fitPreprocessing', 'the training rows', trainRows);
  const options = checkOptions('fitPreprocessing', given, preprocessingOptions);
  const columns = inputColumns(schema);
  checkTransforms(options.transform, schema);
  checkPolarity(options.polarityCutoff, schema);
  const pixels = new Set(schema.pixels?.columns);
  const isPixel = (column: ColumnSchema) => pixels.has(column.name);
  const isEightBit = (column: ColumnSchema) =>
    column.eightBit || (schema.pixels?.eightBit === true && isPixel(column));

  let whole: Statistics | undefined;
  let bytes: Scaling | undefined;
  const { standardize } = options;
  const fitting: Fitting = {
    table: deriveColumns(table, derived, schema.missing),
    schema,
    rows: trainRows,
    missing: new Missing(schema.missing),
    cache,
    room: {},
    options,
    isPixel,
    scalingOf(column): Scaling {
      if (standardize === 'auto') {
        if (!isEightBit(column)) return 'feature';
        bytes ??= scalingOfBytes(columns.filter(isEightBit), fitting);
        return bytes;
      }
      if (standardize !== 'whole') return standardize;
      whole ??= joined(columns, fitting);
      return whole;
    },
    constant: [],
    notes: [],
  };
  const inputs = columns.map((column): Input => inputKind(column.kind as Input['kind']).fit(column, fitting));
  if (inputs.length > 0 && inputs.every((input) => inputWidth(input) === 0)) throw noWords(table, inputs);
  const preprocessing: Preprocessing = {
    version: 2,
    standardize: standardize === 'auto' ? resolve(columns, isEightBit, bytes) : standardize,
    missing: schema.missing,
    derived,
    inputs,
    target: fitTarget(schema, table, trainRows),
  };
  return { preprocessing, warnings: warnConstant(fitting.constant), notes: fitting.notes };
}

/** One mean and one deviation over the numbers of every column, put together from those of each. */
function joined(columns: readonly ColumnSchema[], fitting: Fitting): Statistics {
  const parts = columns.flatMap((column) => {
    const numbers = inputKind(column.kind as Input['kind']).numbers?.(column, fitting);
    return numbers === undefined ? [] : [statistics(numbers)];
  });
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  if (count === 0) return { count, mean: 0, deviation: 0 };
  const mean = parts.reduce((sum, part) => sum + part.mean * part.count, 0) / count;
  const variance = parts.reduce((sum, part) => {
    const apart = part.mean - mean;
    return sum + (part.deviation * part.deviation + apart * apart) * (part.count / count);
  }, 0);
  return { count, mean, deviation: Math.sqrt(variance) };
}

/** Images from which their mean is known: that of a thousand differs little from that of all. */
const enoughImages = 1000;

/**
 * 8-bit images are divided by 255. Where their mean is larger than their deviation, as in photographs, most of what
 * an input is says nothing that parts one image from another, and since all inputs are positive it moves all weights
 * of a unit the same way at once, until ReLU is zero for every example: there the mean of all pixels is taken off
 * first. LeCun et al. 1998, "Efficient BackProp", section 4.3.
 */
function scalingOfBytes(columns: readonly ColumnSchema[], fitting: Fitting): Scaling {
  const every = Math.ceil(fitting.rows.length / enoughImages);
  const rows = fitting.rows.filter((_, j) => j % every === 0);
  const { count, mean, deviation } = joined(columns, { ...fitting, rows, room: {} });
  return mean > deviation ? { count, mean, deviation: 255 } : 255;
}

/** `auto` in one value where one says it all. */
function resolve(
  columns: readonly ColumnSchema[],
  isEightBit: (column: ColumnSchema) => boolean,
  ofBytes: Scaling | undefined,
): Standardize {
  const scaled = columns.filter(({ kind }) => kind !== 'category' && kind !== 'text');
  if (scaled.length === 0 && columns.some(({ kind }) => kind === 'text')) return 'none';
  const pixels = scaled.filter(isEightBit).length;
  if (pixels === 0) return 'feature';
  return pixels === scaled.length && ofBytes === 255 ? 255 : 'auto';
}

/** Every transform is of a column of numbers, and no column has two. */
function checkTransforms(transforms: readonly string[], schema: Schema): void {
  const seen = new Set<string>();
  for (const each of transforms) {
    const name = each.slice(each.indexOf(':') + 1);
    const column = schema.columns.find((other) => other.name === name);
    const problem = schema.target?.columns.includes(name)
      ? 'it is the target'
      : column === undefined
        ? 'there is no such column'
        : seen.has(name)
          ? 'it has another transform already'
          : column.kind === 'number'
            ? undefined
            : `it is ${column.kind === 'dropped' ? `left out: ${column.why}` : `no column of numbers but of kind ${column.kind}`}`;
    seen.add(name);
    if (problem === undefined) continue;
    throw new ColonnadeError({
      code: 'OPTION_CONFLICT',
      where: 'option "transform"',
      problem: `${each} cannot be: column "${name}" cannot be transformed, ${problem}`,
      got: each,
      remedy: { text: 'name a column of numbers' },
    });
  }
}

/** Words tell two classes apart; with more or none there is no polarity. */
function checkPolarity(cutoff: number, { target }: Schema): void {
  if (cutoff === 0 || target?.task === 'binary') return;
  throw new ColonnadeError({
    code: 'OPTION_CONFLICT',
    where: 'option "polarityCutoff"',
    problem: `the task is ${target?.task ?? 'unknown'}`,
    why: 'The polarity of a word is between two classes',
    remedy: { text: 'leave {option} out', option: 'polarityCutoff' },
  });
}

function noWords(table: Table, inputs: readonly Input[]): ColonnadeError {
  const names = inputs.map(({ column }) => `"${column}"`).join(', ');
  return new ColonnadeError({
    code: 'NO_INPUTS',
    where: table.source.name,
    problem: `nothing is left of ${inputs.length === 1 ? 'column' : 'the columns'} ${names} to learn from: no word is kept`,
    remedy: { text: 'keep rarer words with {option}', option: 'minCount', value: 0 },
  });
}

function warnConstant(names: readonly string[]): Warning[] {
  if (names.length === 0) return [];
  const shown = names.slice(0, 5).map((name) => `"${name}"`);
  const list = names.length > 5 ? `${shown.join(', ')}, …` : shown.join(', ');
  const what = names.length === 1 ? 'a feature never changes' : `${names.length} features never change`;
  return [
    { code: 'CONSTANT_FEATURE', message: `In the training part ${what} and can teach nothing: ${list}.` },
  ];
}
