import { type Missing, parseNumber } from '@colonnade/core';
import { isUnknown } from '../units/unknown.js';
import { spelledNumber } from './number-format.js';

/** Fewer rows of numbers than this below do not show that a row of words is none of them. */
const fewestRows = 3;
/** The share of the cells of a column of numbers that are some. */
const numericShare = 0.9;

/**
 * What the first row says, in words, where it is none but a second line of a header, with units most often: a word or
 * nothing in every column that holds numbers below, words in most of them, and none of them met again.
 * @param rows - those below the header
 */
export function unitsIn(rows: readonly (readonly string[])[], missing: Missing): string | undefined {
  const [top, ...others] = rows;
  if (others.length < fewestRows) return undefined;
  const numeric = top.map((_, i) => i).filter((i) => isNumeric(others, i, missing));
  const words = numeric.filter((i) => !missing.has(top[i]));
  const isWord = (i: number) => !isNumber(top[i]) && !isUnknown(top[i]);
  if (words.length < 2 || 2 * words.length < numeric.length || !words.every(isWord)) return undefined;
  if (words.some((i) => others.some((row) => row[i] === top[i]))) return undefined;
  const shown = words.slice(0, 3).map((i) => JSON.stringify(top[i].slice(0, 20)));
  return words.length > 3 ? `${shown.join(', ')}, …` : shown.join(', ');
}

function isNumeric(rows: readonly (readonly string[])[], column: number, missing: Missing): boolean {
  const cells = rows.map((row) => row[column] ?? '').filter((cell) => !missing.has(cell));
  return cells.length >= fewestRows && cells.filter(isNumber).length >= numericShare * cells.length;
}

/** A number with either decimal mark. */
function isNumber(cell: string): boolean {
  return (
    parseNumber(cell) !== undefined ||
    spelledNumber(cell, { decimal: ',', thousands: '.' }) !== undefined ||
    spelledNumber(cell, { decimal: '.', thousands: ',' }) !== undefined
  );
}
