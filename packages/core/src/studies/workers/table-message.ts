import { SpelledColumn } from '../../table/spelled-column.js';
import { type Column, type NumericColumn, Table, type TextColumn } from '../../table/table.js';

/** A table as a message carries it: plain columns. */
export interface TableMessage {
  readonly columns: readonly ColumnMessage[];
  readonly source: Table['source'];
}

type ColumnMessage =
  | NumericColumn
  | Pick<TextColumn, 'kind' | 'name' | 'cells' | 'numbers' | 'unit'>
  | { readonly kind: 'spelled'; readonly name: string; readonly parts: SpelledColumn['parts'] };

/** Takes a table apart: what a message carries has no methods. */
export function packTable({ columns, source }: Table): TableMessage {
  return { columns: columns.map(pack), source };
}

/** The table of a message. */
export function unpackTable({ columns, source }: TableMessage): Table {
  return new Table(columns.map(unpack), source);
}

function pack(column: Column): ColumnMessage {
  if (column.kind === 'numeric') return column;
  const { name } = column;
  // Nine bytes a cell in place of a string each.
  if (column instanceof SpelledColumn) return { kind: 'spelled', name, parts: column.parts };
  const { cells, numbers, unit } = column;
  return { kind: 'text', name, cells, ...(numbers && { numbers }), ...(unit && { unit }) };
}

function unpack(column: ColumnMessage): Column {
  return column.kind === 'spelled' ? new SpelledColumn(column.name, ...column.parts) : column;
}
