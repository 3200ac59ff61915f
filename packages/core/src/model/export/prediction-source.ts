import type { ModelContent } from '../model-file/content.js';
import type { SourceParts } from './source-parts.js';
import { inComment, listOf, literal, numeral, objectKey, union } from './source-text.js';

/** The type of a prediction, and the function `predict`. */
export function predictionSource(content: ModelContent): SourceParts {
  const { task } = content.schema.target!;
  if (task === 'regression') return regression(content);
  if (task === 'binary') return binary(content);
  return task === 'multiclass' ? multiclass(content) : multilabel(content);
}

function binary({ schema, specification, threshold }: ModelContent): SourceParts {
  const { classes } = schema.target!;
  const positive = schema.target!.positive!;
  const single = specification.sizes[specification.sizes.length - 1] === 1;
  const [yes, no] = [classes[positive], classes[1 - positive]];
  const key = (i: number) => `${objectKey(classes[i])}: ${i === positive ? 'p' : '1 - p'}`;
  return {
    types: classTypes(schema.target!.columns[0], classes, [
      `/** ${inComment(yes)} where its probability is above ${numeral(threshold)}, else ${inComment(no)}. */`,
      'readonly prediction: Class;',
    ]),
    needs: [],
    source: predictFunction(`  const p = outputsOf(inputsOf(record))[${single ? 0 : positive}]!;
  return { prediction: p > ${numeral(threshold)} ? ${literal(yes)} : ${literal(no)}, probabilities: { ${key(0)}, ${key(1)} } };`),
  };
}

function multiclass({ schema }: ModelContent): SourceParts {
  const { classes, columns } = schema.target!;
  return {
    types: classTypes(columns[0], classes, [
      '/** The class of the largest probability. */',
      'readonly prediction: Class;',
    ]),
    needs: ['indexOfLargest'],
    source: `${predictFunction(`  const p = outputsOf(inputsOf(record));
  return { prediction: classes[indexOfLargest(p)]!, probabilities: ${probabilities(classes)} };`)}
/** The classes, in the order of the network's outputs. */
const classes: readonly Class[] = ${listOf(classes.map(literal))};
`,
  };
}

function multilabel({ schema, threshold }: ModelContent): SourceParts {
  const { classes } = schema.target!;
  const types = `
/** What may hold of an example, each for itself. */
export type Label = ${union(classes)};

export interface Prediction {
  /** The labels whose probability is above ${numeral(threshold)}. */
  readonly prediction: readonly Label[];
  readonly probabilities: { readonly [label in Label]: number };
}
`;
  return {
    types,
    needs: [],
    source: `${predictFunction(`  const p = outputsOf(inputsOf(record));
  return { prediction: labels.filter((_, i) => p[i]! > ${numeral(threshold)}), probabilities: ${probabilities(classes)} };`)}
/** The labels, in the order of the network's outputs. */
const labels: readonly Label[] = ${listOf(classes.map(literal))};
`,
  };
}

function regression({ schema, preprocessing }: ModelContent): SourceParts {
  const { columns } = schema.target!;
  const { mean, deviation } = preprocessing.target!;
  const unit = (i: number) => `y[${i}]! * ${numeral(deviation[i])} + ${numeral(mean[i])}`;
  const several = columns.length > 1;
  const types = `
export interface Prediction {
  /** ${several ? `The numbers ${columns.map(inComment).join(', ')}` : `The number ${inComment(columns[0])}`}. */
  readonly prediction: ${several ? 'readonly number[]' : 'number'};
}
`;
  const values = columns.map((_, i) => unit(i));
  return {
    types,
    needs: [],
    source: predictFunction(`  const y = outputsOf(inputsOf(record));
  return { prediction: ${several ? listOf(values, '  ') : values[0]} };`),
  };
}

function classTypes(target: string, classes: readonly string[], prediction: readonly string[]): string {
  return `
/** The classes of ${inComment(target)}. */
export type Class = ${union(classes)};

export interface Prediction {
${prediction.map((line) => `  ${line}\n`).join('')}  readonly probabilities: { readonly [name in Class]: number };
}
`;
}

/** An object literal: assigning by name would lose a class called `__proto__`. */
function probabilities(classes: readonly string[]): string {
  return `{\n${classes.map((name, i) => `    ${objectKey(name)}: p[${i}]!,\n`).join('')}  }`;
}

function predictFunction(body: string): string {
  return `
/** What the model says of one example. Throws a TypeError for a value of the wrong type. */
export function predict(record: ExampleRecord): Prediction {
${body}
}
`;
}
