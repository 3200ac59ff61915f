import { columnsOf } from '../../table/preprocessing/expressions/expression.js';
import type {
  ArrayInput,
  CategoryInput,
  DateInput,
  Input,
  Preprocessing,
} from '../../table/preprocessing/preprocessing.js';
import { typeKey, union } from './source-text.js';

const dateOrder = { ymd: 'year, month, day', dmy: 'day, month, year', mdy: 'month, day, year' } as const;

/** The type of a record: what the inputs need, and what the derived columns are computed from. */
export function recordType({ inputs, derived }: Preprocessing): string {
  const computed = new Set(derived.map(({ name }) => name));
  const own = inputs.filter(({ column }) => !computed.has(column));
  const named = new Set(own.map(({ column }) => column));
  const needed = new Set(derived.flatMap(({ expression }) => columnsOf(expression)));
  const others = [...needed].filter((column) => !computed.has(column) && !named.has(column));
  const lines = [
    ...own.map((input) => typeLine(input, needed.has(input.column))),
    ...others.map((column) => `readonly ${typeKey(column)}: number | null;`),
  ];
  return `
/** What is known about one example. Null is a missing value, where the training data had missing ones. */
export interface ExampleRecord {
${lines.map((line) => `  ${line}\n`).join('')}}
`;
}

/** @param derivedFrom - whether a derived column is computed from it, which may be missing in other rows */
function typeLine(input: Input, derivedFrom: boolean): string {
  const key = `readonly ${typeKey(input.column)}`;
  switch (input.kind) {
    case 'number':
      return `${key}: ${input.indicator || derivedFrom ? 'number | null' : 'number'};`;
    case 'category':
      return `${key}: ${categoryType(input)};`;
    case 'date':
      return dateLine(input, key);
    case 'text':
      return `/** A text, of which the words count. */\n  ${key}: string | null;`;
    default:
      return arrayLine(input, key);
  }
}

function categoryType({ categories, missingCategory, other, fill }: CategoryInput): string {
  const isFlag = categories.length > 0 && categories.every((each) => each === 'true' || each === 'false');
  const known = other ? ['string'] : [union(categories), isFlag && 'boolean'].filter(Boolean);
  const isNull = missingCategory || fill !== null;
  return [...(known.length > 0 ? known : ['string']), ...(isNull ? ['null'] : [])].join(' | ');
}

function dateLine({ order, indicator }: DateInput, key: string): string {
  return `/** A date: ${dateOrder[order]}. */\n  ${key}: ${indicator ? 'string | null' : 'string'};`;
}

function arrayLine({ eightBit, shape }: ArrayInput, key: string): string {
  const what = eightBit ? 'whole numbers from 0 to 255' : 'numbers';
  return `/** ${shape.join('×')} ${what}, row by row. */\n  ${key}: ArrayLike<number>;`;
}
