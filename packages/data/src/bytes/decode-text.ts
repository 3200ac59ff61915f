import { ColonnadeError } from '@colonnade/core';

/** How files that are not text begin, and what to tell their owners. */
const signatures: readonly (readonly [bytes: readonly number[], what: string])[] = [
  [[0x50, 0x4b, 0x03, 0x04], 'a ZIP archive (an Excel workbook is one): save the sheet as CSV'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an old Excel or Word file: save the sheet as CSV'],
  [[0x50, 0x41, 0x52, 0x31], 'a Parquet file: convert it to CSV'],
  [[0x89, 0x50, 0x4e, 0x47], 'a PNG image'],
  [[0xff, 0xd8, 0xff], 'a JPEG image'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF document'],
  [[0x93, 0x4e, 0x55, 0x4d], 'a NumPy array: convert it to CSV or HDF5'],
];

/**
 * The text of a UTF-8 file, without its byte order mark.
 * @throws FILE_FORMAT for bytes that are no text, FILE_ENCODING for text that is not UTF-8
 */
export function decodeText(name: string, bytes: Uint8Array): string {
  refuseUtf16(name, bytes);
  for (const [signature, what] of signatures) {
    if (!signature.every((byte, i) => bytes[i] === byte)) continue;
    throw new ColonnadeError({ code: 'FILE_FORMAT', where: name, problem: `this is not text but ${what}` });
  }
  const nul = bytes.indexOf(0);
  if (nul >= 0) {
    throw new ColonnadeError({
      code: 'FILE_FORMAT',
      where: `${name} line ${lineAt(bytes, nul)}`,
      problem: `there is a NUL byte at offset ${nul}, so this is not a text file`,
    });
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    const at = firstInvalid(bytes);
    throw new ColonnadeError({
      code: 'FILE_ENCODING',
      where: `${name} line ${lineAt(bytes, at)}`,
      problem: `the byte 0x${(bytes[at] ?? 0).toString(16).padStart(2, '0')} at offset ${at} is not UTF-8`,
      remedy: { text: 'save the file as UTF-8' },
      cause,
    });
  }
}

function refuseUtf16(name: string, bytes: Uint8Array): void {
  const [a, b] = bytes;
  if (!(a === 0xff && b === 0xfe) && !(a === 0xfe && b === 0xff)) return;
  throw new ColonnadeError({
    code: 'FILE_ENCODING',
    where: name,
    problem: 'the file is UTF-16, not UTF-8',
    remedy: { text: 'save the file as UTF-8' },
  });
}

/** Where the longest valid beginning ends: found by halving, as validity of beginnings is monotone. */
function firstInvalid(bytes: Uint8Array): number {
  // In stream mode an unfinished character at the end is no error, so each beginning of valid text is valid.
  const valid = (end: number): boolean => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, end), { stream: true });
      return true;
    } catch {
      return false;
    }
  };
  let good = 0;
  let bad = bytes.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >>> 1;
    if (valid(middle)) good = middle;
    else bad = middle;
  }
  return unfinishedFrom(bytes.subarray(0, good));
}

/** Where the unfinished character at the end begins; the end when the last one is whole. */
function unfinishedFrom(bytes: Uint8Array): number {
  let at = bytes.length - 1;
  while (at > 0 && (bytes[at] & 0xc0) === 0x80) at--;
  const lead = bytes[at] ?? 0;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
  return at + length > bytes.length ? at : bytes.length;
}

/** The line, counted from 1, that the byte at `offset` stands in; a line ends with CR, LF or CRLF. */
function lineAt(bytes: Uint8Array, offset: number): number {
  let line = 1;
  for (let i = 0; i < offset; i++) {
    if (bytes[i] === 10 || (bytes[i] === 13 && bytes[i + 1] !== 10)) line++;
  }
  return line;
}
