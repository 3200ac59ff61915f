import { engineOptions, precisions } from '../engine/choose.js';
import type { StopSignal } from '../foundation/host.js';
import type { OptionTable } from '../foundation/options.js';
import { type ActivationName, hiddenActivationNames } from '../functions/activations/index.js';
import { type CostName, costNames } from '../functions/costs/index.js';
import type { InitializationName } from '../network/initialization/index.js';
import { initializationDeclaration, seedDeclaration } from '../network/initialize.js';
import { type Derived, deriveDeclaration } from '../table/preprocessing/derive.js';
import { type PreprocessingOptions, preprocessingOptions } from '../table/preprocessing/options.js';
import { type SchemaOptions, schemaOptions } from '../table/schema/options.js';
import { splitOptions } from '../table/split.js';
import { foldsDeclaration, splitDeclaration } from '../table/splits/split-plan.js';
import type { Table } from '../table/table.js';
import type { HistoryEntry } from '../training/history.js';
import { type OptimizerName, optimizerNames } from '../training/optimizers/index.js';
import type { Checkpoint } from '../training/options.js';
import { type RateName, rateNames } from '../training/rates/index.js';
import { parseSeconds } from './duration.js';
import type { Fold } from './folds.js';
import type { TrainStart } from './training.js';

/** The options of training from a table: what the command's flags say, in the library's spelling. */
export interface TrainOptions extends SchemaOptions, PreprocessingOptions {
  readonly target: string | readonly string[];
  readonly recipe?: 'course' | 'trask';
  readonly hidden?: 'auto' | 'none' | readonly number[];
  /** One for every hidden layer, or one for each. */
  readonly activation?: ActivationName | readonly ActivationName[];
  readonly output?: 'auto' | 'sigmoid' | 'softmax' | 'linear';
  readonly cost?: 'auto' | CostName;
  readonly initialization?: 'auto' | InitializationName;
  readonly optimizer?: OptimizerName;
  readonly learningRate?: 'auto' | number;
  readonly schedule?: RateName;
  readonly batchSize?: 'auto' | 'all' | number;
  readonly epochs?: 'auto' | number;
  /** The time after which no further epoch begins: seconds, or `60s`, `5m`, `1h`. */
  readonly time?: number | string;
  readonly patience?: 'auto' | number;
  readonly minDelta?: number;
  readonly l2?: 'auto' | number;
  readonly dropout?: number;
  readonly clipNorm?: number;
  readonly classWeight?: 'none' | 'balanced';
  readonly bias?: boolean;
  readonly shuffle?: boolean;
  readonly seed?: number;
  readonly precision?: 'float32' | 'float64';
  readonly deterministic?: boolean;
  readonly engine?: 'auto' | 'reference' | 'wasm' | 'blas';
  readonly threads?: 'auto' | number;
  /** Positive when the probability is strictly above it. */
  readonly threshold?: number;
  /** Columns that are computed from others. */
  readonly derive?: readonly Derived[];
  /** Which rows test and validate: `random`, `order`, `group:COLUMN`, `time:COLUMN`. */
  readonly split?: string;
  readonly testShare?: number;
  readonly validationShare?: number;
  /** Folds of a cross-validation over the training rows. */
  readonly folds?: number | 'none';
}

/** What a caller hands over beside the options. */
export interface TrainHooks {
  /** A table of its own to test on, in place of a share of the rows. */
  readonly test?: Table;
  /** Called once everything is known that stands before the first update. */
  readonly onStart?: (start: TrainStart) => void | Promise<void>;
  readonly onEpoch?: (entry: HistoryEntry) => void | Promise<void>;
  /** Called after each fold of a cross-validation, which follows the training. */
  readonly onFold?: (fold: Fold, done: number, folds: number) => void;
  readonly signal?: StopSignal;
  readonly checkpoint?: Checkpoint;
}

const isSize = (value: unknown) => Number.isInteger(value) && (value as number) >= 1;
const isHiddenActivation = (value: unknown) => hiddenActivationNames.includes(value as ActivationName);

/** The options of training, declared once, in the order in which help and reports show them. */
export const trainOptions: OptionTable = {
  ...schemaOptions,
  recipe: { type: 'choice', choices: ['course', 'trask'], help: 'options set together, as a course trains' },
  hidden: {
    type: 'list',
    accepts: isSize,
    also: ['auto', 'none'],
    default: 'auto',
    expected: 'units of every hidden layer, such as 20,7,5',
    help: 'units of the hidden layers; auto: one layer, two thirds of the inputs plus the outputs, within 64 to 128',
  },
  activation: {
    type: 'object',
    accepts: (value) =>
      isHiddenActivation(value) ||
      (Array.isArray(value) && value.length > 0 && value.every(isHiddenActivation)),
    choices: hiddenActivationNames,
    default: 'relu',
    expected: `${hiddenActivationNames.join(', ')}, or a list with one for every hidden layer`,
    help: 'activation of the hidden layers',
  },
  output: {
    type: 'choice',
    choices: ['sigmoid', 'softmax', 'linear'],
    also: ['auto'],
    default: 'auto',
    help: 'activation of the output; auto: sigmoid for two classes or labels, softmax for more, linear for numbers',
  },
  cost: {
    type: 'choice',
    choices: costNames,
    also: ['auto'],
    default: 'auto',
    help: 'cost; auto: cross-entropy for classes, squared-error for numbers',
  },
  initialization: {
    ...initializationDeclaration,
    also: ['auto'],
    default: 'auto',
    help: 'how the weights start; auto: spread with up to 3 inputs and at least 16 units in the first hidden layer, else he',
  },
  optimizer: {
    type: 'choice',
    choices: optimizerNames,
    default: 'adam',
    help: 'how a step moves the parameters',
  },
  learningRate: {
    type: 'number',
    min: 0,
    also: ['auto'],
    default: 'auto',
    help: 'learning rate; auto: for adam 0.001, twice that up to 100 inputs, three times up to 3, and again three times with all examples in an update; less where thousands of inputs go together; for others the best of a range test',
  },
  schedule: {
    type: 'choice',
    choices: rateNames,
    default: 'constant',
    help: 'how the learning rate changes',
  },
  batchSize: {
    type: 'integer',
    min: 1,
    also: ['auto', 'all'],
    default: 'auto',
    help: 'examples of an update; auto: all up to 256 examples, 32 up to 10,000, else 128',
  },
  epochs: {
    type: 'integer',
    min: 0,
    also: ['auto'],
    default: 'auto',
    help: 'times over all examples; auto: 200, up to 1000 where that makes fewer than 10,000 updates, 600 with all of them in one',
  },
  time: {
    type: 'object',
    accepts: (value) => parseSeconds(value) !== undefined,
    expected: 'a time above 0, such as 60s, 5m or 1h',
    help: 'time after which no further epoch begins: 60s, 5m',
  },
  patience: {
    type: 'integer',
    min: 0,
    also: ['auto'],
    default: 'auto',
    help: 'epochs without a better cost before stopping, 0 never stops; auto: a tenth of the epochs (three tenths with fewer than 200 validation examples and fewer inputs than examples), at least 20, and 0 with fewer than 10 validation examples',
  },
  minDelta: { type: 'number', min: 0, default: 0, help: 'by how much a cost must be smaller to be better' },
  l2: {
    type: 'number',
    min: 0,
    also: ['auto'],
    default: 'auto',
    help: 'λ of the penalty λ/(2m) Σ‖W‖², 0 for none; auto: 1 with hidden layers, for numbers from fewer than 10 inputs a tenth for each, else 0',
  },
  dropout: {
    type: 'number',
    min: 0,
    below: 1,
    default: 0,
    help: 'share of the hidden units an update leaves out',
  },
  clipNorm: { type: 'number', min: 0, default: 0, help: 'largest norm of the gradient; 0 for any' },
  classWeight: {
    type: 'choice',
    choices: ['none', 'balanced'],
    default: 'none',
    help: 'balanced gives every class the same say',
  },
  ...preprocessingOptions,
  derive: deriveDeclaration,
  bias: { type: 'boolean', default: true, help: 'biases in the layers' },
  shuffle: {
    type: 'boolean',
    default: true,
    help: 'a new order of the examples each epoch',
  },
  seed: seedDeclaration,
  precision: {
    type: 'choice',
    choices: precisions,
    default: 'float32',
    help: 'floating point numbers of the computation',
  },
  ...engineOptions,
  threshold: {
    type: 'number',
    min: 0,
    max: 1,
    default: 0.5,
    help: 'of two classes the positive one is predicted when its probability is above this',
  },
  split: splitDeclaration,
  testShare: splitOptions.testShare,
  validationShare: splitOptions.validationShare,
  folds: foldsDeclaration,
};
