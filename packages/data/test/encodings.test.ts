import type { TextColumn } from '@colonnade/core';
import { describe, expect, it } from 'vitest';
import { ToUtf8 } from '../src/bytes/to-utf8.js';
import { readCsv } from '../src/index.js';

/** Words as Python's codecs write them, and what they are. */
const encoded = {
  shift_jis: ['938c8b9e9373', '東京都', '835c83748367', 'ソフト', '82e882f182b2', 'りんご'],
  'euc-jp': ['c5ecb5fec5d4', '東京都', 'a5bda5d5a5c8', 'ソフト', 'a4eaa4f3a4b4', 'りんご'],
  gb18030: ['b1b1bea9cad0', '北京市', 'cafdbeddb7d6cef6', '数据分析', 'ceb4c0b4', '未来'],
  big5: ['a578a55fa5ab', '台北市', 'b8eaaec6', '資料', 'a55cafe0', '功能'],
  'euc-kr': ['bcadbfef', '서울', 'b5a5c0ccc5cd', '데이터', 'bbe7b0fa', '사과'],
  'windows-1251': ['cceef1eae2e0', 'Москва', 'ffe1ebeeeae8', 'яблоки', 'f1eeea', 'сок'],
  'windows-1250': ['a3f3649f', 'Łódź', 'aff3b3e6', 'Żółć', 'e6ec', 'ćě'],
} as const;

const isEastAsian = (name: string) => !name.startsWith('windows');

/** A table of rows with a word, a comma, and a number. */
function file(words: readonly string[], rows = 30): Uint8Array {
  const cell = (row: number) => words[2 * (row % 3)];
  const line = (row: number) => [...Buffer.from(cell(row), 'hex'), ...Buffer.from(`,${row}\n`)];
  return Uint8Array.from([
    ...Buffer.from('word,n\n'),
    ...Array.from({ length: rows }, (_, row) => line(row)).flat(),
  ]);
}

function message(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing was thrown';
}

/** The first note of the table, or why there is none. */
const readOrMessage = (bytes: Uint8Array) => {
  let notes: readonly string[] = [];
  const problem = message(() => {
    notes = readCsv(bytes, { name: 'data.csv' }).source.notes;
  });
  return notes[0] ?? problem;
};

describe.each(Object.entries(encoded))('a file in %s', (name, words) => {
  const encoding = name as keyof typeof encoded;

  it('is read when its encoding is given, wherever its pieces are cut', () => {
    const table = readCsv(file(words), { encoding });
    expect((table.find('word') as TextColumn).cells.slice(0, 3)).toEqual([words[1], words[3], words[5]]);
    const bytes = file(words, 4);
    const whole = new TextDecoder(encoding).decode(bytes);
    for (let cut = 0; cut <= bytes.length; cut++) {
      const stage = new ToUtf8('data.csv', encoding);
      const pieces = [bytes.subarray(0, cut), bytes.subarray(cut)].map((piece) => stage.push(piece).slice());
      stage.end();
      expect(pieces.map((piece) => new TextDecoder().decode(piece)).join('')).toBe(whole);
    }
  });

  it('is not taken for Windows-1252 without a word on the option', () => {
    const asked = readOrMessage(file(words));
    if (isEastAsian(name)) {
      expect(asked).toMatch(
        new RegExp(
          `^data\\.csv line 2: this is not UTF-8, but seems to be .+\\. If it is, say so with encoding: '${name}'\\.`,
        ),
      );
    } else {
      expect(asked).toMatch(
        /(read as Windows-1252|is not UTF-8).*say what it is with (option "encoding"|encoding:)/,
      );
    }
  });
});

describe('an encoding that is not the file’s', () => {
  const french = Uint8Array.from('a,b\nZoé,1\n', (c) => c.charCodeAt(0));

  it('is refused where the bytes are none of its characters, and at the end of the file', () => {
    expect(message(() => readCsv(french, { name: 'data.csv', encoding: 'euc-kr' }))).toBe(
      'data.csv line 2: the byte 0xe9 at offset 6 is not EUC-KR (Korean). Leave encoding out, or say another one. [FILE_ENCODING]',
    );
    const cut = Uint8Array.from([...Buffer.from('a,b\n1,'), 0xb0]);
    expect(message(() => readCsv(cut, { name: 'data.csv', encoding: 'gb18030' }))).toMatch(
      /line 2: .*GB18030/,
    );
  });

  it('is not guessed from few letters, nor from languages of the West', () => {
    for (const text of ['ÄÖ,1', 'Élégie à ñó,2', 'ÀÉÈÇÔ ÜÖÄ Ñ,3', 'ýÁíéŸ ¿Qué? ¡Sí!,1']) {
      const bytes = Uint8Array.from(`a,b\n${`${text}\n`.repeat(40)}`, (c) => c.charCodeAt(0) & 255);
      expect(message(() => readCsv(bytes, { name: 'data.csv' }))).not.toMatch(/seems to be/);
    }
  });
});
