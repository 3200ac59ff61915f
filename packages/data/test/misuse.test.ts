import { describe, expect, it } from 'vitest';
import * as data from '../src/index.js';

/** What programs without types call. */
const loose = data as unknown as Record<string, (...given: unknown[]) => unknown>;
const bytes = new TextEncoder().encode('a,b\n1,2\n');

async function wordsOf(work: () => unknown): Promise<string> {
  try {
    await work();
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing was thrown';
}

describe('what plain JavaScript gets wrong is said with a code', () => {
  it.each<[string, unknown[], string]>([
    ['readTable', [], 'readTable: the path is undefined. Pass the path of a file as a text. [OPTION_TYPE]'],
    [
      'readTable',
      [new URL('file:///a.csv')],
      'readTable: the path is a URL. Pass fileURLToPath(url). [OPTION_TYPE]',
    ],
    ['readTable', ['a.csv', null], 'readTable: the options are null. Pass { separator: ";" }. [OPTION_TYPE]'],
    [
      'readTable',
      ['a.csv', {}, 5],
      'readTable: the path is 5. Pass the path of a file as a text. [OPTION_TYPE]',
    ],
    [
      'readCsv',
      ['a,b\n1,2\n'],
      'readCsv: the bytes are "a,b\\n1,2\\n". Pass new TextEncoder().encode(text), or, of a path, use readTable. [OPTION_TYPE]',
    ],
    [
      'readCsv',
      [bytes.buffer],
      'readCsv: the bytes are a value of type ArrayBuffer. Pass new Uint8Array(buffer). [OPTION_TYPE]',
    ],
    [
      'readCsv',
      [bytes, { seperator: ';' }],
      'readCsv: option "seperator" is unknown. Did you mean "separator"? [OPTION_UNKNOWN]',
    ],
    [
      'readCsv',
      [bytes, { maxBytes: 'all' }],
      'readCsv: option "maxBytes" is "all", but must be a whole number of at least 1. [OPTION_TYPE]',
    ],
    [
      'readTableBytes',
      [bytes],
      'readTableBytes: the name is a value of type Uint8Array. Pass the name of the file as a text. [OPTION_TYPE]',
    ],
    [
      'readTableBytes',
      ['a.csv', null],
      'readTableBytes: the bytes are null. Pass the bytes of a file. [OPTION_TYPE]',
    ],
    ['readHdf5', [[1, 2]], 'readHdf5: the bytes are an array. Pass the bytes of a file. [OPTION_TYPE]'],
    ['readCsvFile', [5], 'readCsvFile: the path is 5. Pass the path of a file as a text. [OPTION_TYPE]'],
    [
      'readTableFile',
      ['a.csv'],
      'readTableFile: the file is "a.csv". Pass what an <input type="file"> gives. [OPTION_TYPE]',
    ],
    [
      'listArrays',
      [null],
      'listArrays: the file is null. Pass what an <input type="file"> gives. [OPTION_TYPE]',
    ],
    [
      'readImageFiles',
      [null],
      'readImageFiles: the files are null. Pass the files of an <input type="file" webkitdirectory>, or { path, file } for each. [OPTION_TYPE]',
    ],
    [
      'readImageFiles',
      [['cat/1.png']],
      'readImageFiles: files[0] is "cat/1.png". Pass the files of an <input type="file" webkitdirectory>, or { path, file } for each. [OPTION_TYPE]',
    ],
    ['parseDerived', [5], 'option "derive": "5" cannot be read: it is no text. [EXPRESSION_INVALID]'],
  ])('%s(%j)', async (name, given, expected) => {
    expect(await wordsOf(() => loose[name](...given))).toBe(expected);
  });

  it('and auto is as if nothing was said', () => {
    expect(data.readCsv(bytes, { decimal: 'auto', encoding: 'auto', skipFirst: 'auto' }).names).toEqual([
      'a',
      'b',
    ]);
  });
});
