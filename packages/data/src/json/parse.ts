import { ColonnadeError } from '@colonnade/core';
import { duplicateName } from './duplicate-name.js';
import { firstError } from './first-error.js';

/** What other languages write, and JSON does not have. */
const foreignWord = /^(?:NaN|-?Infinity|nan|None|True|False|undefined)\b/;

/**
 * A value of JSON.
 * @param line - the line of the file that the text is, where it is one
 * @throws FILE_FORMAT naming line and column
 */
export function parseJson(name: string, text: string, line?: number): unknown {
  const value = parsed(name, text, line);
  const twice = duplicateName(text, value);
  if (twice === undefined) return value;
  throw new ColonnadeError({
    code: 'FILE_FORMAT',
    where: `${name} ${placeOf(text, twice.at, line)}`,
    problem: `the name ${JSON.stringify(twice.name)} stands twice in one object`,
    why: 'Only one of the values could be kept',
    remedy: { text: 'give each value a name of its own' },
  });
}

function parsed(name: string, text: string, line: number | undefined): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const at = firstError(text);
    const word = foreignWord.exec(text.slice(at, at + 20))?.[0];
    const before = text.slice(0, at).split('\n');
    throw new ColonnadeError({
      code: 'FILE_FORMAT',
      where: `${name} ${placeOf(text, at, line)}`,
      problem: word ? `${word} is not JSON` : problemAt(text, at),
      remedy: remedyFor(text, before.length, word, line),
      cause,
    });
  }
}

/** `line 3, column 12`, both counted from 1. */
function placeOf(text: string, at: number, line: number | undefined): string {
  const before = text.slice(0, at).split('\n');
  return `line ${line ?? before.length}, column ${(before.at(-1) as string).length + 1}`;
}

function problemAt(text: string, at: number): string {
  if (at >= text.length) return 'the JSON is cut short';
  return `this is not JSON: ${JSON.stringify([...text.slice(at, at + 2)][0])} cannot stand here`;
}

function remedyFor(text: string, line: number, word: string | undefined, of: number | undefined) {
  if (word !== undefined) return { text: 'write null for a missing value, true, false or a number' };
  const records = of === undefined && line > 1 && /^\s*\{.*\}\s*$/.test(text.split('\n', 1)[0]);
  if (records) return { text: 'If each line is a record, say {option}', option: 'format', value: 'jsonl' };
  return { text: 'write the file again' };
}
