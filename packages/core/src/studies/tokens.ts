import { TokenCache } from '../table/preprocessing/text/tokenize.js';
import type { Table } from '../table/table.js';

const known = new WeakMap<Table, TokenCache>();

/** The words of the texts of a table: read by the first trial of a thread, and used by all that follow. */
export function tokensOf(table: Table): TokenCache {
  const cache = known.get(table) ?? new TokenCache();
  known.set(table, cache);
  return cache;
}
