import { ColonnadeError } from '@colonnade/core';
import { scanCsv } from './scan.js';

const candidates = [',', ';', '\t', '|'] as const;

/** How many rows are looked at. */
const sampleRows = 100;

/**
 * The separator among `,` `;` tab `|` with which most of the first rows have the same number of cells, and at
 * least two; of equals the one with more cells. A comma when none cuts the rows.
 * @param comment - how lines begin that do not count
 */
export function findSeparator(text: string, comment?: string): string {
  let best: string = candidates[0];
  let bestShare = 0;
  let bestCells = 1;
  for (const separator of candidates) {
    const counts = cellCounts(text, separator, comment);
    const cells = mostFrequent(counts);
    if (cells < 2) continue;
    const share = counts.filter((count) => count === cells).length / counts.length;
    if (share > bestShare || (share === bestShare && cells > bestCells)) {
      best = separator;
      bestShare = share;
      bestCells = cells;
    }
  }
  return best;
}

/** Of equals the larger. */
function mostFrequent(counts: readonly number[]): number {
  const times = new Map<number, number>();
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1);
  const moreOften = (a: number[], b: number[]) => (b[1] - a[1] || b[0] - a[0]) > 0;
  return [...times].reduce((most, each) => (moreOften(most, each) ? each : most), [1, 0])[0];
}

function cellCounts(text: string, separator: string, comment: string | undefined): number[] {
  const counts: number[] = [];
  const take = (cells: readonly string[]) => {
    if (comment === undefined || !cells[0].startsWith(comment) || counts.length > 0)
      counts.push(cells.length);
  };
  try {
    scanCsv('', text, separator, take, sampleRows);
  } catch (error) {
    // With the wrong separator quotes may not fit; what was read so far is judged.
    if (!(error instanceof ColonnadeError)) throw error;
  }
  return counts;
}

/** The separator itself, or an error when it cannot be one. */
export function checkSeparator(separator: string): string {
  const named =
    { tab: '\t', '\\t': '\t', comma: ',', semicolon: ';', pipe: '|', space: ' ' }[separator] ?? separator;
  if (named.length === 1 && !/["\r\n]/.test(named)) return named;
  throw new ColonnadeError({
    code: 'OPTION_RANGE',
    where: 'readCsv',
    problem: `option "separator" is ${JSON.stringify(separator)}, but must be one character, not a quote or a line break`,
    expected: 'one character',
    got: JSON.stringify(separator),
    remedy: { text: 'give one character, or "tab"', option: 'separator' },
  });
}

/** A separator as messages show it. */
export function spellSeparator(separator: string): string {
  return separator === '\t' ? 'tab' : `"${separator}"`;
}
