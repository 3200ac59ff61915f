import { ColonnadeError, Table } from '@colonnade/core';

/** A table of text cells as a CSV reader brings it: the header on line 1, row i on line i + 2. */
export function textTable(
  columns: Record<string, readonly (string | number | null)[]>,
  name = 'data.csv',
): Table {
  const list = Object.entries(columns);
  return new Table(
    list.map(([column, cells]) => ({
      kind: 'text',
      name: column,
      cells: cells.map((cell) => (cell === null ? null : String(cell))),
    })),
    { name, lines: Uint32Array.from(list[0][1], (_, row) => row + 2), notes: [] },
  );
}

/** The message of the ColonnadeError that `run` throws. */
export function messageOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof ColonnadeError) return error.message;
    throw error;
  }
  throw new Error('nothing was thrown');
}

/** `count` values of a function of the row. */
export function rows<T>(count: number, value: (row: number) => T): T[] {
  return Array.from({ length: count }, (_, row) => value(row));
}
