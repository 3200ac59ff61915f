import { figure } from '../../../model/findings/wording.js';
import { farValues } from '../../../table/far-values.js';
import type { DataCheck } from './check.js';
import { counted } from './names.js';

const rowsShown = 5;

/** Values far from all others, in columns of numbers that vary. A pixel at the edge is dark but for a few images. */
export const outliers: DataCheck = ({ features, table, schema }) => {
  const pixels = new Set(schema.pixels?.columns);
  return features.flatMap(({ name, column, spread }) => {
    if (!column.input || column.numbers === null || spread === null || pixels.has(name)) return [];
    const found = farValues(column.numbers, spread);
    if (found === null) return [];
    const { rows, values, limits } = found;
    const code = missingCode(values);
    const places = rows.slice(0, 2).map((row) => table.place(row));
    return [
      {
        code: 'OUTLIERS',
        severity: code === null ? 'note' : 'warning',
        columns: [name],
        title: `"${name}" has values far from all others`,
        detail:
          `${counted(rows.length, 'value')} such as ${figure(values[0])} (${places[0]}), where half of them lie ` +
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
          count: rows.length,
          limits,
          rows: rows.slice(0, rowsShown),
          values: values.slice(0, rowsShown),
        },
      },
    ];
  });
};

/** One whole number that stands for all of them: the spelling of a missing cell. A single one has to look like it. */
function missingCode(values: readonly number[]): number | null {
  const [first] = values;
  const same = Number.isInteger(first) && values.every((value) => value === first);
  return same && (values.length > 1 || nines.test(String(first))) ? first : null;
}

/** 999, −99 and the like. */
const nines = /^-?99+$/;
