import type { Engine } from '../engine/engine.js';
import { ColonnadeError } from '../foundation/errors.js';
import { checkOptions } from '../foundation/options.js';
import type { Matrix } from '../matrix/matrix.js';
import type { Inputs } from '../matrix/sparse-matrix.js';
import { checkExamples } from '../network/checks.js';
import type { Parameters } from '../network/parameters.js';
import { gradientDescent } from './optimizers/gradient-descent.js';
import {
  type Checkpoint,
  checkpointOptions,
  type FitOptions,
  fitOptions,
  validationOptions,
} from './options.js';
import { constant } from './rates/constant.js';
import type { RatePolicy } from './rates/types.js';
import type { SessionPlan } from './session-plan.js';
import type { TrainingState } from './state.js';
import { type Stopping, stoppingOptions } from './stopping.js';
import { exampleWeights } from './weights.js';

/** A fit that has passed the door: everything checked, every default filled in. */
export interface PreparedFit {
  readonly plan: SessionPlan;
  readonly policy: RatePolicy;
  readonly epochs: number;
  readonly budgetMs: number | undefined;
  readonly stopping: Required<Stopping>;
  readonly mostEntries: number;
  readonly checkpoint: Omit<Checkpoint, 'everyMs'> & { readonly everyMs: number };
  readonly onEpoch: FitOptions['onEpoch'];
  readonly onUpdate: FitOptions['onUpdate'];
}

/** Checks what `fit` was given. */
export function prepareFit(
  where: string,
  engine: Engine,
  parameters: Parameters,
  X: Inputs,
  Y: Matrix,
  given: FitOptions & { seed: number },
): PreparedFit {
  const { specification } = parameters;
  const options = checkOptions(where, given, fitOptions);
  const examples = checkExamples(where, X, Y, specification, ['X', 'Y'], 'or sparse');
  const m = examples.X.columns;
  const names = ['validation.X', 'validation.Y'] as const;
  const parts = checkOptions(`${where}: validation`, options.validation, validationOptions);
  const validation =
    options.validation && checkExamples(where, parts.X, parts.Y, specification, names, 'or sparse');
  const { learningRate } = options;
  const policy = typeof learningRate === 'number' ? constant(learningRate) : learningRate;
  const batchSize = options.batchSize === 'all' ? m : Math.min(options.batchSize, m);
  const stopping = checkOptions(`${where}: stopping`, options.stopping, stoppingOptions);
  const checkpoint = checkOptions(`${where}: checkpoint`, options.checkpoint, checkpointOptions);
  const plan: SessionPlan = {
    engine,
    parameters,
    ...examples,
    weights: exampleWeights(where, examples.Y, options.classWeight, options.sampleWeight),
    validation,
    optimizer: options.optimizer ?? gradientDescent(),
    batchSize,
    epochs: options.epochs,
    shuffle: options.shuffle,
    penaltyRatio: options.l2 / m,
    dropout: options.dropout,
    clipNorm: options.clipNorm,
    exactCost: batchSize >= m || policy.judges,
    goesOnFromAccepted: policy.judges || !!(checkpoint.save || options.onUpdate),
    keepsBest: stopping.patience > 0,
    seed: options.seed,
    signal: options.signal,
  };
  if (checkpoint.from) checkState(where, checkpoint.from, plan, policy);
  return {
    plan,
    policy,
    epochs: options.epochs,
    budgetMs: options.timeMs,
    stopping,
    mostEntries: options.mostEntries ?? Number.POSITIVE_INFINITY,
    checkpoint,
    onEpoch: options.onEpoch,
    onUpdate: options.onUpdate,
  };
}

const lastEpoch = ({ entries }: TrainingState) =>
  Array.isArray(entries) ? entries.at(-1)?.epoch : undefined;

/** A state goes on only where it came from. */
function checkState(where: string, state: TrainingState, plan: SessionPlan, policy: RatePolicy): void {
  const { specification, theta } = plan.parameters;
  const wholeBatch = plan.batchSize >= plan.X.columns;
  const full = wholeBatch && plan.dropout === 0;
  const batching = (is: boolean) => (is ? 'of all examples' : 'of batches or with dropout');
  const shuffling = (is: boolean) => (is ? 'shuffled' : 'not shuffled');
  const pairs: [what: string, saved: unknown, now: unknown][] = [
    ['layers', Array.isArray(state.sizes) ? state.sizes.join('-') : undefined, specification.sizes.join('-')],
    ['parameters', state.session?.theta?.length, theta.length],
    ['optimizer', state.optimizer, plan.optimizer.name],
    ['learning-rate policy', state.policy, policy.name],
    ['optimizer states', state.session?.states?.length, plan.optimizer.states.length],
    ['entries', lastEpoch(state), state.epoch],
    ['gradients', batching(state.session?.g != null), batching(full)],
    ['mini-batches', shuffling(state.session?.random != null), shuffling(plan.shuffle && !wholeBatch)],
  ];
  for (const [what, saved, now] of pairs) {
    if (saved === now) continue;
    throw new ColonnadeError({
      code: 'CHECKPOINT_MISMATCH',
      where,
      problem: `the checkpoint belongs to another run: its ${what} are ${saved}, here they are ${now}`,
      expected: String(now),
      got: String(saved),
    });
  }
}
