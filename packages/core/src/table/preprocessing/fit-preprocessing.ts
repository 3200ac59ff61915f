import type { Warning } from '../../foundation/errors.js';
import { checkOptions, type OptionTable } from '../../foundation/options.js';
import { Missing } from '../cells.js';
import { byCodePoint } from '../schema/classes.js';
import { type ColumnSchema, inputColumns, type Schema } from '../schema/schema.js';
import { columnWidth, type Table } from '../table.js';
import { feature } from './feature-names.js';
import type {
  ArrayInput,
  CategoryInput,
  Input,
  NumberInput,
  Preprocessing,
  Standardize,
} from './preprocessing.js';
import { neededColumn, readArray, readCategories, readNumbers } from './read-cells.js';
import { type Statistics, statistics } from './statistics.js';
import { fitTarget } from './target.js';

export interface PreprocessingOptions {
  readonly standardize?: Standardize;
}

/** The options of `fitPreprocessing`. */
export const preprocessingOptions: OptionTable = {
  standardize: {
    type: 'number',
    above: 0,
    also: ['auto', 'feature', 'whole', 'none'],
    default: 'auto',
    help: 'how numbers are scaled: 255 for 8-bit images and per feature for the rest, or as said; a number divides',
  },
};

export interface FittedPreprocessing {
  readonly preprocessing: Preprocessing;
  readonly warnings: readonly Warning[];
}

/** How one column is scaled. */
type Scaling = 'feature' | 'none' | number | Statistics;

/**
 * Fits the way from a table to X on the training rows, and on them alone: means, deviations, categories, and
 * where cells may be missing. Standardized is (x − mean) / deviation, deviation² = Σ(x − mean)² / m over the
 * cells that are not missing; a feature with deviation 0 is divided by 1, and a warning says so.
 * @throws OPTION_TYPE, OPTION_RANGE; CELL_NOT_NUMERIC and the like when the table is not the schema's
 */
export function fitPreprocessing(
  table: Table,
  schema: Schema,
  trainRows: Uint32Array,
  options?: PreprocessingOptions,
): FittedPreprocessing {
  const { standardize } = checkOptions('fitPreprocessing', options, preprocessingOptions);
  const missing = new Missing(schema.missing);
  const columns = inputColumns(schema);
  const pixels = new Set(schema.pixels?.columns);
  const isEightBit = (column: ColumnSchema) =>
    column.eightBit || (schema.pixels?.eightBit === true && pixels.has(column.name));

  const data = columns.map((column) => readColumn(table, column, trainRows, missing));
  const whole = standardize === 'whole' ? joined(data) : undefined;
  const scalingOf = (column: ColumnSchema): Scaling => {
    if (standardize === 'auto') return isEightBit(column) ? 255 : 'feature';
    return standardize === 'whole' ? (whole as Statistics) : standardize;
  };

  const constant: string[] = [];
  const inputs = columns.map((column, i): Input => {
    const values = data[i];
    if (Array.isArray(values)) return fitCategory(column, values, constant);
    if (column.kind !== 'number')
      return fitArray(column, values as Float64Array, scalingOf(column), constant);
    // The border of an image is often blank: that is how images are, no reason to warn.
    const blank = pixels.has(column.name) ? [] : constant;
    return fitNumber(column, values as Float64Array, scalingOf(column), blank);
  });
  const preprocessing: Preprocessing = {
    version: 1,
    standardize: standardize === 'auto' ? resolve(columns, isEightBit) : standardize,
    missing: schema.missing,
    inputs,
    target: fitTarget(schema, table, trainRows),
  };
  return { preprocessing, warnings: warnConstant(constant) };
}

type ColumnData = ArrayLike<number> | (string | null)[];

function readColumn(table: Table, column: ColumnSchema, rows: Uint32Array, missing: Missing): ColumnData {
  const found = neededColumn(table, column.name);
  if (column.kind === 'number') return readNumbers(table, found, rows, missing);
  if (column.kind === 'category') return readCategories(table, found, rows, missing);
  const { values } = readArray(table, found, column.shape, column.eightBit);
  const width = columnWidth(found);
  const chosen =
    values instanceof Uint8Array
      ? new Uint8Array(rows.length * width)
      : new Float64Array(rows.length * width);
  for (let j = 0; j < rows.length; j++) {
    chosen.set(values.subarray(rows[j] * width, (rows[j] + 1) * width), j * width);
  }
  return chosen;
}

/** One mean and one deviation over the numbers of every column, put together from those of each. */
function joined(data: readonly ColumnData[]): Statistics {
  const parts = data
    .filter((values): values is ArrayLike<number> => !Array.isArray(values))
    .map((v) => statistics(v));
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  if (count === 0) return { count, mean: 0, deviation: 0 };
  const mean = parts.reduce((sum, part) => sum + part.mean * part.count, 0) / count;
  const variance = parts.reduce((sum, part) => {
    const apart = part.mean - mean;
    return sum + (part.deviation * part.deviation + apart * apart) * (part.count / count);
  }, 0);
  return { count, mean, deviation: Math.sqrt(variance) };
}

function fitNumber(
  column: ColumnSchema,
  values: Float64Array,
  scaling: Scaling,
  constant: string[],
): NumberInput {
  const own = statistics(values);
  if (own.deviation === 0) constant.push(column.name);
  const { shift, scale } = shiftAndScale(own, scaling);
  return {
    kind: 'number',
    column: column.name,
    fill: own.mean,
    indicator: own.count < values.length,
    shift,
    scale,
  };
}

function fitCategory(
  column: ColumnSchema,
  cells: readonly (string | null)[],
  constant: string[],
): CategoryInput {
  const present = new Set(cells.filter((cell) => cell !== null));
  const missingCategory = cells.includes(null);
  if (present.size + Number(missingCategory) < 2) constant.push(column.name);
  return {
    kind: 'category',
    column: column.name,
    categories: [...present].sort(byCodePoint),
    missingCategory,
  };
}

function fitArray(
  column: ColumnSchema,
  values: Float64Array,
  scaling: Scaling,
  constant: string[],
): ArrayInput {
  const { name, shape, eightBit } = column;
  const kind = column.kind as 'image' | 'array';
  const width = shape.reduce((product, size) => product * size, 1);
  if (eightBit && scaling !== 'feature') {
    const { shift, scale } = shiftAndScale({ count: 0, mean: 0, deviation: 0 }, scaling);
    // Bytes are never missing.
    return { kind, column: name, shape, eightBit, shift: [shift], scale: [scale], fill: [0] };
  }
  const own = Array.from({ length: width }, (_, i) => statistics(values, i, width));
  for (const [i, { deviation }] of own.entries()) {
    if (deviation === 0 && !eightBit) constant.push(feature(name, shape, i));
  }
  const scalings = own.map((each) => shiftAndScale(each, scaling));
  const one = scaling !== 'feature';
  return {
    kind,
    column: name,
    shape,
    eightBit,
    shift: one ? [scalings[0].shift] : scalings.map((each) => each.shift),
    scale: one ? [scalings[0].scale] : scalings.map((each) => each.scale),
    fill: eightBit ? [0] : own.map((each) => each.mean),
  };
}

function shiftAndScale(own: Statistics, scaling: Scaling): { shift: number; scale: number } {
  if (scaling === 'none') return { shift: 0, scale: 1 };
  if (typeof scaling === 'number') return { shift: 0, scale: scaling };
  const { mean, deviation } = scaling === 'feature' ? own : scaling;
  return { shift: mean, scale: deviation > 0 ? deviation : 1 };
}

/** `auto` in one value where one says it all. */
function resolve(
  columns: readonly ColumnSchema[],
  isEightBit: (column: ColumnSchema) => boolean,
): Standardize {
  const numbers = columns.filter((column) => column.kind !== 'category');
  const pixels = numbers.filter(isEightBit).length;
  if (pixels === 0) return 'feature';
  return pixels === numbers.length ? 255 : 'auto';
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
