import { chooseEngine } from '../engine/choose.js';
import type { Engine } from '../engine/engine.js';
import { ColonnadeError } from '../foundation/errors.js';
import { checkOptions } from '../foundation/options.js';
import { dense } from '../network/specification.js';
import { formatDerived } from '../table/preprocessing/derive.js';
import type { TokenCache } from '../table/preprocessing/text/tokenize.js';
import { inputColumns, type Schema } from '../table/schema/schema.js';
import type { Split } from '../table/split.js';
import type { Table } from '../table/table.js';
import { optimizers } from '../training/optimizers/index.js';
import { rates } from '../training/rates/index.js';
import { blasAdvice } from './blas-advice.js';
import { commonMove } from './common-move.js';
import { type Examples, makeExamples } from './examples.js';
import { foldParts } from './fold-parts.js';
import type { ModelContent } from './model-file/content.js';
import { Network, type NetworkFitOptions } from './network.js';
import { prepareData } from './prepare-data.js';
import { rangeTest } from './range-test.js';
import { recipes } from './recipes.js';
import { checkClassWeight, resolveOptions, resolveOutput } from './resolve-options.js';
import { scaleWarning } from './scale-warning.js';
import { prepareHooks } from './train-hooks.js';
import { type TrainHooks, type TrainOptions, trainOptions } from './train-options.js';
import type { OptionChoice, TrainStart } from './training.js';

/** Everything that stands before the first update. */
export interface Prepared {
  readonly network: Network;
  readonly content: ModelContent;
  readonly examples: Examples;
  readonly fitOptions: NetworkFitOptions & { readonly seed: number };
  readonly engine: Engine;
  readonly learningRate: number;
  readonly l2: number;
  /** The penalty of the linear baseline: the one that was asked for, none where a formula chose it. */
  readonly baselineL2: number;
  /** The parts of every training of a cross-validation, or null for none. */
  readonly folds: readonly Split[] | null;
  readonly start: TrainStart;
}

/**
 * From a table to a network that is ready to be fitted: schema, parts, preprocessing, and every option that is
 * `auto`.
 * @param parts - the rows of every part, where they are known already
 * @throws as the command says: OPTION_…, COLUMN_UNKNOWN, TARGET_…, CELL_…, TOO_FEW_ROWS, SPLIT_EMPTY
 */
export async function prepareTraining(
  table: Table,
  given: TrainOptions,
  hooks: Pick<TrainHooks, 'test' | 'signal'> & { readonly tokens?: TokenCache } = {},
  parts?: Split,
): Promise<Prepared> {
  checkOptions('train: hooks', hooks, prepareHooks);
  checkOptions('train', given, trainOptions); // before anything is looked at
  if (given?.target === undefined) throw noTarget();
  const data = prepareData(table, hooks.test, given);
  const facts = { images: hasImages(data.schema), rows: table.rows };
  const recipe = given.recipe ? (recipes[given.recipe]?.(facts) ?? {}) : {};
  const options = checkOptions(
    'train',
    { ...recipe, ...defined(given) },
    trainOptions,
  ) as Required<TrainOptions>;
  const target = data.schema.target!;
  checkThreshold(target.task, given);
  checkClassWeight(target.task, options.classWeight);

  const output = resolveOutput(target.task, options.output);
  const oneHot = target.task === 'multiclass' || output === 'softmax';
  // The reference engine has one precision: the default gives way to it, a given one does not.
  const precision =
    options.engine === 'reference' && given.precision === undefined ? 'float64' : options.precision;
  const made = makeExamples(
    data.table,
    data.schema,
    data.test,
    { ...options, precision, oneHot },
    parts,
    hooks.tokens,
  );
  const { examples, preprocessing } = made;
  const schema = { ...data.schema, notes: [...data.schema.notes, ...made.notes] };
  const { train, validation } = examples;
  const resolved = resolveOptions(options, {
    task: target.task,
    inputs: train.X.rows,
    outputs: train.Y.rows,
    examples: train.X.columns,
    validationExamples: validation?.X.columns ?? 0,
    commonMove: commonMove(train.X),
  });
  const layers = [
    ...resolved.hidden.map((units, at) => dense(units, resolved.activation[at])),
    dense(train.Y.rows, resolved.output),
  ];
  const { bias, seed, deterministic, threads } = options;
  const { initialization, l2 } = resolved;
  const engine = chooseEngine('train', precision, { engine: options.engine, threads, deterministic });
  const network = new Network({
    inputs: train.X.rows,
    layers,
    cost: resolved.cost,
    initialization,
    bias,
    seed,
    precision,
  });
  const perStep = {
    batchSize: resolved.batchSize,
    optimizer: optimizers[options.optimizer](),
    l2,
    dropout: options.dropout,
    clipNorm: options.clipNorm,
    classWeight: options.classWeight,
    shuffle: options.shuffle,
    seed,
    ...(hooks.signal && { signal: hooks.signal }),
  };
  const learningRate =
    resolved.learningRate === 'auto'
      ? await rangeTest(engine, network.parameters, train, perStep)
      : resolved.learningRate;
  const fitOptions = {
    ...perStep,
    engine: options.engine,
    threads,
    deterministic,
    epochs: resolved.epochs,
    learningRate: rates[resolved.schedule](learningRate),
    stopping: { patience: resolved.patience, minDelta: options.minDelta },
    ...(validation && { validation: { X: validation.X, Y: validation.Y } }),
    ...(resolved.timeSeconds !== null && { timeMs: 1000 * resolved.timeSeconds }),
  };

  const examplesOfStep = resolved.batchSize === 'all' ? train.X.columns : resolved.batchSize;
  const computes = await engine.describe({ sizes: network.specification.sizes, examples: examplesOfStep });
  const lengthy = { sizes: network.specification.sizes, examples: train.X.columns, epochs: resolved.epochs };
  const choices = optionChoices(given, recipe, options, {
    ...resolved,
    learningRate,
    activation: oneOrAll(resolved.activation),
    time: resolved.timeSeconds,
    standardize: preprocessing.standardize,
    derive: options.derive.map(formatDerived),
    task: target.task,
    positive: target.positive === null ? null : target.classes[target.positive],
    precision,
    engine: computes.name,
  });
  // The width that a formula chose is not held against the user.
  const advice = network.warnings.filter(
    ({ code }) => code !== 'HIDDEN_ABOVE_TWICE_INPUTS' || options.hidden !== 'auto',
  );
  const content: ModelContent = {
    specification: network.specification,
    parameters: network.parameters,
    schema,
    preprocessing,
    threshold: options.threshold,
    options: storedOptions(choices),
  };
  const start: TrainStart = {
    schema,
    preprocessing,
    examples,
    specification: network.specification,
    options: choices,
    epochs: resolved.epochs,
    engine: computes,
    warnings: [
      ...schema.warnings,
      ...made.warnings,
      ...advice,
      ...scaleWarning(train.X, preprocessing, options.standardize),
      ...blasAdvice(lengthy, { engine: options.engine, deterministic }),
    ],
  };
  const folds =
    options.folds === 'none' || parts !== undefined
      ? null
      : foldParts(data.table, schema, examples, { ...options, folds: options.folds });
  return {
    network,
    content,
    examples,
    fitOptions,
    engine,
    learningRate,
    l2,
    baselineL2: options.l2 === 'auto' ? 0 : l2,
    folds,
    start,
  };
}

function noTarget(): ColonnadeError {
  return new ColonnadeError({
    code: 'OPTION_MISSING',
    where: 'train',
    problem: 'no target is named',
    why: 'Training needs the column to predict',
    remedy: { text: 'name it with {option}', option: 'target' },
  });
}

/** A threshold says where two answers part; with more classes or numbers it would be ignored. */
function checkThreshold(task: string, given: TrainOptions): void {
  if (given.threshold === undefined || task === 'binary' || task === 'multilabel') return;
  throw new ColonnadeError({
    code: 'OPTION_CONFLICT',
    where: 'train',
    problem: `a threshold plays no part in the task ${task}`,
    remedy: { text: 'leave {option} out', option: 'threshold' },
  });
}

/** Every option with its value and where that came from, in the order of the table. */
function optionChoices(
  given: TrainOptions,
  recipe: Partial<TrainOptions>,
  options: Required<TrainOptions>,
  chosen: Record<string, unknown>,
): OptionChoice[] {
  return Object.entries(trainOptions).map(([name, declaration]) => {
    const asked = options[name as keyof TrainOptions];
    const value = (name in chosen ? chosen[name] : asked) ?? null;
    const standard = 'default' in declaration ? declaration.default : null;
    const isGiven = given[name as keyof TrainOptions] !== undefined && asked !== 'auto';
    const origin = isGiven ? 'given' : name in recipe ? 'recipe' : asked === 'auto' ? 'chosen' : 'default';
    return { name, value, origin, default: standard };
  });
}

/** The options as the model keeps them: nothing of machine, engine or time. */
function storedOptions(choices: readonly OptionChoice[]): ModelContent['options'] {
  const machine = ['engine', 'threads', 'time'];
  const kept = choices.filter(({ name }) => !machine.includes(name));
  return Object.fromEntries(kept.map(({ name, value }) => [name, value])) as ModelContent['options'];
}

function hasImages(schema: Schema): boolean {
  const inputs = inputColumns(schema);
  return inputs.some((column) => column.eightBit) || schema.pixels?.eightBit === true;
}

function oneOrAll<T>(values: readonly T[]): T | readonly T[] | null {
  return values.every((value) => value === values[0]) ? (values[0] ?? null) : values;
}

function defined<T extends object>(from: T): T {
  return Object.fromEntries(Object.entries(from).filter(([, value]) => value !== undefined)) as T;
}
