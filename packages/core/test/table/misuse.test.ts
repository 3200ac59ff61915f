import { describe, expect, it } from 'vitest';
import * as core from '../../src/index.js';

/** What programs without types call. */
const loose = core as unknown as Record<string, (...given: unknown[]) => unknown>;
const column = (name: string) => ({ kind: 'text' as const, name, cells: ['1', '2'] });
const source = { name: 'data.csv', notes: [] };
const table = new core.Table([column('a'), column('b')], source);
const schema = core.inferSchema(table, {});

function wordsOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing was thrown';
}

describe('what plain JavaScript gets wrong about tables is said with a code', () => {
  it.each<[string, unknown[], string]>([
    [
      'fitPreprocessing',
      [table],
      'fitPreprocessing: the schema is undefined. Pass what inferSchema gives. [OPTION_TYPE]',
    ],
    [
      'fitPreprocessing',
      [table, schema],
      'fitPreprocessing: the training rows are undefined. Pass what splitRows gives, or Uint32Array.from({ length: table.rows }, (_, row) => row). [OPTION_TYPE]',
    ],
    [
      'columnHistogram',
      [],
      'columnHistogram: the data are undefined. Pass a Table; tableFromRecords makes one. [OPTION_TYPE]',
    ],
    [
      'columnHistogram',
      [table],
      'columnHistogram: the schema is undefined. Pass what inferSchema gives. [OPTION_TYPE]',
    ],
    [
      'columnHistogram',
      [table, schema, 'a'],
      'columnHistogram: the column is "a". Pass one of schema.columns. [OPTION_TYPE]',
    ],
  ])('%s', (name, given, expected) => {
    expect(wordsOf(() => loose[name](...given))).toBe(expected);
  });

  it('Table', () => {
    expect(wordsOf(() => new core.Table([column('a'), column('b'), column('a')], source))).toBe(
      'data.csv: columns[0] and columns[2] are both called "a". Columns are found by name: give each column a name of its own. [HEADER_INVALID]',
    );
    expect(wordsOf(() => table.renamed({ a: 'b' }))).toMatch(/both called "b"/);
    expect(table.renamed({ a: 'b', b: 'a' }).names).toEqual(['b', 'a']);
    expect(wordsOf(() => table.renamed(null as never))).toBe(
      "Table.renamed: the names are null. Pass { before: 'after' }. [OPTION_TYPE]",
    );
    expect(wordsOf(() => table.renamed({ a: 5 } as never))).toBe(
      'Table.renamed: the new name of "a" is 5. Pass { before: \'after\' }. [OPTION_TYPE]',
    );
  });
});
