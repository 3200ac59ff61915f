import { ColonnadeError } from '../foundation/errors.js';
import type { TrialResult } from './trial-result.js';

/** A result as a line of a journal, without the line break. */
export function journalLine(result: TrialResult): string {
  return JSON.stringify(result);
}

/**
 * The results that a journal holds. A process that was killed may have written a part of the last line: it is left
 * out, and its trial is run again.
 * @param text the whole journal
 * @param where the file, for messages
 * @throws RUN_CHANGED for a line before the last that is no result
 */
export function readJournal(text: string, where = 'journal'): TrialResult[] {
  const lines = text.split('\n');
  const last = lines.length - 1;
  return lines.flatMap((line, at) => {
    if (line === '') return [];
    const result = parse(line);
    if (result !== undefined) return [result];
    if (at === last) return [];
    throw new ColonnadeError({
      code: 'RUN_CHANGED',
      where: `${where} line ${at + 1}`,
      problem: 'this is not a result of a trial',
      why: 'A study goes on only from what it wrote itself',
      remedy: { text: 'delete the line, and its trial is run again' },
    });
  });
}

function parse(line: string): TrialResult | undefined {
  try {
    const result = JSON.parse(line) as TrialResult;
    const known =
      typeof result.arm === 'string' && Number.isInteger(result.seed) && typeof result.examples === 'object';
    return known ? result : undefined;
  } catch {
    return undefined;
  }
}
