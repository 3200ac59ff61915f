import { parseNumber } from '../cells.js';
import { findDateOrder, isWholeDate, looksLikeDate, parseDate } from '../dates.js';
import type { Column } from '../table.js';
import type { Facts } from './facts.js';

/** Up to so many categories a column needs two rows for each on average, beyond them five. */
const fewCategories = 20;
/** More categories than this make X too wide, however many rows there are. */
const manyCategories = 1000;

/** Why a text column says too little to be a category, or undefined when it may be one. */
export function whyNoCategory(facts: Facts): string | undefined {
  const { distinct, present } = facts;
  if (distinct === present && distinct > 2) return 'every row differs: an identifier or free text';
  const needed = distinct > fewCategories ? 5 : 2;
  if (distinct > manyCategories)
    return `${distinct} distinct values are more than ${manyCategories} categories`;
  if (distinct * needed <= present) return undefined;
  return `${distinct} distinct values in ${present} rows are too many for categories`;
}

/** Names of columns that number things: `id`, `PassengerId`, `row_no`, `Unnamed: 0`. */
const identifierName = /(^|[\s_.-])(id|idx|index|key|no|nr|row|rownum|uuid)$|^unnamed: 0$/i;
const camelCaseId = /[a-z]I[dD]$/;

/**
 * Why a column of numbers is an identifier, or undefined: whole numbers that all differ and either count the
 * rows up from 0 or 1, or stand under a name that identifiers have.
 */
export function whyIdentifier(column: Column, facts: Facts): string | undefined {
  if (!facts.whole || facts.missing > 0 || !facts.allDiffer || facts.present < 3) return undefined;
  if (facts.countsUp && (facts.min === 0 || facts.min === 1)) return 'it counts the rows: an identifier';
  if (camelCaseId.test(column.name) || identifierName.test(column.name)) {
    return 'every row differs, and the name is that of an identifier';
  }
  return undefined;
}

/** From this share of dates on, the other cells are taken for mistakes. */
const mostlyDates = 0.9;

/** True when the cells of a text column are dates, however few different ones. */
export function areDates({ present, values }: Facts): boolean {
  const isDate = (text: string) => parseNumber(text) === undefined && looksLikeDate(text);
  const dates = values.reduce((sum, { text, count }) => sum + (isDate(text) ? count : 0), 0);
  return dates >= mostlyDates * present;
}

/** Of two dates nothing can be learned as of a time. */
const fewestDates = 3;

/** True when a text column is one of dates: where they are as few as categories are, every cell is a whole one. */
export function isDates(facts: Facts): boolean {
  if (facts.distinct > fewCategories) return areDates(facts);
  if (facts.distinct < fewestDates) return false;
  const texts = facts.values.map(({ text }) => text);
  const { order } = findDateOrder(texts);
  return texts.every((text) => isWholeDate(text) && parseDate(text, order) !== undefined);
}

/** From so many words on, on average, cells are sentences and no names. */
const fewestWords = 8;
/** So many cells say what kind a column is. */
const cellsLookedAt = 1000;

/** From so many words on they may be short sentences, or names: the user knows. */
const fewWords = 3;

/** True when the cells of a text column are sentences. */
export function isFreeText(facts: Facts): boolean {
  return wordsPerCell(facts) >= fewestWords;
}

/** True when the cells of a text column are long enough to be read word by word. */
export function mayBeText(facts: Facts): boolean {
  return wordsPerCell(facts) >= fewWords;
}

function wordsPerCell({ values }: Facts): number {
  const some = values.slice(0, cellsLookedAt);
  return some.reduce((sum, { text }) => sum + text.split(/\s+/).filter(Boolean).length, 0) / some.length;
}
