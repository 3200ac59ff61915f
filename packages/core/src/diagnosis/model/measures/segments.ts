import type { ModelContent } from '../../../model/model-file/content.js';
import { readColumns } from '../../data/columns.js';
import { quantileBins } from '../../measures/bins.js';
import { normalQuantile, normalTail } from '../../measures/normal.js';
import type { Rows } from '../subject.js';
import type { Judgement } from './judgement.js';
import { meanOf } from './numbers.js';

/** Rows that share a category, or a range of a column of numbers, and that the model does worse on. */
export interface Segment {
  readonly column: string;
  /** `sex=male`, `age from 18 to below 30`, `age is missing`. */
  readonly name: string;
  readonly examples: number;
  /** Accuracy in the segment and in all other rows; of a regression the mean loss. */
  readonly inside: number;
  readonly outside: number;
  /** inside − outside, with its 95 % interval. */
  readonly difference: number;
  readonly interval: readonly [low: number, high: number];
  /** The probability of so large a difference by chance, times the number of segments that were compared. */
  readonly p: number;
}

/** Fewer rows on either side say too little. */
const fewestRows = 20;
const mostLevels = 20;
const rangesOfNumbers = 4;
/** One model in a hundred is accused of a segment by chance. */
const level = 0.01;

interface Candidate {
  readonly column: string;
  readonly name: string;
  readonly has: (row: number) => boolean;
}

/**
 * The segments that stand out for the worse, beyond chance, after as many comparisons as were made (Bonferroni): the
 * difference of two means over its standard error, which for shares is that of a common share.
 */
export function weakSegments(content: ModelContent, { table, rows }: Rows, judged: Judgement): Segment[] {
  const candidates = candidatesOf(content, table, rows).filter(({ has }) => {
    const inside = rows.reduce((sum, row) => sum + Number(has(row)), 0);
    return inside >= fewestRows && rows.length - inside >= fewestRows;
  });
  const share = judged.right !== null;
  const values = judged.right ?? judged.losses;
  const found = candidates.flatMap((candidate): Segment[] => {
    const inside: number[] = [];
    const outside: number[] = [];
    for (const [j, row] of rows.entries()) (candidate.has(row) ? inside : outside).push(values[j]);
    const [a, b] = [meanOf(inside), meanOf(outside)];
    const difference = a.mean - b.mean;
    const worse = share ? difference < 0 : difference > 0;
    const error = share
      ? pooledError(a.mean, inside.length, b.mean, outside.length)
      : Math.sqrt(a.standardError ** 2 + b.standardError ** 2);
    if (!worse || !(error > 0)) return [];
    const p = Math.min(1, 2 * normalTail(Math.abs(difference) / error) * candidates.length);
    if (p > level) return [];
    const reach = normalQuantile(0.025) * Math.sqrt(a.standardError ** 2 + b.standardError ** 2);
    return [
      {
        column: candidate.column,
        name: candidate.name,
        examples: inside.length,
        inside: a.mean,
        outside: b.mean,
        difference,
        interval: [difference - reach, difference + reach],
        p,
      },
    ];
  });
  return found.sort((a, b) => a.p - b.p);
}

function pooledError(p: number, m: number, q: number, n: number): number {
  const common = (p * m + q * n) / (m + n);
  return Math.sqrt(common * (1 - common) * (1 / m + 1 / n));
}

function candidatesOf(
  { schema, preprocessing }: ModelContent,
  table: Rows['table'],
  rows: Uint32Array,
): Candidate[] {
  const read = new Set(preprocessing.inputs.map(({ column }) => column));
  const pixels = new Set(schema.pixels?.columns ?? []);
  const columns = schema.columns.filter(({ name }) => read.has(name) && !pixels.has(name));
  return readColumns(table, { ...schema, columns }, []).flatMap(
    ({ name: column, schema: own, numbers, levels, names }) => {
      if (levels !== null) {
        const missing = { column, name: `${column} is missing`, has: (row: number) => levels[row] < 0 };
        if (names.length > mostLevels) return [missing];
        const each = names.map((level, i) => ({
          column,
          name: `${column}=${level}`,
          has: (row: number) => levels[row] === i,
        }));
        return [...each, missing];
      }
      return numbers === null ? [] : ranges(column, numbers, rows, own.kind === 'date' ? isoDate : short);
    },
  );
}

/** Ranges with about as many of the judged rows each. */
function ranges(
  column: string,
  numbers: Float64Array,
  rows: Uint32Array,
  written: (x: number) => string,
): Candidate[] {
  const { codes, count } = quantileBins(
    Float64Array.from(rows, (row) => numbers[row]),
    rangesOfNumbers,
  );
  const codeOf = new Map(Array.from(rows, (row, j) => [row, codes[j]]));
  return Array.from({ length: count }, (_, code): Candidate => {
    let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const row of rows) {
      if (codeOf.get(row) !== code || Number.isNaN(numbers[row])) continue;
      from = Math.min(from, numbers[row]);
      to = Math.max(to, numbers[row]);
    }
    const name =
      from > to
        ? `${column} is missing`
        : `${column} ${from === to ? written(from) : `from ${written(from)} to ${written(to)}`}`;
    return { column, name, has: (row) => codeOf.get(row) === code };
  });
}

const short = (x: number) => String(Number(x.toPrecision(4)));

/** Days since 1970-01-01. */
const isoDate = (days: number) => new Date(days * 86_400_000).toISOString().slice(0, 10);
