import { applyPreprocessing, decodeTarget, type ModelContent, Network, type Table } from '@colonnade/core';

/** The rows of a table as records of the types that an exported file wants. */
export function recordsOf({ preprocessing }: ModelContent, table: Table): Record<string, unknown>[] {
  const records = Array.from({ length: table.rows }, (): Record<string, unknown> => ({}));
  for (const input of preprocessing.inputs) {
    const column = table.find(input.column)!;
    for (let row = 0; row < table.rows; row++) {
      let value: unknown;
      if (column.kind === 'text') {
        const cell = column.cells[row];
        const absent = cell === null || cell.trim() === '' || preprocessing.missing.includes(cell);
        value = absent ? null : input.kind === 'number' ? Number(cell) : cell;
      } else {
        const width = column.shape.reduce((product, size) => product * size, 1);
        const run = column.values.subarray(row * width, (row + 1) * width);
        value = column.shape.length === 0 ? run[0] : run;
      }
      Object.defineProperty(records[row], input.column, { value, enumerable: true });
    }
  }
  return records;
}

/** What the library says of every row: predictions, and the probability of every class. */
export function libraryAnswers(content: ModelContent, table: Table) {
  const { preprocessing, parameters, threshold } = content;
  const { task, classes, positive } = content.schema.target!;
  const Yhat = Network.fromParameters(parameters).predict(applyPreprocessing(preprocessing, table).X);
  if (task === 'regression') {
    const values = decodeTarget(preprocessing, Yhat).toColumns();
    return values.map((each) => ({
      prediction: each.length === 1 ? each[0] : each,
      probabilities: [] as number[],
    }));
  }
  return Yhat.toColumns().map((outputs) => {
    if (task === 'binary') {
      const p = outputs.length === 1 ? outputs[0] : outputs[positive!];
      const probabilities = classes.map((_, i) => (i === positive ? p : 1 - p));
      return { prediction: classes[p > threshold ? positive! : 1 - positive!], probabilities };
    }
    const held = classes.filter((_, i) => outputs[i] > threshold);
    const best = outputs.indexOf(Math.max(...outputs));
    return { prediction: task === 'multilabel' ? held : classes[best], probabilities: outputs };
  });
}
