import { ColonnadeError } from '@colonnade/core';

/** A value of JSON. @throws FILE_FORMAT naming line and column where that is known */
export function parseJson(name: string, text: string, line?: number): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const { message } = cause as Error;
    const position = /at position (\d+)/.exec(message)?.[1];
    const at = position === undefined ? undefined : Number(position);
    const bare =
      at === undefined ? null : /^(?:NaN|-?Infinity|nan|None|True|False|undefined)\b/.exec(wordAt(text, at));
    throw new ColonnadeError({
      code: 'FILE_FORMAT',
      where: place(name, text, at, line),
      problem: bare ? `${bare[0]} is not JSON` : `this is not JSON (${plain(message)})`,
      remedy: {
        text: bare
          ? 'write null for a missing value, true, false or a number'
          : 'write it again, or cut it here',
      },
      cause,
    });
  }
}

/** The word around a position: the engine points into it, not always at its beginning. */
function wordAt(text: string, at: number): string {
  let from = at;
  while (from > 0 && /[\w-]/.test(text[from - 1])) from--;
  return text.slice(from, from + 20);
}

function place(name: string, text: string, at: number | undefined, line: number | undefined): string {
  if (line !== undefined)
    return at === undefined ? `${name} line ${line}` : `${name} line ${line}, column ${at + 1}`;
  if (at === undefined) return name;
  const before = text.slice(0, at).split('\n');
  return `${name} line ${before.length}, column ${(before.at(-1) as string).length + 1}`;
}

/** What the engine said, without the place and without a quotation of the file. */
function plain(message: string): string {
  return message
    .replace(/,? ?(\.\.\.)?".*/s, '')
    .replace(/ in JSON at position.*/s, '')
    .replace(/ at position.*/s, '');
}
