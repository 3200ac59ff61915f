// DuckDB from npm on the same CSV file: to a table of its own in memory, or on into X by chunks of typed arrays.
import { createRequire } from 'node:module';
import { join } from 'node:path';

export async function read({ path, intoX, examples, columns, folder }) {
  const { DuckDBInstance } = createRequire(join(folder, 'package.json'))('@duckdb/node-api');
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const file = `read_csv('${path.replaceAll("'", "''")}')`;
  if (!intoX) {
    await connection.run(`CREATE TABLE numbers AS SELECT * FROM ${file}`);
    const count = await connection.runAndReadAll('SELECT count(*) FROM numbers');
    return Number(count.getRows()[0][0]);
  }
  const X = new Float64Array(examples * columns);
  const names = Array.from({ length: columns }, (_, i) => `c${i + 1}::DOUBLE`);
  const result = await connection.stream(`SELECT ${names.join(', ')} FROM ${file}`);
  let at = 0;
  for (;;) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) return at;
    for (let column = 0; column < columns; column++) {
      const { items } = chunk.getColumnVector(column);
      for (let row = 0; row < chunk.rowCount; row++) X[(at + row) * columns + column] = items[row];
    }
    at += chunk.rowCount;
  }
}
