import { type Column, Table } from '../../table/table.js';

/** A table as a message carries it: plain columns. */
export interface TableMessage {
  readonly columns: readonly Column[];
  readonly source: Table['source'];
}

/** Takes a table apart: what a message carries has no methods. */
export function packTable({ columns, source }: Table): TableMessage {
  const plain = columns.map((column): Column => {
    if (column.kind === 'numeric') return column;
    const { name, cells, numbers } = column;
    return { kind: 'text', name, cells, ...(numbers && { numbers }) };
  });
  return { columns: plain, source };
}

/** The table of a message. */
export function unpackTable({ columns, source }: TableMessage): Table {
  return new Table(columns, source);
}
