import { ColonnadeError } from '../foundation/errors.js';
import { nowMs, type StopSignal } from '../foundation/host.js';
import type { Matrix } from '../matrix/matrix.js';
import { evaluate } from '../model/evaluate.js';
import type { Part } from '../model/examples.js';
import { prepareTraining } from '../model/prepare-training.js';
import { evenly } from '../network/quantized/evenly.js';
import type { Learner } from './learner.js';
import type { Trial } from './plan.js';
import type { LearnerPlace, Runner, StudyData } from './runner.js';
import { tokensOf } from './tokens.js';
import { machine, whatItIs } from './trial.js';
import type { TrialResult } from './trial-result.js';
import { rowsOfTrial } from './trial-rows.js';
import { placeOf } from './workers/own-learners.js';

/**
 * Fits a learner to the examples that a network of the trial's options would get, and measures it on every part.
 * @returns null when the signal stopped it
 * @throws as preparing a training does, and as the learner
 */
export async function runLearnerTrial(
  data: StudyData,
  trial: Trial,
  learner: Learner,
  signal: StopSignal,
): Promise<TrialResult | null> {
  const startedMs = nowMs();
  try {
    const tokens = tokensOf(data.table);
    const hooks = { signal, tokens, ...(trial.folds === null && data.test && { test: data.test }) };
    const parts = rowsOfTrial(data, trial);
    // The rate is of no use to a learner, and looking for one would take as long as it does.
    const options = { ...machine, ...trial.options, learningRate: 0.001 };
    const { content, examples } = await prepareTraining(data.table, options, hooks, parts);
    const { train, validation, test } = examples;
    const { task } = content.schema.target!;
    const fitted = await learner.fit(train.X, train.Y, task, { seed: trial.seed, signal });
    const of = (part: Part) => evaluate(content, fitted.predict(part.X), part.Y).metrics;
    return {
      ...whatItIs(trial, examples),
      metrics: {
        train: of(some(train, learner.trainingAnswers)),
        validation: validation && of(validation),
        test: test && of(test),
      },
      training: null,
      seconds: (nowMs() - startedMs) / 1000,
      problem: null,
    };
  } catch (error) {
    if (error instanceof ColonnadeError && error.code === 'INTERRUPTED') return null;
    throw error;
  }
}

/** So many examples of a part, evenly spread; all of them where there are no more. */
function some(part: Part, most = part.X.columns): Part {
  const count = Math.min(most, part.X.columns);
  return { ...part, X: evenly(part.X, count), Y: evenly(part.Y, count) as Matrix };
}

/**
 * A runner that fits the learners that arms name, and leaves networks to another runner: on its workers where it has some
 * and they can load the learner, else on this thread.
 * @param learners what arms may name
 */
export function withLearners(runner: Runner, data: StudyData, learners: readonly Learner[]): Runner {
  const known = new Map(learners.map((learner) => [learner.name, learner]));
  const places = new Map<Learner, Promise<LearnerPlace | null>>();
  const placeOnWorkers = (learner: Learner) => {
    const place = places.get(learner) ?? placeOf(learner);
    places.set(learner, place);
    return place;
  };
  return {
    workers: runner.workers,
    async execute(trial, signal) {
      const { name, learner } = trial.arm;
      if (learner === undefined) return runner.execute(trial, signal);
      const found = known.get(learner);
      if (found === undefined) throw unknownLearner(name, learner, [...known.keys()]);
      const place = runner.executeLearner ? await placeOnWorkers(found) : null;
      return place === null
        ? runLearnerTrial(data, trial, found, signal)
        : runner.executeLearner!(trial, place, signal);
    },
    close: () => runner.close(),
  };
}

function unknownLearner(arm: string, learner: string, known: readonly string[]): ColonnadeError {
  return new ColonnadeError({
    code: 'OPTION_RANGE',
    where: 'study',
    problem: `arm "${arm}" names the learner "${learner}", and nobody brought it`,
    expected: known.join(', '),
    got: learner,
    remedy: {
      text: known.length === 0 ? 'pass learners to the study' : `the learners are ${known.join(', ')}`,
    },
  });
}
