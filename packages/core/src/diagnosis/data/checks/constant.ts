import type { DataCheck } from './check.js';
import { counted, listed } from './names.js';

/** Columns with one value only; the border of an image is often blank, which is how images are. */
export const constant: DataCheck = ({ features, schema, table: { rows } }) => {
  const pixels = new Set(schema.pixels?.columns);
  const found = features.filter(
    ({ column, distinct, missing, name }) =>
      column.input && distinct === 1 && missing === 0 && rows > 1 && !pixels.has(name),
  );
  if (found.length === 0) return [];
  const names = found.map(({ name }) => name);
  return [
    {
      code: 'CONSTANT_FEATURE',
      severity: 'warning',
      columns: names,
      title: names.length === 1 ? 'A column never changes' : `${names.length} columns never change`,
      detail: `${listed(names)} ${names.length === 1 ? 'has' : 'have'} the same value in all ${counted(rows, 'row')}`,
      effect: 0.05,
      advice: { text: 'leave it out with {option}', option: 'drop', value: names },
      evidence: { columns: names },
    },
  ];
};
