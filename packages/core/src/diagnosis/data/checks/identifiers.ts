import type { DataCheck } from './check.js';
import { counted, listed } from './names.js';

/** Columns that name the rows: those that were left out for it, and numbers that only ever rise. */
export const identifiers: DataCheck = ({ features, table: { rows } }) => {
  const leftOut = features.filter(
    ({ column, missing }) => !column.input && missing < rows && column.schema.shape.length === 0,
  );
  const rising = features.filter(
    ({ column, distinct, kind }) =>
      column.input &&
      kind === 'number' &&
      distinct === rows &&
      rows >= fewestRows &&
      countsUp(column.numbers),
  );
  if (leftOut.length + rising.length === 0) return [];
  const names = [...rising, ...leftOut].map(({ name }) => name);
  const reasons = leftOut.slice(0, 5).map(({ name, why }) => `"${name}" is left out (${why})`);
  if (rising.length > 0) {
    reasons.unshift(
      `${listed(rising.map(({ name }) => name))} rises from row to row and differs in all ${counted(rows, 'row')}`,
    );
  }
  return [
    {
      code: 'IDENTIFIER',
      severity: rising.length > 0 ? 'warning' : 'note',
      columns: names,
      title: names.length === 1 ? 'A column names the rows' : `${names.length} columns name the rows`,
      detail: `${reasons.join('; ')}${leftOut.length > 5 ? '; …' : ''}`,
      effect: rising.length > 0 ? 0.2 : 0.02,
      advice:
        rising.length > 0
          ? {
              text: 'new rows have other ones: leave it out with {option}',
              option: 'drop',
              value: rising.map(({ name }) => name),
            }
          : null,
      evidence: { leftOut: leftOut.map(({ name }) => name), rising: rising.map(({ name }) => name) },
    },
  ];
};

const fewestRows = 20;

/** True for whole numbers, each above the one before it. */
function countsUp(numbers: Float64Array | null): boolean {
  if (numbers === null) return false;
  for (let row = 0; row < numbers.length; row++) {
    if (!Number.isInteger(numbers[row])) return false;
    if (row > 0 && !(numbers[row] > numbers[row - 1])) return false;
  }
  return true;
}
