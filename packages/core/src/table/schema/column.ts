import type { MatrixData } from '../../matrix/matrix.js';
import { isCommaNumber, largestNumber, type Missing } from '../cells.js';
import { type DateOrder, dateOrders, findDateOrder, parseDate } from '../dates.js';
import { SpelledColumn } from '../spelled-column.js';
import { type Column, type NumericColumn, type Table, unitOf } from '../table.js';
import { checkFinite, notDate, notFinite, notNumeric } from './cell-errors.js';
import { countWords, type Facts, gatherFacts } from './facts.js';
import { isDates, isFreeText, mayBeText, whyIdentifier, whyNoCategory } from './identifiers.js';
import type { ColumnKind, ColumnSchema, DeclaredKind } from './schema.js';

/** From this share of numbers on, the other cells of a column are taken for mistakes. */
const mostlyNumbers = 0.9;
const longestExample = 80;

/** A column's schema with what is told about its missing cells. */
export interface Inferred {
  readonly schema: ColumnSchema;
  readonly spellings: ReadonlyMap<string, number>;
  /** A guess that the user may want to correct, as a sentence. */
  readonly note?: string;
}

/**
 * What one input column is.
 * @param declared - what the user says it is
 * @throws CELL_NOT_NUMERIC, CELL_NOT_FINITE, CELL_NOT_DATE
 */
export function inferColumn(
  table: Table,
  column: Column,
  missing: Missing,
  declared: DeclaredKind | undefined,
): Inferred {
  if (column.kind === 'numeric' && column.shape.length > 0) {
    return { schema: inferArray(table, column), spellings: new Map() };
  }
  const asTexts = declared === 'category' || declared === 'text';
  const facts = gatherFacts(column, table.rows, missing, asTexts);
  const [kind, why] = inferKind(table, column, facts, declared);
  if (kind === 'number') checkFinite(table, column.name, facts);
  const dates = kind === 'date' ? inferDates(table, column.name, facts, declared) : undefined;
  const unit = kind === 'number' ? unitOf(column) : null;
  const schema: ColumnSchema = {
    name: column.name,
    kind,
    why: unit === null ? why : `${why}, in ${unit}`,
    shape: [],
    eightBit: false,
    dateOrder: dates?.order ?? null,
    unit,
    missing: facts.missing,
    distinct: facts.more ? null : facts.distinct,
    min: finite(facts.min),
    max: finite(facts.max),
    examples: facts.examples.map(shortened),
  };
  const note = dates?.note ?? (kind === 'number' && declared === undefined ? padded(column) : undefined);
  return { schema, spellings: facts.spellings, ...(note !== undefined && { note }) };
}

/** Numbers that are filled with zeros are codes, most often: a note, since the user knows. */
function padded(column: Column): string | undefined {
  if (column.kind === 'numeric') return undefined;
  const { name } = column;
  // What a reader did not spell out is no number with zeros before it.
  const texts = column instanceof SpelledColumn ? column.parts[2] : column.cells;
  const code = texts.find((text) => text !== null && /^0\d+$/.test(text));
  if (code === undefined) return undefined;
  return `column "${name}": ${code} and the like are read as numbers; where they are codes, ${name}=category says so`;
}

function inferKind(
  table: Table,
  column: Column,
  facts: Facts,
  declared: DeclaredKind | undefined,
): [kind: ColumnKind, why: string] {
  const { present, numbers } = facts;
  const values = countWords(facts);
  if (present === 0) return ['dropped', 'every cell is missing'];
  if (declared === 'category') return ['category', `declared a category, ${values}`];
  if (declared === 'text') return ['text', `declared text, ${values}`];
  if (declared?.startsWith('date')) return ['date', `declared dates, ${values}`];
  if (facts.numeric) {
    if (declared === 'number') return ['number', `declared a number, ${values}`];
    const identifier = whyIdentifier(column, facts);
    return identifier === undefined ? ['number', `numbers with ${values}`] : ['dropped', identifier];
  }
  const commas = facts.values.reduce((sum, { text, count }) => sum + (isCommaNumber(text) ? count : 0), 0);
  if (declared === 'number' || numbers + commas >= mostlyNumbers * present) {
    throw notNumeric(table, column.name, facts);
  }
  const some = numbers > 0 ? ` (${numbers} of ${present} cells are numbers${notNumbers(facts)})` : '';
  if (isDates(facts)) return ['date', `dates with ${values}`];
  const no = whyNoCategory(facts);
  if (no !== undefined && isFreeText(facts)) return ['text', `free text with ${values}`];
  if (no === undefined) return ['category', `text with ${values}${some}`];
  return ['dropped', no + some + (mayBeText(facts) ? '; its words count if it is declared text' : '')];
}

/** The commonest cell that is no number, where most are: it may spell a missing one. */
function notNumbers({ values, numbers, present }: Facts): string {
  if (2 * numbers <= present) return '';
  const words = values.filter(({ number }) => number === undefined);
  const most = words.reduce((best, each) => (each.count > best.count ? each : best));
  return `, but not ${JSON.stringify(shortened(most.text))}`;
}

/** The order of the dates in a column, every one of which has to exist. */
function inferDates(
  table: Table,
  name: string,
  facts: Facts,
  declared: DeclaredKind | undefined,
): { order: DateOrder; note?: string } {
  const { values } = facts;
  const said = dateOrders.find((order) => declared === `date:${order}`);
  const found = findDateOrder(values.map((value) => value.text));
  const order = said ?? found.order;
  const bad = values.find(({ text }) => parseDate(text, order) === undefined);
  if (bad !== undefined) throw notDate(table, bad.row, name, bad.text, order, facts);
  if (said !== undefined || !found.ambiguous) return { order };
  const [reading, other] = order === 'mdy' ? ['month/day', 'dmy'] : ['day.month', 'mdy'];
  return {
    order,
    note: `column "${name}": dates such as "${values[0].text}" are read as ${reading}; date:${other} says otherwise`,
  };
}

/** A cell as an example: of a review its beginning is enough. */
function shortened(text: string): string {
  return text.length > longestExample ? `${text.slice(0, longestExample - 1)}…` : text;
}

/** An array column: an image when its bytes have the shape of one. */
function inferArray(table: Table, column: NumericColumn): ColumnSchema {
  const { values, shape, name } = column;
  const width = shape.reduce((product, size) => product * size, 1);
  const { missing, min, max } = extremes(values);
  const outside = (value: number) => !Number.isNaN(value) && !isComputable(value);
  if (!isComputable(min) || !isComputable(max)) {
    const at = (values as Float64Array).findIndex(outside);
    if (at >= 0) throw notFinite(table, Math.floor(at / width), name, String(values[at]), values[at]);
  }
  const empty = missing === values.length;
  const bytes = values instanceof Uint8Array;
  const image = bytes && (shape.length === 2 || (shape.length === 3 && shape[2] <= 4));
  const what = image ? `images of ${shape.join('×')}, 8-bit` : `${width} numbers a row`;
  return {
    name,
    kind: empty ? 'dropped' : image ? 'image' : 'array',
    why: empty ? 'every cell is missing' : what,
    shape,
    // Flat rows of bytes are pixels when they need the eighth bit.
    eightBit: bytes && (image || max >= 128),
    dateOrder: null,
    unit: null,
    missing,
    distinct: null,
    min: empty ? null : min,
    max: empty ? null : max,
    examples: [],
  };
}

/** How many numbers are missing (NaN), and the smallest and largest of the others. */
function extremes(values: MatrixData): { missing: number; min: number; max: number } {
  let missing = 0;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  const bytes = values instanceof Uint8Array;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (value < min) min = value;
    if (value > max) max = value;
    if (Number.isNaN(value)) missing++;
    // Bytes go no further.
    if (bytes && min === 0 && max === 255) break;
  }
  return { missing, min, max };
}

function isComputable(value: number): boolean {
  return Math.abs(value) <= largestNumber;
}

function finite(value: number | null): number | null {
  return value !== null && Number.isFinite(value) ? value : null;
}
