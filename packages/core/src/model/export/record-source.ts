import { parseNumber } from '../../table/cells.js';
import { inputWidth } from '../../table/preprocessing/feature-names.js';
import type {
  ArrayInput,
  CategoryInput,
  DateInput,
  Input,
  NumberInput,
  Preprocessing,
  TextInput,
} from '../../table/preprocessing/preprocessing.js';
import type { TransformName } from '../../table/preprocessing/transforms/index.js';
import { derivedSource } from './derived-source.js';
import { recordType } from './record-types.js';
import type { SourceParts } from './source-parts.js';
import { listOf, literal, numeral } from './source-text.js';

/** A statement that appends to x, and the helpers that it calls. */
interface Line {
  readonly line: string;
  readonly needs: readonly string[];
}

/** The type of a record, and the function that makes the inputs of the network from it. */
export function recordSource(preprocessing: Preprocessing): SourceParts {
  const { inputs, derived, missing } = preprocessing;
  const lines = inputs.map((input) =>
    appendLine(
      input,
      derived.findIndex(({ name }) => name === input.column),
    ),
  );
  // Texts make X sparse, and what stands in a sparse X is float32.
  const rounded = inputs.some(({ kind }) => kind === 'text');
  const readsTexts = inputs.some(({ kind }) => kind === 'category' || kind === 'text' || kind === 'date');
  const computed = derivedSource(derived);
  const source = `
/** The inputs of the network, in their order. */
function inputsOf(record: ExampleRecord): number[] {
  const x: number[] = [];
${lines.map(({ line }) => `  ${line}\n`).join('')}  return ${rounded ? 'x.map(toFloat32)' : 'x'};
}
${computed.source}${readsTexts ? categoryLists(inputs, missing) : ''}`;
  const needs = [
    ...lines.flatMap((each) => each.needs),
    ...(rounded ? ['toFloat32'] : []),
    ...computed.needs,
  ];
  return { types: recordType(preprocessing), source, needs };
}

function appendLine(input: Input, derivedAt: number): Line {
  const name = literal(input.column);
  switch (input.kind) {
    case 'number':
      return numberLine(input, name, derivedAt);
    case 'category':
      return categoryLine(input, name);
    case 'date':
      return dateLine(input, name);
    case 'text':
      return textLine(input, name);
    default:
      return arrayLine(input, name);
  }
}

function numberLine(input: NumberInput, name: string, derivedAt: number): Line {
  const { transform, indicator, shift, scale, fill } = input;
  const numbers = [shift, scale, fill].map(numeral).join(', ');
  if (transform === null && derivedAt < 0) {
    const helper = indicator ? 'addNumberOrMissing' : 'addNumber';
    return { needs: [helper], line: `${helper}(x, record, ${name}, ${numbers});` };
  }
  const value = derivedAt < 0 ? `numberIn(record, ${name})` : `derived${derivedAt}(record)`;
  const reads = derivedAt < 0 ? ['numberIn'] : [];
  if (transform === null)
    return { needs: ['addValue', ...reads], line: `addValue(x, ${value}, ${numbers}, ${indicator});` };
  const helper = `${transform.name as TransformName}Of`;
  const transformed =
    transform.name === 'power'
      ? `${helper}(${value}, ${numeral(transform.lambda)})`
      : `${helper}(${name}, ${value})`;
  return {
    needs: ['addValue', helper, ...reads],
    line: `addValue(x, ${transformed}, ${numbers}, ${indicator});`,
  };
}

function categoryLine({ categories, other, fill, missingCategory }: CategoryInput, name: string): Line {
  const list = listOf(categories.map(literal), '  ');
  if (other || fill !== null) {
    const absent = fill === null ? 'null' : literal(fill);
    const line = `addCategoryOrOther(x, record, ${name}, ${list}, ${absent}, ${other}, ${missingCategory});`;
    return { needs: ['addCategoryOrOther'], line };
  }
  const helper = missingCategory ? 'addCategoryOrMissing' : 'addCategory';
  return { needs: [helper], line: `${helper}(x, record, ${name}, ${list});` };
}

function dateLine({ order, parts, origin, year, elapsed, indicator }: DateInput, name: string): Line {
  const scales = [year, elapsed].map(({ shift, scale }) => `[${numeral(shift)}, ${numeral(scale)}]`);
  const what = `${literal(order)}, ${listOf(parts.map(literal))}, ${numeral(origin)}, ${scales.join(', ')}`;
  return { needs: ['addDate'], line: `addDate(x, record, ${name}, ${what}, ${indicator});` };
}

function textLine({ tokens, counts, vocabulary }: TextInput, name: string): Line {
  const tokenizer = tokens === 'words' ? 'wordsOf' : 'betweenSpaces';
  const words = listOf(vocabulary.map(literal), '  ');
  return {
    needs: ['addWords', tokenizer],
    line: `addWords(x, record, ${name}, ${tokenizer}, ${counts}, ${words});`,
  };
}

function arrayLine(input: ArrayInput, name: string): Line {
  const lists = [input.shift, input.scale, input.fill].map((list) => listOf(list.map(numeral), '  '));
  const line = `addArray(x, record, ${name}, ${inputWidth(input)}, ${input.eightBit}, ${lists.join(', ')});`;
  return { needs: ['addArray'], line };
}

/** What `textIn` looks up: spellings of a missing value, and the columns whose categories are numbers. */
function categoryLists(inputs: readonly Input[], missing: readonly string[]): string {
  const isNumber = (text: string) => parseNumber(text) !== undefined;
  const numeric = inputs.filter(
    (input) =>
      input.kind === 'category' && (input.categories.length === 0 || input.categories.some(isNumber)),
  );
  return `
/** Texts that mean a missing value, besides an empty one. */
const missing: readonly string[] = ${listOf(missing.map(literal))};
/** Columns whose categories are numbers. */
const numberCategories: readonly string[] = ${listOf(numeric.map((input) => literal(input.column)))};
`;
}
