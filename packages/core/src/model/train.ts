import { referenceEngine } from '../engine/reference/engine.js';
import { ColonnadeError, type Warning } from '../foundation/errors.js';
import { nowMs } from '../foundation/host.js';
import { checkOptions } from '../foundation/options.js';
import { dense } from '../network/specification.js';
import { inferSchema } from '../table/schema/infer-schema.js';
import { schemaOptions } from '../table/schema/options.js';
import { inputColumns, type Schema } from '../table/schema/schema.js';
import type { Table } from '../table/table.js';
import { optimizers } from '../training/optimizers/index.js';
import type { FitOptions } from '../training/options.js';
import { rates } from '../training/rates/index.js';
import { measureBaselines } from './baselines/baselines.js';
import { evaluate } from './evaluate.js';
import { makeExamples, type Part } from './examples.js';
import { type Evidence, findAll, isPoor, warningsOf } from './findings.js';
import type { ModelContent } from './model-file/content.js';
import { Network } from './network.js';
import { rangeTest } from './range-test.js';
import { recipes } from './recipes.js';
import { refuseNotYet, resolveOptions, resolveOutput } from './resolve-options.js';
import { type TrainHooks, type TrainOptions, trainOptions } from './train-options.js';
import type { OptionChoice, Training } from './training.js';

/**
 * The whole way from a table to a tested network: schema, parts, preprocessing, options that are `auto`,
 * network, fit, measure, compare with baselines, and say what stands in the way.
 */
export async function trainOn(
  table: Table,
  given: TrainOptions,
  hooks: TrainHooks = {},
): Promise<{ content: ModelContent; network: Network; training: Training }> {
  const startedMs = nowMs();
  checkOptions('train', given, trainOptions); // before anything is looked at
  if (given.target === undefined) throw noTarget();
  const schema = inferSchema(table, pick(given, Object.keys(schemaOptions)));
  const recipe = given.recipe ? (recipes[given.recipe]?.({ images: hasImages(schema) }) ?? {}) : {};
  const options = checkOptions(
    'train',
    { ...recipe, ...defined(given) },
    trainOptions,
  ) as Required<TrainOptions>;
  refuseNotYet(options);
  const { task, classes } = schema.target!;
  checkThreshold(task, given);

  const output = resolveOutput(task, options.output);
  const oneHot = task === 'multiclass' || output === 'softmax';
  const made = makeExamples(table, schema, hooks.test, { ...options, oneHot });
  const { examples, preprocessing } = made;
  const { train, validation } = examples;
  const facts = {
    task,
    inputs: train.X.rows,
    answers: task === 'regression' ? train.Y.rows : classes.length,
    examples: train.X.columns,
    hasValidation: validation !== null,
  };
  const resolved = resolveOptions(options, facts);
  const layers = [
    ...resolved.hidden.map((units, at) => dense(units, resolved.activation[at])),
    dense(train.Y.rows, resolved.output),
  ];
  const { initialization, bias, seed } = options;
  const network = new Network({
    inputs: facts.inputs,
    layers,
    cost: resolved.cost,
    initialization,
    bias,
    seed,
  });

  const fitOptions: FitOptions & { seed: number } = {
    batchSize: resolved.batchSize,
    optimizer: optimizers[options.optimizer](),
    l2: options.l2,
    dropout: options.dropout,
    clipNorm: options.clipNorm,
    classWeight: options.classWeight,
    shuffle: options.shuffle,
    seed,
    ...(hooks.signal && { signal: hooks.signal }),
  };
  const learningRate =
    resolved.learningRate === 'auto'
      ? await rangeTest(referenceEngine, network.parameters, train, fitOptions)
      : resolved.learningRate;

  const engine = { name: 'reference', library: null, variant: null };
  const chosen: Record<string, unknown> = {
    ...resolved,
    learningRate,
    activation: oneOrAll(resolved.activation),
    time: resolved.timeSeconds,
    standardize: preprocessing.standardize,
    task,
    positive: schema.target!.positive === null ? null : classes[schema.target!.positive],
    engine: engine.name,
    threads: 1,
  };
  const choices = optionChoices(given, recipe, options, chosen);
  // The width that a formula chose is not held against the user.
  const advice = network.warnings.filter(
    ({ code }) => code !== 'HIDDEN_ABOVE_TWICE_INPUTS' || options.hidden !== 'auto',
  );
  const warnings: Warning[] = [...schema.warnings, ...made.warnings, ...advice];
  warnings.push(...scaleWarning(train, options));
  await hooks.onStart?.({
    schema,
    preprocessing,
    examples,
    specification: network.specification,
    options: choices,
    epochs: resolved.epochs,
    warnings,
  });

  const history = await network.fit(train.X, train.Y, {
    ...fitOptions,
    epochs: resolved.epochs,
    learningRate: rates[resolved.schedule](learningRate),
    stopping: { patience: resolved.patience, minDelta: options.minDelta },
    ...(validation && { validation: { X: validation.X, Y: validation.Y } }),
    ...(resolved.timeSeconds !== null && { timeMs: 1000 * resolved.timeSeconds }),
    ...(hooks.onEpoch && { onEpoch: hooks.onEpoch }),
    ...(hooks.checkpoint && { checkpoint: hooks.checkpoint }),
  });

  const content: ModelContent = {
    specification: network.specification,
    parameters: network.parameters,
    schema,
    preprocessing,
    threshold: options.threshold,
    options: storedOptions(choices),
  };
  const judgedPart = examples.test ?? validation ?? train;
  const measure = (part: Part) => evaluate(content, network.predict(part.X), part.Y);
  const evaluations = {
    train: measure(train),
    validation: validation && measure(validation),
    test: examples.test && measure(examples.test),
  };
  const baselines = await measureBaselines(referenceEngine, content, train, judgedPart, {
    seed,
    signal: undefined,
  });
  const evidence: Evidence = {
    network,
    train,
    history,
    trained: evaluations.train,
    judged: evaluations[judgedPart.name]!,
    baselines,
    learningRate,
  };
  const found = findAll(evidence);
  const trainedMs = history.timeMs;
  const training: Training = {
    examples,
    options: choices,
    history,
    evaluations,
    judgedOn: judgedPart.name,
    baselines,
    findings: isPoor(evidence) ? found : [],
    warnings: [...warnings, ...warningsOf(found)],
    engine,
    threads: 1,
    seconds: (nowMs() - startedMs) / 1000,
    examplesPerSecond: trainedMs > 0 ? (1000 * history.epochs * train.X.columns) / trainedMs : null,
  };
  return { content, network, training };
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

/** Inputs on very different scales slow every step down. */
function scaleWarning({ X }: Part, options: Required<TrainOptions>): Warning[] {
  const largest = new Float64Array(X.rows);
  for (let at = 0; at < X.data.length; at++) {
    largest[at % X.rows] = Math.max(largest[at % X.rows], Math.abs(X.data[at]));
  }
  const sizes = largest.filter((size) => size > 0);
  const [low, high] = [Math.min(...sizes), Math.max(...sizes)];
  if (options.standardize === 'auto' || high <= 20 || high < 20 * low) return [];
  const message =
    `inputs reach from ${Number(low.toPrecision(3))} to ${Number(high.toPrecision(3))} in size: ` +
    'standardize per feature, or training will be slow';
  return [{ code: 'NOT_STANDARDIZED', message }];
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

function pick<T extends object>(from: T, names: readonly string[]): Partial<T> {
  return Object.fromEntries(Object.entries(from).filter(([name]) => names.includes(name))) as Partial<T>;
}

function defined<T extends object>(from: T): T {
  return Object.fromEntries(Object.entries(from).filter(([, value]) => value !== undefined)) as T;
}
