import { figure } from '../../../model/findings/wording.js';
import type { Spread } from '../data-diagnosis.js';
import type { DataCheck } from './check.js';
import { counted } from './names.js';

/** So many times the distance of the quartiles from the nearer of them is far. */
const far = 10;
/** More than this share of the rows is a tail, and no accident. */
const few = 0.01;
const rowsShown = 5;

/** Values far from all others, in columns of numbers that vary. A pixel at the edge is dark but for a few images. */
export const outliers: DataCheck = ({ features, table, schema }) => {
  const pixels = new Set(schema.pixels?.columns);
  return features.flatMap(({ name, column, spread, missing }) => {
    if (!column.input || column.numbers === null || spread === null || pixels.has(name)) return [];
    const limits = limitsOf(spread);
    if (limits === null || (spread.min >= limits[0] && spread.max <= limits[1])) return [];
    const found: number[] = [];
    for (const [row, x] of column.numbers.entries()) {
      if (x < limits[0] || x > limits[1]) found.push(row);
    }
    if (found.length > few * (table.rows - missing)) return [];
    const values = found.map((row) => (column.numbers as Float64Array)[row]);
    const code = missingCode(values);
    const places = found.slice(0, 2).map((row) => table.place(row));
    return [
      {
        code: 'OUTLIERS',
        severity: code === null ? 'note' : 'warning',
        columns: [name],
        title: `"${name}" has values far from all others`,
        detail:
          `${counted(found.length, 'value')} such as ${figure(values[0])} (${places[0]}), where half of them lie ` +
          `between ${figure(spread.lower)} and ${figure(spread.upper)}`,
        effect: 0.1,
        advice:
          code === null
            ? {
                text: 'check them; where they are right, bring them nearer with {option}',
                option: 'transform',
                value: [`power:${name}`],
              }
            : {
                text: 'if it stands for a cell that is missing, say so with {option}',
                option: 'missing',
                value: [String(code)],
              },
        evidence: {
          count: found.length,
          limits,
          rows: found.slice(0, rowsShown),
          values: values.slice(0, rowsShown),
        },
      },
    ];
  });
};

/**
 * Beyond which a value is far; null for a column of which half has one value. Sizes, all above 0, may also be far by
 * their ratio: three times what parts the quartiles.
 */
function limitsOf({ lower, upper, min }: Spread): [number, number] | null {
  const width = upper - lower;
  if (!(width > 0)) return null;
  const ratio = upper / lower;
  const bySize = min > 0 ? upper * ratio * ratio * ratio : 0;
  return [lower - far * width, Math.max(upper + far * width, bySize)];
}

/** One whole number that stands for all of them: the spelling of a missing cell. A single one has to look like it. */
function missingCode(values: readonly number[]): number | null {
  const [first] = values;
  const same = Number.isInteger(first) && values.every((value) => value === first);
  return same && (values.length > 1 || nines.test(String(first))) ? first : null;
}

/** 999, −99 and the like. */
const nines = /^-?99+$/;
