import { ColonnadeError } from '@colonnade/core';
import type { ReadOptions } from '../options.js';
import { guessEastAsian } from './east-asian.js';
import { type Encoding, spelled } from './encoding.js';
import { guessEuropean } from './european.js';
import type { Survey } from './survey.js';
import { type NotText, ToUtf8 } from './to-utf8.js';

const guessEncoding = (sample: Uint8Array): Encoding | 'other' | undefined =>
  guessEastAsian(sample) ?? guessEuropean(sample);

/**
 * What to do after a try to read a text has failed: another one with Windows-1252, where the bytes may well be
 * that, or an error that names the line.
 * @throws FILE_ENCODING, FILE_FORMAT
 */
export function secondTry(
  name: string,
  { what, offset }: NotText,
  asked: ReadOptions['encoding'],
  survey: Survey,
): ToUtf8 {
  const where = `${name} line ${survey.line}`;
  const seems = what === 'not-utf8' && !survey.binary ? guessEncoding(survey.sample) : undefined;
  if (seems !== undefined && seems !== 'other') {
    throw new ColonnadeError({
      code: 'FILE_ENCODING',
      where,
      problem: `this is not UTF-8, but seems to be ${spelled(seems)}`,
      remedy: { text: 'if it is, say so with {option}', option: 'encoding', value: seems },
    });
  }
  const western = what === 'not-utf8' && survey.maybeWindows1252 && !survey.binary && seems === undefined;
  if (western && (asked ?? 'auto') === 'auto') {
    const stage = new ToUtf8(name, 'windows-1252');
    const otherwise = 'where letters are wrong, say what it is with option "encoding"';
    stage.notes.push(`not UTF-8 (line ${survey.line}): read as ${spelled('windows-1252')}; ${otherwise}`);
    return stage;
  }
  if (what === 'not-asked') {
    const problem = `the byte 0x${survey.byte.toString(16).padStart(2, '0')} at offset ${offset} is not ${spelled(asked as Encoding)}`;
    throw new ColonnadeError({
      code: 'FILE_ENCODING',
      where,
      problem,
      remedy: { text: 'leave {option} out, or say another one', option: 'encoding' },
    });
  }
  if (what === 'nul') {
    const problem = `there is a NUL byte at offset ${offset}, so this is not a text file`;
    throw new ColonnadeError({ code: 'FILE_FORMAT', where, problem });
  }
  if (what === 'not-utf16') {
    const problem = `the bytes from offset ${offset} on are not UTF-16`;
    throw new ColonnadeError({ code: 'FILE_ENCODING', where, problem });
  }
  if (survey.binary) {
    const problem = `there are bytes that no text has (from offset ${offset} on it is not UTF-8), so this is not a text file`;
    throw new ColonnadeError({ code: 'FILE_FORMAT', where, problem });
  }
  throw new ColonnadeError({
    code: 'FILE_ENCODING',
    where,
    problem: `the byte 0x${survey.byte.toString(16).padStart(2, '0')} at offset ${offset} is not UTF-8`,
    remedy: {
      text:
        'Save the file as UTF-8, or say what it is with {option}: latin1 for the West of Europe, windows-1250 for its ' +
        'middle, windows-1251 for Cyrillic, or another one',
      option: 'encoding',
    },
  });
}
