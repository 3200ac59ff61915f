import { ColonnadeError } from '@colonnade/core';
import { firstError } from './first-error.js';

/** What other languages write, and JSON does not have. */
const foreignWord = /^(?:NaN|-?Infinity|nan|None|True|False|undefined)\b/;

/**
 * A value of JSON.
 * @param line - the line of the file that the text is, where it is one
 * @throws FILE_FORMAT naming line and column
 */
export function parseJson(name: string, text: string, line?: number): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const at = firstError(text);
    const word = foreignWord.exec(text.slice(at, at + 20))?.[0];
    const before = text.slice(0, at).split('\n');
    const column = (before.at(-1) as string).length + 1;
    throw new ColonnadeError({
      code: 'FILE_FORMAT',
      where: `${name} line ${line ?? before.length}, column ${column}`,
      problem: word ? `${word} is not JSON` : problemAt(text, at),
      remedy: remedyFor(text, before.length, word, line),
      cause,
    });
  }
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
