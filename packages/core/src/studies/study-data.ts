import { checkOptions, type OptionDeclaration } from '../foundation/options.js';
import { type AnyData, asTable, type TableData, type TableRecord } from '../table/records.js';
import { Table } from '../table/table.js';
import type { StudyData } from './runner.js';

/** The rows of a study, alone or beside a table of its own to test on. */
export type StudyInput<R = TableRecord> =
  | TableData<R>
  | { readonly table: TableData<R>; readonly test?: TableData<R> | TableData };

/** What the trials of a study learn from, as tables. @throws OPTION_TYPE; as `tableFromRecords` */
export function studyData(where: string, given: StudyInput<object>): StudyData {
  const beside = typeof given === 'object' && given !== null && 'table' in given && !(given instanceof Table);
  if (!beside) return { table: asTable(where, given as AnyData) };
  const part: OptionDeclaration = { type: 'object', help: 'rows' };
  checkOptions(where, given, { table: part, test: part });
  const { table, test } = given as { table: AnyData; test?: AnyData };
  return { table: asTable(where, table), ...(test !== undefined && { test: asTable(where, test) }) };
}
