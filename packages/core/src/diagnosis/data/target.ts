import { Missing } from '../../table/cells.js';
import { readNumbers } from '../../table/preprocessing/read-cells.js';
import { classOfRows } from '../../table/preprocessing/target.js';
import type { Schema, Task } from '../../table/schema/schema.js';
import type { Column, Table } from '../../table/table.js';
import { binsFor, type Codes, levelBins, quantileBins } from '../measures/bins.js';

/** What is to be predicted, in every row. */
export interface TargetData {
  readonly task: Task;
  readonly columns: readonly string[];
  /** Classes as they are; numbers in bins of as many rows; of several columns their combinations. */
  readonly codes: Codes;
  /** The classes where there is one column of them, else empty. */
  readonly classes: readonly string[];
  /** The numbers of every column, of a regression or of labels, else empty. */
  readonly values: readonly Float64Array[];
}

/** A number is predicted well enough in so many steps, for what this is about. */
const mostBins = 8;
/** Combinations of several targets beyond these share a bin. */
const mostCombinations = 32;

/** Reads the target; its cells were checked when the schema was inferred. */
export function readTarget(table: Table, schema: Schema): TargetData | null {
  const { target } = schema;
  if (target === null) return null;
  const { task, columns, classes } = target;
  const labels = classOfRows(schema, table);
  if (labels !== null) {
    return {
      task,
      columns,
      codes: { codes: Uint16Array.from(labels), count: classes.length },
      classes,
      values: [],
    };
  }
  const rows = Uint32Array.from({ length: table.rows }, (_, row) => row);
  const missing = new Missing(schema.missing);
  const values = columns.map((name) => readNumbers(table, table.find(name) as Column, rows, missing));
  const most = Math.min(mostBins, binsFor(table.rows));
  const codes = values.length === 1 ? quantileBins(values[0], most) : combined(values);
  return { task, columns, codes, classes: [], values };
}

/** Several columns as one: which of them are in their upper half. */
function combined(values: readonly Float64Array[]): Codes {
  const halves = values.map((each) => quantileBins(each, 2).codes);
  const places = new Map<string, number>();
  const levels = Int32Array.from(values[0], (_, row) => {
    const key = halves.map((codes) => codes[row]).join('');
    const place = places.get(key) ?? places.size;
    places.set(key, place);
    return place;
  });
  return levelBins(levels, [...places.keys()], mostCombinations);
}
