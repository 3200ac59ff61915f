import { ColonnadeError } from '@colonnade/core';
import type { ReadOptions } from '../options.js';
import { maybeWindows1252, spelled } from './encoding.js';
import { NotText, ToUtf8 } from './to-utf8.js';

/**
 * What to do after a try to read a text has failed: another one with Windows-1252, where the bytes may well be
 * that, or an error that names the line.
 * @param lineOf - the line, counted from 1, that the byte at an offset stands in
 */
export function secondTry(
  name: string,
  error: unknown,
  asked: ReadOptions['encoding'],
  lineOf: (offset: number) => number,
): ToUtf8 {
  if (!(error instanceof NotText)) throw error;
  const { what, offset, byte, around, sawUtf8 } = error;
  if (what === 'not-utf8' && (asked ?? 'auto') === 'auto' && !sawUtf8 && maybeWindows1252(around)) {
    const stage = new ToUtf8(name, 'windows-1252');
    const line = lineOf(offset);
    stage.notes.push(`not UTF-8 (line ${line}): read as ${spelled('windows-1252')}`);
    return stage;
  }
  const where = `${name} line ${lineOf(offset)}`;
  if (what === 'nul') {
    const problem = `there is a NUL byte at offset ${offset}, so this is not a text file`;
    throw new ColonnadeError({ code: 'FILE_FORMAT', where, problem });
  }
  if (what === 'not-utf16') {
    const problem = `the bytes from offset ${offset} on are not UTF-16`;
    throw new ColonnadeError({ code: 'FILE_ENCODING', where, problem });
  }
  throw new ColonnadeError({
    code: 'FILE_ENCODING',
    where,
    problem: `the byte 0x${byte.toString(16).padStart(2, '0')} at offset ${offset} is not UTF-8`,
    remedy: {
      text: 'Save the file as UTF-8, or say what it is with {option}',
      option: 'encoding',
      value: 'latin1',
    },
  });
}

/** The line ends (CR, LF or CRLF) among the first bytes of a piece. */
export function countLines(bytes: Uint8Array, end: number): number {
  let lines = 0;
  for (let i = 0; i < end; i++) {
    if (bytes[i] === 10 || (bytes[i] === 13 && bytes[i + 1] !== 10)) lines++;
  }
  return lines;
}
