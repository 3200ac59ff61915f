// How Colonnade reads what the benchmark reads. Each returns how many examples there were.
import { encodeInputs, fitPreprocessing, inferSchema, TokenCache } from '@colonnade/core';
import { readTable } from '@colonnade/data';

/** A file to a table; with `intoX` on to X, which is standardized on the way. */
export async function read({ path, labels, intoX, precision, imageSize, target }) {
  const table = await readTable(path, { ...(imageSize && { imageSize }) }, labels);
  if (!intoX) return table.rows;
  const schema = inferSchema(table, labels === undefined ? {} : { target: target ?? table.names.at(-1) });
  const rows = Uint32Array.from({ length: table.rows }, (_, row) => row);
  const cache = new TokenCache(); // words are cut out once, as in a training
  const { preprocessing } = fitPreprocessing(table, schema, rows, {}, [], cache);
  return encodeInputs(preprocessing, table, rows, precision, cache).X.columns;
}
