import { type Column, cellAt, columnWidth, Table } from './table.js';

/**
 * Some rows of a table as a table of their own, in the order given; messages about it name the file, without lines.
 * @param rows row numbers of the table, counted from 0
 */
export function selectRows(table: Table, rows: Uint32Array): Table {
  const { name, notes } = table.source;
  return new Table(
    table.columns.map((column) => selected(column, rows)),
    { name, notes },
  );
}

function selected(column: Column, rows: Uint32Array): Column {
  if (column.kind === 'text') {
    const { kind, name, numbers, unit } = column;
    const cells = Array.from(rows, (row) => cellAt(column, row));
    const parsed = numbers && Float64Array.from(rows, (row) => numbers[row]);
    return { kind, name, cells, ...(parsed && { numbers: parsed }), ...(unit && { unit }) };
  }
  const width = columnWidth(column);
  const values = new (column.values.constructor as Float64ArrayConstructor)(rows.length * width);
  for (const [at, row] of rows.entries()) {
    values.set(column.values.subarray(row * width, (row + 1) * width), at * width);
  }
  return { ...column, values };
}
