import {
  type Column,
  defaultMissing,
  firstSpelling,
  Missing,
  parseNumber,
  SpelledColumn,
} from '@colonnade/core';

/** What to say of whole numbers with more digits than a float64 keeps: two long keys may become one number. */
export function longNumbersNote(name: string, count: number, advice: string): string {
  const what = count === 1 ? 'a whole number has' : `${count} whole numbers have`;
  return `column "${name}": ${what} more digits than a float64 keeps and may be rounded; ${advice}`;
}

/** A note on each column of numbers with so many digits, which its cells still have. */
export function noteLongNumbers(columns: readonly Column[]): string[] {
  return columns.flatMap((column) => {
    if (column.kind === 'numeric') return [];
    const count = column instanceof SpelledColumn ? amongSpellings(column) : amongCells(column.cells);
    if (count === 0) return [];
    return [longNumbersNote(column.name, count, 'declared a category or text they keep all')];
  });
}

function isLong(cell: string): boolean {
  return /^\s*[+-]?\d{16,}\s*$/.test(cell) && BigInt(Number(cell)) !== BigInt(cell.trim().replace('+', ''));
}

/** A number that its column can spell by itself is a number to the last digit. */
function amongSpellings({ parts: [, codes, spellings] }: SpelledColumn): number {
  const long = spellings.map(isLong);
  if (!long.includes(true)) return 0;
  return codes.reduce((sum, code) => sum + Number(code >= firstSpelling && long[code - firstSpelling]), 0);
}

/** A cell that is no number ends the look: as texts nothing is lost. */
function amongCells(cells: readonly (string | null)[]): number {
  const missing = new Missing(defaultMissing);
  let count = 0;
  for (const cell of cells) {
    if (cell === null || missing.has(cell)) continue;
    if (parseNumber(cell) === undefined) return 0;
    if (isLong(cell)) count++;
  }
  return count;
}
