import { ColonnadeError, parseToy, toyTable } from '@colonnade/core';
import { writeNew } from '../run/files.js';
import { toCsv } from '../terminal/csv.js';

/** `colonnade toy <name>`: a toy set as CSV with the columns x1, x2, label. */
export async function toy(name: string, flags: { seed?: string; out?: string }): Promise<number> {
  if (flags.seed !== undefined && name.includes('?')) {
    throw new ColonnadeError({
      code: 'OPTION_CONFLICT',
      where: name,
      problem: 'the seed is given twice',
      remedy: { text: 'leave {option} out', option: 'seed' },
    });
  }
  const asked = name.startsWith('toy:') ? name : `toy:${name}`;
  const { name: set, seed } = parseToy(flags.seed === undefined ? asked : `${asked}?seed=${flags.seed}`);
  const table = toyTable(set, { seed });
  const columns = table.columns.map((column) => ({
    name: column.name,
    values: column.kind === 'text' ? column.cells : column.values,
  }));
  const text = toCsv(columns, table.rows);
  if (flags.out === undefined) process.stdout.write(text);
  else writeNew(flags.out, text);
  return 0;
}
