import { Matrix } from '../../matrix/matrix.js';
import type { Codes } from '../measures/bins.js';
import type { DataColumn } from './columns.js';

/** X of some rows for a quick linear model: numbers standardized, missing ones 0; of categories a row for every bin. */
export function denseInputs(columns: readonly DataColumn[], rows: Uint32Array): Matrix {
  const lines: Float64Array[] = [];
  for (const { numbers, bins } of columns) {
    if (numbers !== null) lines.push(standardized(Float64Array.from(rows, (row) => numbers[row])));
    else {
      const { codes, count } = bins as Codes;
      for (let bin = 0; bin < count; bin++) {
        lines.push(Float64Array.from(rows, (row) => Number(codes[row] === bin)));
      }
    }
  }
  const X = Matrix.zeros(lines.length, rows.length);
  for (const [i, line] of lines.entries()) {
    for (let j = 0; j < rows.length; j++) X.data[i + j * lines.length] = line[j];
  }
  return X;
}

function standardized(values: Float64Array): Float64Array {
  const present = values.filter((x) => !Number.isNaN(x));
  const mean = present.reduce((sum, x) => sum + x, 0) / Math.max(1, present.length);
  const square = present.reduce((sum, x) => sum + (x - mean) ** 2, 0) / Math.max(1, present.length);
  const deviation = square > 0 ? Math.sqrt(square) : 1;
  return values.map((x) => (Number.isNaN(x) ? 0 : (x - mean) / deviation));
}
