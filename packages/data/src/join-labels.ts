import { ColonnadeError, renamed, Table } from '@colonnade/core';

/**
 * A table with the target of another file at its end: the column named `target` there, or its only column.
 * @throws TABLE_RAGGED when the files have different numbers of rows, COLUMN_UNKNOWN, OPTION_CONFLICT
 */
export function joinLabels(table: Table, labels: Table, target?: string): Table {
  const named = target === undefined ? undefined : labels.find(target);
  const column = named ?? (labels.columns.length === 1 ? labels.columns[0] : undefined);
  if (column === undefined) {
    throw new ColonnadeError({
      code: 'COLUMN_UNKNOWN',
      where: labels.source.name,
      problem:
        target === undefined
          ? `which of the ${labels.columns.length} columns holds the labels is not clear`
          : `there is no column "${target}" among ${labels.names.map((name) => `"${name}"`).join(', ')}`,
      remedy: { text: 'Name the column of the labels with {option}', option: 'target' },
    });
  }
  if (labels.rows !== table.rows) {
    throw new ColonnadeError({
      code: 'TABLE_RAGGED',
      where: labels.source.name,
      problem: `${labels.rows} ${labels.rows === 1 ? 'label' : 'labels'} for the ${table.rows} ${table.rows === 1 ? 'row' : 'rows'} of ${table.source.name}`,
      expected: String(table.rows),
      got: String(labels.rows),
    });
  }
  const name = target ?? column.name;
  if (table.find(name) !== undefined) {
    throw new ColonnadeError({
      code: 'OPTION_CONFLICT',
      where: labels.source.name,
      problem: `column "${name}" stands in ${table.source.name} too`,
      remedy: { text: 'leave {option} out, or rename one of them', option: 'labels' },
    });
  }
  const notes = [...table.source.notes, ...labels.source.notes];
  return new Table([...table.columns, renamed(column, name)], { ...table.source, notes });
}
