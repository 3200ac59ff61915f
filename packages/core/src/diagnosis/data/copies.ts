import { GOLDEN, mix } from '../../foundation/mix.js';
import { countCodes } from '../measures/mutual-information.js';
import type { DataColumn } from './columns.js';

/** A column that says the same as one before it. */
export interface Copy {
  readonly name: string;
  readonly of: string;
  /** Whether its values go along with the other's in a straight line, or only part the rows in the same way. */
  readonly how: 'linear' | 'classes';
  /** Of a line: y = slope · x + intercept, and their correlation; null for classes. */
  readonly slope: number | null;
  readonly intercept: number | null;
  readonly correlation: number | null;
}

/** Correlations from here on leave no room for anything else, rounding aside. */
const same = 0.9995;
/** Rows that pairs are compared on first. */
const firstRows = 1000;
/** Products in all pairs together, at most. */
const affordable = 6e8;
/** So many rows have to differ from the commonest value, or two columns agree by accident. */
const fewestRows = 5;
const fewestShare = 0.02;
/** Where fewer rows share a value with another, columns part the rows alike by accident: where every row differs, all do. */
const fewestShared = 5;
/** So many different values are quickly compared. */
const quicklyCompared = 1000;

/** Every input that is a copy of one before it, linear or under other names, but for rounding. */
export function findCopies(columns: readonly DataColumn[]): Copy[] {
  const varied = columns.filter((column) => column.input && varies(column));
  const copies = [...linearCopies(varied), ...classCopies(varied)];
  const seen = new Set<string>();
  return copies.filter(({ name }) => !seen.has(name) && seen.add(name));
}

function varies({ bins, numbers, levels }: DataColumn): boolean {
  if (bins === null || bins.count < 2) return false;
  const m = bins.codes.length;
  const commonest = countCodes(bins).reduce((most, count) => Math.max(most, count), 0);
  return (numbers !== null || levels !== null) && m - commonest >= Math.max(fewestRows, fewestShare * m);
}

/** Numbers that are a·x + b: by their correlation on some rows first, then on all. */
function linearCopies(columns: readonly DataColumn[]): Copy[] {
  const numeric = columns.filter(({ numbers }) => numbers !== null);
  const m = numeric[0]?.numbers?.length ?? 0;
  const pairs = Math.max(1, (numeric.length * numeric.length) / 2);
  const some = Math.min(m, firstRows, Math.max(50, Math.floor(affordable / pairs)));
  const rows = Uint32Array.from({ length: some }, (_, i) => Math.floor((i * m) / some));
  const units = numeric.map(({ numbers }) => unit(Float64Array.from(rows, (row) => numbers![row])));
  const copies: Copy[] = [];
  for (let j = 1; j < numeric.length; j++) {
    for (let i = 0; i < j; i++) {
      const r = dot(units[i], units[j]);
      if (!(Math.abs(r) > same - 0.01)) continue;
      const line = fitLine(numeric[i].numbers!, numeric[j].numbers!);
      if (line === null || Math.abs(line.correlation) < same) continue;
      copies.push({ name: numeric[j].name, of: numeric[i].name, how: 'linear', ...line });
      break;
    }
  }
  return copies;
}

/** Shifted and scaled to mean 0 and length 1; missing ones are 0. */
function unit(values: Float64Array): Float64Array {
  const present = values.filter((x) => !Number.isNaN(x));
  const mean = present.reduce((sum, x) => sum + x, 0) / Math.max(1, present.length);
  const shifted = values.map((x) => (Number.isNaN(x) ? 0 : x - mean));
  const length = Math.sqrt(dot(shifted, shifted));
  return length > 0 ? shifted.map((x) => x / length) : shifted;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

/** The least-squares line of y over x where both are there; null unless they are missing in the same rows. */
function fitLine(x: Float64Array, y: Float64Array) {
  let [count, meanX, meanY] = [0, 0, 0];
  for (let row = 0; row < x.length; row++) {
    if (Number.isNaN(x[row]) !== Number.isNaN(y[row])) return null;
    if (Number.isNaN(x[row])) continue;
    count++;
    meanX += (x[row] - meanX) / count;
    meanY += (y[row] - meanY) / count;
  }
  let [xx, xy, yy] = [0, 0, 0];
  for (let row = 0; row < x.length; row++) {
    if (Number.isNaN(x[row])) continue;
    const [a, b] = [x[row] - meanX, y[row] - meanY];
    xx += a * a;
    xy += a * b;
    yy += b * b;
  }
  if (!(xx > 0 && yy > 0)) return null;
  const slope = xy / xx;
  return { slope, intercept: meanY - slope * meanX, correlation: xy / Math.sqrt(xx * yy) };
}

/** Columns, whatever their values are called, that part the rows in the same way. */
function classCopies(columns: readonly DataColumn[]): Copy[] {
  const first = new Map<string, DataColumn>();
  const copies: Copy[] = [];
  const counts = new Map<number | null, number>();
  for (const { schema } of columns) counts.set(schema.distinct, (counts.get(schema.distinct) ?? 0) + 1);
  for (const column of columns) {
    const { distinct } = column.schema;
    // Columns that part the rows alike have as many values: what would take long is looked at where another has.
    if ((distinct ?? 0) > quicklyCompared && counts.get(distinct) === 1) continue;
    const key = partition(column);
    if (key === null) continue;
    const other = first.get(key);
    if (other === undefined) first.set(key, column);
    else {
      copies.push({
        name: column.name,
        of: other.name,
        how: 'classes',
        slope: null,
        intercept: null,
        correlation: null,
      });
    }
  }
  return copies;
}

/** A hash of the rows' values, each counted in the order it is met first; null where there are many. */
function partition({ numbers, levels, schema }: DataColumn): string | null {
  const values: ArrayLike<number> = numbers ?? (levels as Int32Array);
  const m = values.length;
  if (schema.distinct === null || m - schema.missing - schema.distinct < fewestShared) return null;
  const places = new Map<number, number>();
  let [first, second] = [schema.distinct, GOLDEN];
  for (let row = 0; row < m; row++) {
    const value = values[row];
    const place = places.get(value) ?? places.size;
    places.set(value, place);
    first = mix(first ^ place);
    second = mix(second + place) ^ GOLDEN;
  }
  return `${places.size} ${first} ${second}`;
}
