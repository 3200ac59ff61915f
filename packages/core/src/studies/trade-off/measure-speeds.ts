import type { StopSignal } from '../../foundation/host.js';
import type { Inputs } from '../../matrix/sparse-matrix.js';
import type { ModelContent } from '../../model/model-file/content.js';
import { prepareTraining } from '../../model/prepare-training.js';
import { drawParameters } from '../../network/initialize.js';
import { evenly } from '../../network/quantized/evenly.js';
import { dense, type Specification, specify } from '../../network/specification.js';
import type { OwnTrial } from '../framing/own-subsets.js';
import { roundsOf, type StudyPlan, type Trial } from '../plan.js';
import type { StudyData } from '../runner.js';
import { machine } from '../trial.js';
import type { TrialResult } from '../trial-result.js';
import { rowsOfTrial } from '../trial-rows.js';
import { makeSmaller } from './make-smaller.js';
import { pointName, smallerName } from './smaller.js';
import { type PredictionSpeed, type Timed, timeAll } from './speed.js';

/** Examples that are answered, and those that ranges are taken from. */
const answered = 2000;
const calibrated = 500;

/** The examples of some trials that differ in their hidden layers alone. */
interface Ready {
  readonly content: ModelContent;
  readonly judged: Inputs;
  readonly train: Inputs;
}

/**
 * The speed of every point that has a result, on examples of the first seed. Networks of the same layers as those that
 * were trained, with weights as they are drawn: how long a product takes does not depend on its numbers (zeros among
 * inputs and units apart, of which there are about as many).
 * @returns an empty map when the signal stopped it
 */
export async function measureSpeeds(
  data: StudyData,
  plan: StudyPlan,
  results: readonly TrialResult[],
  own: OwnTrial,
  signal: StopSignal,
): Promise<Map<string, PredictionSpeed>> {
  const ready = new Map<string, Ready>();
  /** The place among those that are timed, by the name of a point and by what a product looks like. */
  const places = new Map<string, number>();
  const alike = new Map<string, number>();
  const timed: Timed[] = [];
  const [round] = roundsOf(plan);
  for (const planned of round) {
    const result = results.find(({ arm, smaller }) => arm === planned.arm.name && smaller !== undefined);
    if (result === undefined || signal.aborted) continue;
    const trial = await own(planned);
    const key = inputsKey(trial);
    const found = ready.get(key) ?? (await prepare(data, trial));
    ready.set(key, found);
    for (const smaller of planned.arm.smaller ?? [null]) {
      const name = smaller === null ? '' : smallerName(smaller);
      const made = result.smaller!.find((each) => each.name === name);
      if (made === undefined) continue;
      const { bits } = smaller ?? {};
      // Networks of the same layers differ in nothing that takes time, scattered zeros included: chance would rank them.
      const shape = JSON.stringify([key, made.architecture, bits ?? null]);
      places.set(pointName(planned.arm.name, smaller), alike.get(shape) ?? timed.length);
      if (alike.has(shape)) continue;
      alike.set(shape, timed.length);
      const specification = layersOf(found.content.specification, made.architecture);
      const parameters = drawParameters(specification, 'he', trial.seed);
      const content = { ...found.content, specification, parameters };
      timed.push({
        answering: makeSmaller(content, bits ? { bits } : null, found.train).answering,
        X: found.judged,
      });
    }
  }
  const speeds = await timeAll(timed, signal);
  return new Map(speeds && [...places].map(([name, at]) => [name, speeds[at]]));
}

/** What the inputs of a trial depend on: all of its options but the hidden layers. */
function inputsKey({ options }: Trial): string {
  const { hidden: _other, ...rest } = options;
  return JSON.stringify(rest);
}

async function prepare(data: StudyData, trial: Trial): Promise<Ready> {
  const hooks = trial.folds === null && data.test ? { test: data.test } : {};
  const options = { ...machine, ...trial.options, learningRate: 0.001 };
  const { content, examples } = await prepareTraining(data.table, options, hooks, rowsOfTrial(data, trial));
  const { train, validation, test } = examples;
  const some = (X: Inputs, most: number) => evenly(X, Math.min(most, X.columns));
  const judged = (test ?? validation ?? train).X;
  return { content, judged: some(judged, answered), train: some(train.X, calibrated) };
}

/** The same activations over layers of other sizes. */
function layersOf(
  { activations, cost, bias, sizes: own }: Specification,
  sizes: readonly number[],
): Specification {
  const output = activations[own.length - 1]!;
  const hidden = activations[1]!;
  const layers = sizes.slice(1).map((units, at) => {
    const last = at === sizes.length - 2;
    return dense(units, last ? output : (activations[at + 1] ?? hidden));
  });
  return specify('study', { inputs: sizes[0], layers, cost, bias });
}
