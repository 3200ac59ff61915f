import { chooseEngine } from '../../engine/choose.js';
import { ColonnadeError } from '../../foundation/errors.js';
import { streamSeed } from '../../foundation/streams.js';
import { nearestName } from '../../foundation/suggest.js';
import { eachEntry } from '../../matrix/entries.js';
import { Matrix } from '../../matrix/matrix.js';
import { RandomState } from '../../matrix/random-state.js';
import { fitLogisticRegression } from '../../model/baselines/logistic-regression.js';
import type { Part } from '../../model/examples.js';
import { prepareTraining } from '../../model/prepare-training.js';
import type { TrainOptions } from '../../model/train-options.js';
import { featureNames } from '../../table/preprocessing/feature-names.js';
import { preprocessingOptions } from '../../table/preprocessing/options.js';
import { schemaOptions } from '../../table/schema/options.js';
import type { TargetSchema } from '../../table/schema/schema.js';
import type { StudyData } from '../runner.js';
import { machine } from '../trial.js';
import type { Place } from './found.js';
import type { CostSurfaceOptions } from './options.js';
import type { Plane } from './plane.js';

/** More examples than these change the picture little, and take long. */
const mostExamples = 2000;
/** Keeps the parameters that are held still finite where the classes can be parted. */
const l2 = 1;

/** The plane of two parameters, and where the fitted ones stand. */
export interface Prepared {
  readonly plane: Plane;
  readonly fitted: Place;
  readonly parameters: readonly [string, string];
  readonly positive: string;
  readonly notes: readonly string[];
}

/** The options of training that say what the examples are; the unit itself is always the same. */
const known = new Set([
  ...Object.keys(schemaOptions),
  ...Object.keys(preprocessingOptions),
  ...['derive', 'split', 'testShare', 'validationShare', 'seed'],
]);

/** @throws OPTION_CONFLICT for an option of training that changes nothing here */
export function checkIdle(base: TrainOptions): void {
  const idle = Object.entries(base).find(([name, value]) => value !== undefined && !known.has(name));
  if (idle === undefined) return;
  throw new ColonnadeError({
    code: 'OPTION_CONFLICT',
    where: 'study',
    problem: `option "${idle[0]}" plays no part in a study of cost surfaces`,
    why: 'It draws the cost of one sigmoid unit, and trains no network',
    remedy: { text: 'leave {option} out', option: idle[0] },
  });
}

/**
 * Fits logistic regression and holds all of its parameters but two.
 * @throws OPTION_…, and what training says of options that do not fit the data
 */
export async function preparePlane(
  { table }: StudyData,
  base: TrainOptions,
  options: CostSurfaceOptions,
): Promise<Prepared> {
  const { seed = 1, ...given } = base;
  const all = { ...machine, ...given, seed, hidden: 'none', output: 'auto', learningRate: 0.001 } as const;
  const { content, examples } = await prepareTraining(table, all);
  const target = content.schema.target as TargetSchema;
  if (target.task === 'regression') throw noClasses();
  const { row, positive, name } = chooseClass(examples.train, target, options.class);
  const notes = name === null ? [] : [`${name} is told from all other classes.`];
  const Y = Matrix.fromRows([row]);
  const engine = chooseEngine('study', 'float32', { engine: 'wasm', threads: 1, deterministic: false });
  const { X } = examples.train;
  const network = await fitLogisticRegression(engine, X, Y, { softmax: false, seed, l2 });
  const names = featureNames(content.preprocessing);
  const weights = [...network.W[1].data, network.b[1].data[0]];
  const [first, second] = chooseParameters(options.over, names, weights);
  const picked = pick(X.columns, seed);
  if (picked.length < X.columns) {
    notes.push(`The surfaces are those of ${picked.length} of ${X.columns} examples, drawn by the seed.`);
  }
  const plane = planeOf(X, row, weights, [first, second], picked);
  const shown = (at: number) => (at === names.length ? 'bias' : `weight of ${names[at]}`);
  return {
    plane,
    fitted: [weights[first], weights[second]],
    parameters: [shown(first), shown(second)],
    positive,
    notes,
  };
}

/** The row of targets of one class against all others. */
function chooseClass({ Y }: Part, { task, classes, columns, positive }: TargetSchema, wanted?: string) {
  const rows = Y.toRows();
  const labels = task === 'multilabel' ? columns : classes;
  if (task === 'binary' && rows.length === 1) {
    const at = wanted === undefined ? positive! : labelIndex(labels, wanted);
    const row = at === positive ? rows[0] : rows[0].map((value) => 1 - value);
    return { row, positive: labels[at], name: null };
  }
  const sums = rows.map((row) => row.reduce((sum, value) => sum + value, 0));
  const at = wanted === undefined ? sums.indexOf(Math.max(...sums)) : labelIndex(labels, wanted);
  return { row: rows[at], positive: labels[at], name: labels[at] };
}

function labelIndex(labels: readonly string[], wanted: string): number {
  const at = labels.indexOf(wanted);
  if (at >= 0) return at;
  const near = nearestName(wanted, labels);
  throw new ColonnadeError({
    code: 'OPTION_RANGE',
    where: 'study',
    problem: `there is no class "${wanted}"; the classes are ${labels.join(', ')}`,
    got: wanted,
    remedy: near === undefined ? { text: 'name one of them' } : { text: `did you mean "${near}"` },
  });
}

/** The places of two parameters among the weights and the bias behind them. */
function chooseParameters(
  over: readonly string[] | undefined,
  names: readonly string[],
  weights: readonly number[],
): [number, number] {
  if (over === undefined) {
    // One input has one weight: then the bias is the other parameter.
    const order = names.map((_, at) => at).sort((a, b) => Math.abs(weights[b]) - Math.abs(weights[a]));
    return [order[0], order[1] ?? names.length];
  }
  if (over.length !== 2) {
    throw new ColonnadeError({
      code: 'OPTION_RANGE',
      where: 'study',
      problem: `option "over" names ${over.length === 1 ? 'one parameter' : `${over.length} parameters`}`,
      expected: 'two different ones',
      why: 'A surface stands over two parameters',
      remedy: { text: 'write {option}', option: 'over', value: [names[0], 'bias'] },
    });
  }
  const [first, second] = over.map((name) => parameterIndex(name, names));
  if (first === second) {
    throw new ColonnadeError({
      code: 'OPTION_RANGE',
      where: 'study',
      problem: 'option "over" names the same parameter twice',
      remedy: { text: 'name another one' },
    });
  }
  return [first, second];
}

function parameterIndex(name: string, names: readonly string[]): number {
  const known = names.indexOf(name);
  if (known >= 0) return known;
  if (name === 'bias' || name === 'b') return names.length;
  const place = /^w([1-9]\d*)$/.exec(name);
  if (place && Number(place[1]) <= names.length) return Number(place[1]) - 1;
  const near = nearestName(name, [...names, 'bias']);
  const some = names.slice(0, 8).join(', ');
  throw new ColonnadeError({
    code: 'OPTION_RANGE',
    where: 'study',
    problem: `option "over" has "${name}", which is no parameter: the inputs are ${some}${names.length > 8 ? ', …' : ''}`,
    expected: `the name of an input, w1 to w${names.length}, or bias`,
    got: name,
    remedy:
      near === undefined
        ? { text: 'write {option}', option: 'over', value: ['w1', 'bias'] }
        : { text: `did you mean "${near}"` },
  });
}

/** All examples, or some that the seed draws. */
function pick(count: number, seed: number): readonly number[] {
  const all = Array.from({ length: count }, (_, j) => j);
  if (count <= mostExamples) return all;
  const order = new RandomState(streamSeed(seed, 'cost surface')).permutation(count);
  return Array.from(order.slice(0, mostExamples)).sort((a, b) => a - b);
}

function planeOf(
  X: Part['X'],
  row: readonly number[],
  weights: readonly number[],
  [first, second]: readonly [number, number],
  picked: readonly number[],
): Plane {
  const n = X.rows;
  const m = X.columns;
  const ones = (at: number) => new Float64Array(m).fill(at === n ? 1 : 0);
  const [x, y] = [ones(first), ones(second)];
  const rest = new Float64Array(m).fill(first === n || second === n ? 0 : weights[n]);
  eachEntry(X, (value, i, j) => {
    if (i === first) x[j] = value;
    else if (i === second) y[j] = value;
    else rest[j] += weights[i] * value;
  });
  const some = (values: Float64Array) => Float64Array.from(picked, (j) => values[j]);
  return { rest: some(rest), x: some(x), y: some(y), target: some(Float64Array.from(row)) };
}

function noClasses(): ColonnadeError {
  return new ColonnadeError({
    code: 'TARGET_TASK',
    where: 'study',
    problem: 'the target is a number, and cost surfaces are those of a unit that tells classes apart',
    why: 'Of a linear unit squared error is a bowl like any other',
    remedy: { text: 'name a target of classes with {option}', option: 'target' },
  });
}
