import { parseNumber } from '../../table/cells.js';
import { inputWidth } from '../../table/preprocessing/feature-names.js';
import type {
  ArrayInput,
  CategoryInput,
  Input,
  Preprocessing,
} from '../../table/preprocessing/preprocessing.js';
import type { SourceParts } from './source-parts.js';
import { listOf, literal, numeral, typeKey, union } from './source-text.js';

/** The type of a record, and the function that makes the inputs of the network from it. */
export function recordSource({ inputs, missing }: Preprocessing): SourceParts {
  const lines = inputs.map(appendLine);
  const categories = inputs.filter((input) => input.kind === 'category');
  const source = `
/** The inputs of the network, in their order. */
function inputsOf(record: Record): number[] {
  const x: number[] = [];
${lines.map(({ line }) => `  ${line}\n`).join('')}  return x;
}
${categories.length === 0 ? '' : categoryLists(categories, missing)}`;
  const types = `
/** What is known about one example. Null is a missing value, where the training data had missing ones. */
export interface Record {
${inputs.map((input) => `  ${typeLine(input)}\n`).join('')}}
`;
  return { types, source, needs: lines.map(({ helper }) => helper) };
}

function typeLine(input: Input): string {
  const key = `readonly ${typeKey(input.column)}`;
  if (input.kind === 'number') return `${key}: ${input.indicator ? 'number | null' : 'number'};`;
  if (input.kind === 'category') {
    const { categories, missingCategory } = input;
    const isFlag = categories.length > 0 && categories.every((each) => each === 'true' || each === 'false');
    const known = [union(categories), isFlag && 'boolean'].filter(Boolean);
    return `${key}: ${[...(known.length > 0 ? known : ['string']), ...(missingCategory ? ['null'] : [])].join(' | ')};`;
  }
  const { eightBit, shape } = input as ArrayInput;
  const what = eightBit ? 'whole numbers from 0 to 255' : 'numbers';
  return `/** ${shape.join('×')} ${what}, row by row. */\n  ${key}: ArrayLike<number>;`;
}

function appendLine(input: Input): { line: string; helper: string } {
  const name = literal(input.column);
  if (input.kind === 'number') {
    const helper = input.indicator ? 'addNumberOrMissing' : 'addNumber';
    const { shift, scale, fill } = input;
    return {
      helper,
      line: `${helper}(x, record, ${name}, ${[shift, scale, fill].map(numeral).join(', ')});`,
    };
  }
  if (input.kind === 'category') {
    const helper = input.missingCategory ? 'addCategoryOrMissing' : 'addCategory';
    const list = listOf(input.categories.map(literal), '  ');
    return { helper, line: `${helper}(x, record, ${name}, ${list});` };
  }
  return { helper: 'addArray', line: arrayLine(input as ArrayInput, name) };
}

function arrayLine(input: ArrayInput, name: string): string {
  const lists = [input.shift, input.scale, input.fill].map((list) => listOf(list.map(numeral), '  '));
  return `addArray(x, record, ${name}, ${inputWidth(input)}, ${input.eightBit}, ${lists.join(', ')});`;
}

/** What `textIn` looks up: spellings of a missing value, and the columns whose categories are numbers. */
function categoryLists(categories: readonly CategoryInput[], missing: readonly string[]): string {
  const isNumber = (text: string) => parseNumber(text) !== undefined;
  const numeric = categories.filter(
    (input) => input.categories.length === 0 || input.categories.some(isNumber),
  );
  return `
/** Texts that mean a missing value, besides an empty one. */
const missing: readonly string[] = ${listOf(missing.map(literal))};
/** Columns whose categories are numbers. */
const numberCategories: readonly string[] = ${listOf(numeric.map((input) => literal(input.column)))};
`;
}
