import { ColonnadeError } from '../foundation/errors.js';
import { describe } from '../foundation/options.js';
import type { ActivationName } from '../functions/activations/index.js';
import type { CostName } from '../functions/costs/index.js';
import type { InitializationName } from '../network/initialization/index.js';
import type { Task } from '../table/schema/schema.js';
import type { RateName } from '../training/rates/index.js';
import { parseSeconds } from './duration.js';
import type { TrainOptions } from './train-options.js';

type Checked = Required<TrainOptions>;

/** Up to so many inputs the biases are drawn, and the rate is three times, */
const fewInputs = 3;
/** or twice that of many. */
const someInputs = 100;

/** The cost of fewer validation examples says more about them than about the network. */
const fewestToStopBy = 10;

/** What the formulas behind `auto` may look at. */
export interface Facts {
  readonly task: Task;
  readonly inputs: number;
  /** Units of the output layer. */
  readonly outputs: number;
  readonly examples: number;
  readonly validationExamples: number;
  /** How far a step for one example moves z of another, in times of the rate. */
  readonly commonMove: number;
}

/** The output layer that a task and `--output` ask for. */
export function resolveOutput(task: Task, given: Checked['output']): Exclude<Checked['output'], 'auto'> {
  const natural = task === 'regression' ? 'linear' : task === 'multiclass' ? 'softmax' : 'sigmoid';
  const output = given === 'auto' ? natural : given;
  const probabilities = output !== 'linear';
  if (probabilities === (task !== 'regression') && !(task === 'multilabel' && output === 'softmax'))
    return output;
  throw new ColonnadeError({
    code: 'OPTION_CONFLICT',
    where: 'train',
    problem: `the output ${output} does not fit the task ${task}`,
    why: probabilities
      ? task === 'regression'
        ? 'Numbers need an output without bounds'
        : 'A softmax chooses one class, and several labels may hold at once'
      : 'Classes need probabilities',
    remedy: { text: 'use {option}', option: 'output', value: natural },
  });
}

/** Every option with the value it came to; `learningRate` may still be `auto`, for a range test. */
export interface ResolvedOptions {
  readonly hidden: readonly number[];
  readonly activation: readonly ActivationName[];
  readonly output: 'sigmoid' | 'softmax' | 'linear';
  readonly cost: CostName;
  readonly initialization: InitializationName;
  readonly learningRate: 'auto' | number;
  readonly schedule: RateName;
  readonly batchSize: 'all' | number;
  readonly epochs: number;
  readonly timeSeconds: number | null;
  readonly patience: number;
  readonly l2: number;
}

/** The formulas behind `auto`: of the data's dimensions only, never of a data set. */
export function resolveOptions(options: Checked, facts: Facts): ResolvedOptions {
  const output = resolveOutput(facts.task, options.output);
  const hidden = resolveHidden(options.hidden, facts);
  const sizes = [facts.inputs, ...hidden, facts.outputs];
  const adam = options.optimizer === 'adam';
  const batchSize = options.batchSize === 'auto' ? autoBatch(facts.examples) : options.batchSize;
  const epochs = options.epochs === 'auto' ? autoEpochs(facts.examples, batchSize) : options.epochs;
  return {
    hidden,
    activation: resolveActivation(options.activation, hidden),
    output,
    cost: options.cost === 'auto' ? (output === 'linear' ? 'squared-error' : 'cross-entropy') : options.cost,
    initialization: options.initialization === 'auto' ? autoInitialization(sizes) : options.initialization,
    learningRate: options.learningRate === 'auto' && adam ? autoRate(batchSize, facts) : options.learningRate,
    schedule: options.schedule,
    batchSize,
    epochs,
    timeSeconds: parseSeconds(options.time) ?? null,
    patience: options.patience === 'auto' ? autoPatience(epochs, facts) : options.patience,
    l2: options.l2 === 'auto' ? autoPenalty(facts.task, sizes) : options.l2,
  };
}

/**
 * Hidden units can tell single examples apart, so a gentle penalty helps. Numbers that depend on one or two inputs are
 * often a curve with steep bends, which a penalty would flatten: there it is a tenth for each input. A network without
 * hidden units is a linear model by maximum likelihood.
 * @param sizes - n[0], …, n[L]
 */
export function autoPenalty(task: Task, sizes: readonly number[]): number {
  if (sizes.length <= 2) return 0;
  return task === 'regression' ? Math.min(1, sizes[0] / 10) : 1;
}

/**
 * Two thirds of the inputs and the outputs; fewer than 64 units cannot bend where a few inputs act together, and the
 * penalty keeps those that are too many small.
 */
function resolveHidden(hidden: Checked['hidden'], { inputs, outputs }: Facts): readonly number[] {
  if (hidden === 'none') return [];
  if (hidden !== 'auto') return hidden;
  return [Math.min(128, Math.max(64, Math.round((2 * inputs) / 3 + outputs)))];
}

/** A layer of fewer units has none to spare that bend where no examples are. */
const manyUnits = 16;

/**
 * Where the units of the first layer bend matters most where there are few directions to bend in.
 * @param sizes - n[0], …, n[L]
 */
export function autoInitialization(sizes: readonly number[]): InitializationName {
  return sizes[0] <= fewInputs && sizes.length > 2 && sizes[1] >= manyUnits ? 'spread' : 'he';
}

/**
 * 200 epochs, or as many as 10,000 updates take, up to 1,000: few examples make few updates an epoch. All examples at
 * once make one, by three times the rate: of it 600 are enough.
 */
function autoEpochs(examples: number, batchSize: 'all' | number): number {
  if (batchSize === 'all') return 600;
  const updates = Math.ceil(examples / batchSize);
  return Math.max(200, Math.min(1000, Math.ceil(10_000 / updates)));
}

/** By how much a step for one example may move z of another; at the start a z is about 1 in size. */
const largestMove = 0.2;

/**
 * The rate of Adam. A step moves every weight by it, so z by the less, the fewer inputs there are: it is larger for few.
 * The gradient of all examples has no noise, and there is one update an epoch. Where thousands of inputs rise and fall
 * together, as pixels of photographs do, such a step moves z of every example so far that the cost rises twentyfold and
 * ReLU units die: there it is shorter.
 */
function autoRate(batchSize: 'all' | number, { inputs, commonMove }: Facts): number {
  const times = inputs <= fewInputs ? 3 : inputs <= someInputs ? 2 : 1;
  const rate = ((batchSize === 'all' ? 3 : 1) * times) / 1000;
  if (rate * commonMove <= largestMove) return rate;
  return Number((largestMove / commonMove).toPrecision(2));
}

/** The cost of fewer validation examples falls and rises by chance before it falls again. */
const fewToStopBy = 200;

/**
 * A tenth of the epochs, and three where the validation examples are few; fewer examples than inputs are learned by
 * heart within a few epochs, and the cost of others does not come down again.
 */
function autoPatience(epochs: number, { inputs, examples, validationExamples }: Facts): number {
  if (validationExamples < fewestToStopBy) return 0;
  const tenths = validationExamples < fewToStopBy && inputs < examples ? 3 : 1;
  return Math.max(20, Math.round((tenths * epochs) / 10));
}

function resolveActivation(
  given: Checked['activation'],
  hidden: readonly number[],
): readonly ActivationName[] {
  if (typeof given === 'string') return hidden.map(() => given);
  if (given.length === hidden.length) return given;
  throw new ColonnadeError({
    code: 'OPTION_CONFLICT',
    where: 'train',
    problem: `${countOf(given.length, 'activation')} for ${countOf(hidden.length, 'hidden layer')}`,
    got: describe(given),
    remedy: { text: 'give one for all of them, or one for each', option: 'activation' },
  });
}

function countOf(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`;
}

function autoBatch(examples: number): 'all' | number {
  if (examples <= 256) return 'all';
  return examples <= 10_000 ? 32 : 128;
}

/** Classes have weights where every example has exactly one. */
export function checkClassWeight(task: Task, classWeight: Checked['classWeight']): void {
  if (classWeight === 'none' || task === 'binary' || task === 'multiclass') return;
  throw new ColonnadeError({
    code: 'OPTION_CONFLICT',
    where: 'train',
    problem: `class weights play no part in the task ${task}`,
    remedy: { text: 'leave {option} out', option: 'classWeight' },
  });
}
