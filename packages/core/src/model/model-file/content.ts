import type { Precision } from '../../engine/description.js';
import { ColonnadeError } from '../../foundation/errors.js';
import { describe } from '../../foundation/options.js';
import type { Parameters } from '../../network/parameters.js';
import type { QuantizedParameters } from '../../network/quantized/parameters.js';
import { depth, type Specification } from '../../network/specification.js';
import { inputWidth } from '../../table/preprocessing/feature-names.js';
import type { Preprocessing } from '../../table/preprocessing/preprocessing.js';
import type { Schema } from '../../table/schema/schema.js';

/** The value of a resolved option: whatever survives JSON. */
export type OptionValue =
  | string
  | number
  | boolean
  | null
  | readonly OptionValue[]
  | { readonly [name: string]: OptionValue };

/** Everything that a trained model is: plain data. */
export interface ModelContent {
  readonly specification: Specification;
  /** Of a model in 8 bits, what its whole numbers stand for. */
  readonly parameters: Parameters;
  /** The whole numbers of a model in 8 bits, which it answers with; absent of other models. */
  readonly quantized?: QuantizedParameters;
  readonly schema: Schema;
  readonly preprocessing: Preprocessing;
  /** Of two classes the positive one is predicted when its probability is strictly above. */
  readonly threshold: number;
  /** The options of the training, with the values they came to. */
  readonly options: Readonly<Record<string, OptionValue>>;
}

/** A Model, as far as its content is wanted. */
export interface HasContent {
  readonly content: ModelContent;
}

/**
 * The content of what is given, which programs without types may take for another thing.
 * @throws OPTION_TYPE
 */
export function contentOf(where: string, model: ModelContent | HasContent): ModelContent {
  const content = (model as Partial<HasContent> | null)?.content ?? (model as ModelContent | null);
  if (content?.specification && content.parameters && content.schema && content.preprocessing) return content;
  throw new ColonnadeError({
    code: 'OPTION_TYPE',
    where,
    problem: `what is given is ${describe(model)}, not a Model`,
    expected: 'a Model, or its content',
    remedy: { text: 'pass what Model.train, Model.fromBytes or decodeModel gives' },
  });
}

/** The numbers that a model was trained in, and answers in. */
export function precisionOf({ options }: Pick<ModelContent, 'options'>): Precision {
  return options.precision === 'float32' ? 'float32' : 'float64';
}

/**
 * What each output stands for, from the first row of Yhat to the last: a class, a label or a target column. One
 * output for two classes has both, the positive one last.
 */
export function outputLabels({
  specification,
  schema,
}: Pick<ModelContent, 'specification' | 'schema'>): string[] {
  const { target } = schema;
  if (target === null) return [];
  const { task, classes, positive, columns } = target;
  if (task === 'regression') return [...columns];
  const single = task === 'binary' && specification.sizes[depth(specification)] === 1;
  return single && positive === 0 ? [classes[1], classes[0]] : [...classes];
}

/** Why the parts do not make a model, or undefined when they do. */
export function misfit({
  specification,
  parameters,
  schema,
  preprocessing,
  threshold,
}: ModelContent): string | undefined {
  const { sizes, activations } = specification;
  const L = depth(specification);
  const { target } = schema;
  const inputs = preprocessing.inputs.reduce((sum, input) => sum + inputWidth(input), 0);
  if (inputs !== sizes[0]) return `the preprocessing makes ${inputs} inputs, but the network has ${sizes[0]}`;
  if (target === null) return 'the schema has no target';
  const output = activations[L];
  const { task } = target;
  const probabilities = output === 'sigmoid' || (output === 'softmax' && task !== 'multilabel');
  if (probabilities === (task === 'regression'))
    return `the output activation ${output} does not fit the task ${task}`;
  const needed = task === 'regression' ? target.columns.length : target.classes.length;
  const single = task === 'binary' && sizes[L] === 1;
  if (sizes[L] !== needed && !single)
    return `the network has ${sizes[L]} outputs, but the task needs ${needed}`;
  if (!(threshold >= 0 && threshold <= 1)) return `the threshold is ${threshold}, which is no probability`;
  for (let l = 1; l <= L; l++) {
    if (!parameters.W[l].data.every(Number.isFinite)) return `W${l} holds NaN or infinity`;
    if (!parameters.b[l].data.every(Number.isFinite)) return `b${l} holds NaN or infinity`;
  }
  return undefined;
}
