import { checkColumns } from '../../table/preprocessing/read-cells.js';
import { checkUnits } from '../../table/schema/check-units.js';
import { inputColumns, type Schema } from '../../table/schema/schema.js';
import { findTwins } from '../../table/splits/duplicates.js';
import type { Table } from '../../table/table.js';
import { compareColumns } from '../drift/compare-columns.js';
import { type Apart, chiSquare, kolmogorovSmirnov } from '../drift/two-samples.js';
import { type DataColumn, readColumns } from './columns.js';
import type { CheckedDiagnoseOptions } from './options.js';
import { readTarget, type TargetData } from './target.js';
import type { TestDiagnosis } from './test-diagnosis.js';

/**
 * Looks at a file to test on beside the data: rows that both have, and what has drifted.
 * @throws COLUMN_UNKNOWN, CELL_…, TARGET_… as testing on it would
 */
export function diagnoseTestFile(
  table: Table,
  test: Table,
  schema: Schema,
  columns: readonly DataColumn[],
  target: TargetData | null,
  options: CheckedDiagnoseOptions,
): TestDiagnosis {
  const inputs = inputColumns(schema);
  checkColumns(
    test,
    inputs.map(({ name }) => name),
  );
  checkUnits(schema, test, target !== null);
  const every = (of: Table) => Uint32Array.from({ length: of.rows }, (_, row) => row);
  const [train, tested] = [
    { name: 'training', table, rows: every(table) },
    { name: 'test', table: test, rows: every(test) },
  ];
  const names = inputs.map(({ name }) => name);
  const hasTarget = target?.columns.every((name) => test.find(name) !== undefined) === true;
  const [alike] = findTwins(train, [tested], names);
  const [whole] = hasTarget ? findTwins(train, [tested], [...names, ...target.columns]) : [alike];
  const now = readColumns(test, { ...schema, columns: inputs }, []);
  const then = new Map(columns.map((column) => [column.name, column]));
  const found = now.flatMap((column) => {
    const before = then.get(column.name);
    if (before === undefined) return [];
    const about = { schema, tokens: options.tokens, seed: options.seed };
    const one = compareColumns(
      { column: before, table, rows: train.rows },
      { column, table: test, rows: tested.rows },
      about,
    );
    return one === null ? [] : [one];
  });
  const judged = new Set(found.map(({ column }) => column));
  return {
    source: test.source.name,
    rows: test.rows,
    duplicates: whole.count,
    first: whole.first && [test.place(whole.first[0]), table.place(whole.first[1])],
    contradicting: alike.has.reduce((sum, has, at) => sum + Number(has === 1 && whole.has[at] === 0), 0),
    columns: found.sort((a, b) => b.distance - a.distance),
    target: hasTarget ? targetApart(target, readTarget(test, schema)!) : null,
    notJudged: names.filter((name) => !judged.has(name)),
  };
}

function targetApart(then: TargetData, now: TargetData): Apart | null {
  if (then.classes.length > 0) {
    const counts = ({ codes }: TargetData) => {
      const of = new Float64Array(then.classes.length);
      for (const code of codes.codes) of[code]++;
      return of;
    };
    return chiSquare(counts(then), counts(now));
  }
  return then.values.length === 1 ? kolmogorovSmirnov(then.values[0], now.values[0]) : null;
}
