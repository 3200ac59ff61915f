import { parseNumber } from '../cells.js';
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

const datePatterns = [
  /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}([T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?(Z|[+-]\d{2}:?\d{2}))?)?$/,
  /^\d{1,2}[-/.]\d{1,2}[-/.](\d{4}|\d{2})( \d{1,2}:\d{2}(:\d{2})?)?$/,
  /^\d{1,2}[- ](jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[- ](\d{4}|\d{2})$/i,
];

/** True when every cell of a text column is a date, and there are too many different ones for categories. */
export function isDates(facts: Facts): boolean {
  const isDate = (text: string) =>
    parseNumber(text) === undefined && datePatterns.some((pattern) => pattern.test(text.trim()));
  return facts.distinct > fewCategories && facts.values.every((value) => isDate(value.text));
}
