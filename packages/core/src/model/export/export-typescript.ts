import { ColonnadeError } from '../../foundation/errors.js';
import { columnsOf } from '../../table/preprocessing/expressions/expression.js';
import type { Preprocessing } from '../../table/preprocessing/preprocessing.js';
import { contentOf, type HasContent, type ModelContent } from '../model-file/content.js';
import { expressionHelpers } from './expression-helpers.js';
import type { Helper } from './helper.js';
import { networkHelpers } from './network-helpers.js';
import { networkSource, parameterSource } from './network-source.js';
import { predictionSource } from './prediction-source.js';
import { readingHelpers } from './reading-helpers.js';
import { recordSource } from './record-source.js';
import { inComment } from './source-text.js';
import { textHelpers } from './text-helpers.js';

const helpers: Readonly<Record<string, Helper>> = {
  ...readingHelpers,
  ...textHelpers,
  ...expressionHelpers,
  ...networkHelpers,
};

/**
 * A model as one TypeScript file without dependencies: `export function predict(record: ExampleRecord):
 * Prediction`, with types made from the schema. It computes in float64, so its probabilities are those of `Model.predict` to the last
 * few bits of the model's precision: 1e-15 for float64, about 1e-6 for float32. Where a probability is nearer to the
 * threshold, or two are nearer to each other, the labels may differ.
 * @param model - a Model, or its content
 * @throws OPTION_TYPE for what is no model, OPTION_NOT_YET for a model in 8 bits, and where a column is a category and a number of a derived column too
 */
export function exportTypescript(model: ModelContent | HasContent): string {
  const content = contentOf('export', model);
  refuseWholeNumbers(content);
  refuseMixed(content.preprocessing);
  const record = recordSource(content.preprocessing);
  const prediction = predictionSource(content);
  const network = networkSource(content.parameters);
  const needed = withTheirNeeds([...record.needs, ...prediction.needs, ...network.needs]);
  const functions = Object.keys(helpers).filter((name) => needed.has(name));
  return [
    opening(content),
    record.types,
    prediction.types,
    prediction.source,
    record.source,
    network.source,
    ...functions.map((name) => helpers[name].source),
    parameterSource(content.parameters),
  ].join('');
}

function opening({ specification, schema }: ModelContent): string {
  const targets = schema.target!.columns.map(inComment).join(', ');
  return `/**
 * Predicts ${targets} with a dense network of ${specification.sizes.join('-')} units, trained and exported by Colonnade.
 * The file stands alone: it imports nothing and needs nothing but the language.
 */
`;
}

function withTheirNeeds(names: readonly string[]): Set<string> {
  const needed = new Set<string>();
  const add = (name: string) => {
    if (needed.has(name)) return;
    needed.add(name);
    for (const next of helpers[name].needs) add(next);
  };
  for (const name of names) add(name);
  return needed;
}

/** Refuses whole numbers: in floating-point numbers the answers would be others. */
function refuseWholeNumbers({ quantized }: ModelContent): void {
  if (quantized === undefined) return;
  throw new ColonnadeError({
    code: 'OPTION_NOT_YET',
    where: 'export',
    problem: 'a model in 8 bits cannot be exported in this version yet',
    remedy: { text: 'export the model that it was made of' },
  });
}

/** Refuses what the types of a record have no place for: a column of texts in one place and of numbers in another. */
function refuseMixed({ inputs, derived }: Preprocessing): void {
  const needed = new Set(derived.flatMap(({ expression }) => columnsOf(expression)));
  const computed = new Set(derived.map(({ name }) => name));
  const mixed = inputs.find(
    ({ kind, column }) => kind !== 'number' && (needed.has(column) || computed.has(column)),
  );
  if (mixed === undefined) return;
  throw new ColonnadeError({
    code: 'OPTION_NOT_YET',
    where: 'export',
    problem: `column "${mixed.column}" is of kind ${mixed.kind} and a number of a derived column too, which cannot be exported in this version yet`,
    remedy: { text: 'predict with the model itself' },
  });
}
