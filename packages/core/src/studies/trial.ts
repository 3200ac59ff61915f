import { ColonnadeError } from '../foundation/errors.js';
import { nowMs, type StopSignal } from '../foundation/host.js';
import { evaluate } from '../model/evaluate.js';
import type { Examples, Part } from '../model/examples.js';
import { type Prepared, prepareTraining } from '../model/prepare-training.js';
import type { TrainOptions } from '../model/train-options.js';
import { costOf, type History } from '../training/history.js';
import { Observer } from './observer.js';
import type { Trial } from './plan.js';
import { rowsHash } from './rows-hash.js';
import type { StudyData } from './runner.js';
import { saturationOf, someExamples } from './saturation.js';
import { tokensOf } from './tokens.js';
import { measureSmaller } from './trade-off/measure-smaller.js';
import type { TrialResult } from './trial-result.js';
import { rowsOfTrial } from './trial-rows.js';

/** A trial has one thread, and the same bits wherever it runs. */
export const machine: Partial<TrainOptions> = { engine: 'wasm', threads: 1 };

/** What has not learned anything is no result of its options. */
const tooShort = 'its time was up before its first epoch was';

/**
 * Trains a network as the trial says and measures it on every part. The same trial has the same result on every
 * thread and in every order, apart from seconds.
 * @returns null when the signal stopped it
 * @throws as training does: an option that does not fit the data, a cell that cannot be read
 */
export async function runTrial(
  data: StudyData,
  trial: Trial,
  signal: StopSignal,
): Promise<TrialResult | null> {
  const startedMs = nowMs();
  const seconds = () => (nowMs() - startedMs) / 1000;
  let prepared: Prepared | undefined;
  try {
    const hooks = {
      signal,
      tokens: tokensOf(data.table),
      ...(trial.folds === null && data.test && { test: data.test }),
    };
    const parts = rowsOfTrial(data, trial);
    prepared = await prepareTraining(data.table, { ...machine, ...trial.options }, hooks, parts);
    const { network, fitOptions, examples } = prepared;
    const looked = someExamples(examples.train.X);
    const observer = new Observer(network, looked, prepared.start.epochs, trial.untilCost);
    observer.start();
    const { X, Y } = examples.train;
    const history = await network.fit(X, Y, { ...fitOptions, onEpoch: observer.observe });
    if (history.stopped === 'interrupted') return null;
    if (history.stopped === 'time' && history.epochs === 0) {
      const about = whatItIs(trial, examples);
      return { ...about, metrics: null, training: null, seconds: seconds(), problem: tooShort };
    }
    const { smaller } = trial.arm;
    return {
      ...whatItIs(trial, examples),
      ...(smaller && { smaller: measureSmaller(prepared, smaller) }),
      metrics: measure(prepared),
      training: {
        architecture: network.specification.sizes,
        parameters: network.parameterCount,
        learningRate: prepared.learningRate,
        epochs: history.epochs,
        stopped: history.stopped,
        cost: costOf(history[history.keptEpoch]),
        curve: observer.curve,
        toCost: observer.toCost,
        ...saturationOf(network, looked),
      },
      seconds: seconds(),
      problem: problemOf(history),
    };
  } catch (error) {
    if (!(error instanceof ColonnadeError)) throw error;
    if (error.code === 'INTERRUPTED') return null;
    // Not even the first cost is finite: that is a result of these options, and the others go on.
    if (error.code !== 'NOT_FINITE' || prepared === undefined) throw error;
    const about = whatItIs(trial, prepared.examples);
    return { ...about, metrics: null, training: null, seconds: seconds(), problem: error.problem };
  }
}

/** Which trial it is, on how many examples, and what it is judged by. */
export function whatItIs({ arm, seed, fold }: Trial, { train, validation, test }: Examples) {
  const judged = test ?? validation ?? train;
  return {
    arm: arm.name,
    seed,
    fold,
    examples: {
      train: train.X.columns,
      validation: validation?.X.columns ?? null,
      test: test?.X.columns ?? null,
    },
    judgedOn: judged.name,
    judgedRows: rowsHash(judged.rows),
  };
}

function measure({ network, content, examples }: Prepared): TrialResult['metrics'] {
  const of = (part: Part) => evaluate(content, network.predict(part.X), part.Y).metrics;
  const { train, validation, test } = examples;
  return { train: of(train), validation: validation && of(validation), test: test && of(test) };
}

function problemOf({ stopped, problem }: History): string | null {
  return stopped === 'not-finite' ? (problem?.problem ?? 'the cost is not finite') : null;
}
