import { asTable, type TableData } from '../table/records.js';
import { Table } from '../table/table.js';
import type { StudyData } from './runner.js';

/** The rows of a study, alone or beside a table of its own to test on. */
export type StudyInput = TableData | { readonly table: TableData; readonly test?: TableData };

/** What the trials of a study learn from, as tables. @throws OPTION_TYPE; as `tableFromRecords` */
export function studyData(where: string, given: StudyInput): StudyData {
  const beside = typeof given === 'object' && given !== null && 'table' in given && !(given instanceof Table);
  if (!beside) return { table: asTable(where, given as TableData) };
  const { table, test } = given as { table: TableData; test?: TableData };
  return { table: asTable(where, table), ...(test !== undefined && { test: asTable(where, test) }) };
}
