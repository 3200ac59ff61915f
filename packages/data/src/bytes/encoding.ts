import { ColonnadeError } from '@colonnade/core';
import type { ReadOptions } from '../options.js';

export type Encoding = Exclude<NonNullable<ReadOptions['encoding']>, 'auto'>;

/** How files that are not text begin, and what to tell their owners. */
const signatures: readonly (readonly [bytes: readonly number[], what: string])[] = [
  [[0x50, 0x4b, 0x03, 0x04], 'a ZIP archive (an Excel workbook is one): save the sheet as CSV'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an old Excel or Word file: save the sheet as CSV'],
  [[0x89, 0x50, 0x4e, 0x47], 'a PNG image'],
  [[0xff, 0xd8, 0xff], 'a JPEG image'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF document'],
];

/** The encoding of a text file, how it was found, and how many bytes of a mark stand before the text. */
export interface FoundEncoding {
  readonly encoding: Encoding;
  readonly mark: number;
  readonly note: string | undefined;
}

/**
 * What the first bytes say about the encoding: a byte order mark, the zeros of UTF-16, or bytes that UTF-8 does
 * not have.
 * @throws FILE_FORMAT for bytes that are no text
 */
export function findEncoding(
  name: string,
  head: Uint8Array,
  asked: NonNullable<ReadOptions['encoding']>,
): FoundEncoding {
  const [a, b, c] = head;
  const marked =
    a === 0xff && b === 0xfe
      ? 'utf-16le'
      : a === 0xfe && b === 0xff
        ? 'utf-16be'
        : a === 0xef && b === 0xbb && c === 0xbf
          ? 'utf-8'
          : undefined;
  if (asked !== 'auto') {
    const mark = marked === asked ? (asked === 'utf-8' ? 3 : 2) : 0;
    return { encoding: asked, mark, note: undefined };
  }
  if (marked === 'utf-8') {
    refuseBinary(name, head.subarray(3));
    return { encoding: marked, mark: 3, note: undefined };
  }
  if (marked !== undefined) return { encoding: marked, mark: 2, note: `encoding ${spelled(marked)} found` };
  const wide = zerosOfUtf16(head);
  if (wide !== undefined) return { encoding: wide, mark: 0, note: `encoding ${spelled(wide)} found` };
  refuseBinary(name, head);
  return { encoding: 'utf-8', mark: 0, note: undefined };
}

export function spelled(encoding: Encoding): string {
  const names = {
    'utf-8': 'UTF-8',
    'utf-16le': 'UTF-16',
    'utf-16be': 'UTF-16 (big-endian)',
    latin1: 'Latin-1',
    'windows-1252': 'Windows-1252 (Latin-1)',
    'windows-1250': 'Windows-1250 (Central Europe)',
    'windows-1251': 'Windows-1251 (Cyrillic)',
    'windows-1253': 'Windows-1253 (Greek)',
    'windows-1254': 'Windows-1254 (Turkish)',
    'windows-1257': 'Windows-1257 (Baltic)',
    shift_jis: 'Shift-JIS (Japanese)',
    'euc-jp': 'EUC-JP (Japanese)',
    gb18030: 'GB18030 (Chinese)',
    big5: 'Big5 (Chinese)',
    'euc-kr': 'EUC-KR (Korean)',
  };
  return names[encoding];
}

/**
 * Text in UTF-16 has a zero beside every line break, digit, separator and letter of the West, nearly always on the
 * same side, and is valid; of other scripts those are few.
 */
function zerosOfUtf16(head: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const length = Math.min(head.length & ~1, 4096);
  if (length < 4) return undefined;
  const zeros = [0, 0];
  for (let i = 0; i < length; i++) if (head[i] === 0) zeros[i & 1]++;
  if (zeros[0] + zeros[1] < 0.05 * length) return undefined;
  const encoding = zeros[1] > zeros[0] ? 'utf-16le' : 'utf-16be';
  return isWideText(head.subarray(0, length), encoding) ? encoding : undefined;
}

/** True for lines of UTF-16 without a control character, the last character aside, which may be cut. */
function isWideText(bytes: Uint8Array, encoding: Encoding): boolean {
  const text = new TextDecoder(encoding).decode(bytes).slice(0, -1);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what no text has
  return /[\r\n]/.test(text) && !/[\u0000-\u0008\u000e-\u001f\ufffd\ufffe\uffff]/.test(text);
}

function refuseBinary(name: string, head: Uint8Array): void {
  for (const [signature, what] of signatures) {
    if (!signature.every((byte, i) => head[i] === byte)) continue;
    throw new ColonnadeError({ code: 'FILE_FORMAT', where: name, problem: `this is not text but ${what}` });
  }
  const start = new TextDecoder('latin1').decode(head.subarray(0, 200));
  if (!/^\s*<(!doctype html|html|\?xml)\b/i.test(start)) return;
  const what = start.includes('<?xml') ? 'XML' : 'an HTML page, as a server sends it in place of a file';
  throw new ColonnadeError({
    code: 'FILE_FORMAT',
    where: name,
    problem: `this is no table but ${what}`,
    remedy: { text: 'look into it, and fetch the data again' },
  });
}
