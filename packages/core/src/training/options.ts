import type { StopSignal } from '../foundation/host.js';
import type { OptionTable } from '../foundation/options.js';
import type { Matrix } from '../matrix/matrix.js';
import type { Inputs } from '../matrix/sparse-matrix.js';
import { seedDeclaration } from '../network/initialize.js';
import type { HistoryEntry } from './history.js';
import type { Optimizer } from './optimizers/types.js';
import { rateDeclaration } from './rates/constant.js';
import type { RatePolicy } from './rates/types.js';
import type { TrainingState } from './state.js';
import type { Stopping } from './stopping.js';
import type { ClassWeight } from './weights.js';

/** How a network is fitted. Everything has the course's default. */
export interface FitOptions {
  /** Times that the run goes over all examples; 100 unless given. */
  readonly epochs?: number;
  /** Examples of one update; all of them unless given. */
  readonly batchSize?: number | 'all';
  /** Gradient descent unless given. */
  readonly optimizer?: Optimizer;
  /** A constant rate, or a policy such as `boldDriver(0.5)`; 0.01 unless given. */
  readonly learningRate?: number | RatePolicy;
  /** Examples to judge the network by; they are never trained on. */
  readonly validation?: { readonly X: Inputs; readonly Y: Matrix };
  readonly stopping?: Stopping;
  /** Whether mini-batches are drawn in a new order each epoch; true unless given. */
  readonly shuffle?: boolean;
  /** λ of the penalty λ/(2m) Σ‖W‖², with m the training examples. */
  readonly l2?: number;
  /** The share of hidden units that an update leaves out. */
  readonly dropout?: number;
  /** The largest norm of the whole gradient; 0 for any. */
  readonly clipNorm?: number;
  readonly classWeight?: ClassWeight;
  /** 1×m: the weight of every example. */
  readonly sampleWeight?: Matrix;
  /** Where shuffling and dropout start; the seed of the network unless given. */
  readonly seed?: number;
  /** The time after which no further epoch begins, in milliseconds. */
  readonly timeMs?: number;
  /**
   * The most entries that the history and a checkpoint keep, so that a run of millions of epochs takes no more and more
   * memory; every entry unless given. A longer one is thinned by `thinHistory`.
   */
  readonly mostEntries?: number;
  /** Called with every entry of the history; the network then has that entry's parameters. */
  readonly onEpoch?: (entry: HistoryEntry) => void | Promise<void>;
  /**
   * Called after every update of an epoch but its last, after which `onEpoch` is; the network then has the parameters
   * of that update. Bits stay the same; it takes longer.
   */
  readonly onUpdate?: (update: Update) => void | Promise<void>;
  /** An AbortSignal: the run ends with the parameters of the last whole epoch, or the best. */
  readonly signal?: StopSignal;
  readonly checkpoint?: Checkpoint;
}

/** Where an epoch of mini-batches is. */
export interface Update {
  /** The epoch that is under way, from 1. */
  readonly epoch: number;
  /** Updates of it that are done, and how many it has. */
  readonly step: number;
  readonly steps: number;
}

/** Where a run saves what it needs to go on, and what it goes on from. */
export interface Checkpoint {
  /** Called after epoch 1, at the end of an epoch when `everyMs` have passed, and when the run ends. */
  readonly save?: (state: TrainingState) => void | Promise<void>;
  /** 5000 unless given. */
  readonly everyMs?: number;
  /** The state that an earlier run saved: this run goes on from there with the same bits. */
  readonly from?: TrainingState;
}

const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isFunction = (value: unknown) => typeof value === 'function';
const hasMethod = (name: string) => (value: unknown) =>
  isObject(value) && isFunction((value as Record<string, unknown>)[name]);

/** The options of `fit`, declared once. */
export const fitOptions: OptionTable = {
  epochs: { type: 'integer', min: 0, default: 100, help: 'times over all examples' },
  batchSize: { type: 'integer', min: 1, also: ['all'], default: 'all', help: 'examples of one update' },
  optimizer: {
    type: 'object',
    accepts: hasMethod('apply'),
    expected: 'an optimizer: gradientDescent(), momentum() or adam()',
    help: 'how a step moves the parameters',
  },
  learningRate: {
    type: 'object',
    default: 0.01,
    accepts: (value) =>
      hasMethod('next')(value) ||
      (typeof value === 'number' && Number.isFinite(value) && value >= rateDeclaration.min!),
    expected: 'a number of at least 0, or a policy such as boldDriver(0.5)',
    help: 'learning rate α',
  },
  validation: {
    type: 'object',
    accepts: (value) => isObject(value) && 'X' in (value as object) && 'Y' in (value as object),
    expected: '{ X, Y }',
    help: 'examples to judge by',
  },
  stopping: {
    type: 'object',
    accepts: isObject,
    expected: '{ patience, minDelta, startFromEpoch }',
    help: 'when to stop',
  },
  shuffle: { type: 'boolean', default: true, help: 'new order of mini-batches each epoch' },
  l2: { type: 'number', min: 0, default: 0, help: 'λ of the penalty on weights' },
  dropout: { type: 'number', min: 0, below: 1, default: 0, help: 'share of hidden units left out' },
  clipNorm: { type: 'number', min: 0, default: 0, help: 'largest norm of the gradient' },
  classWeight: {
    type: 'object',
    default: 'none',
    accepts: (value) => value === 'none' || value === 'balanced' || Array.isArray(value),
    expected: '"none", "balanced" or a weight for every class',
    help: 'weight of a class',
  },
  sampleWeight: { type: 'object', help: 'weight of an example, 1×m' },
  seed: { ...seedDeclaration, default: undefined },
  timeMs: { type: 'number', above: 0, help: 'time budget in milliseconds' },
  mostEntries: { type: 'integer', min: 100, help: 'most entries of the history' },
  onEpoch: { type: 'object', accepts: isFunction, expected: 'a function', help: 'called with every entry' },
  onUpdate: {
    type: 'object',
    accepts: isFunction,
    expected: 'a function',
    help: 'called after every update',
  },
  signal: {
    type: 'object',
    accepts: (value) => isObject(value) && 'aborted' in (value as object),
    expected: 'an AbortSignal',
    help: 'ends the run',
  },
  checkpoint: {
    type: 'object',
    accepts: isObject,
    expected: '{ save, everyMs, from }',
    help: 'saves and goes on',
  },
};

/** The parts are checked as examples are; here only that nothing else is given. */
export const validationOptions: OptionTable = {
  X: { type: 'object', help: 'n[0]×m' },
  Y: { type: 'object', help: 'n[L]×m' },
};

export const checkpointOptions: OptionTable = {
  save: { type: 'object', accepts: isFunction, expected: 'a function', help: 'takes a state' },
  everyMs: { type: 'number', min: 0, default: 5000, help: 'milliseconds between two states' },
  from: {
    type: 'object',
    accepts: isObject,
    expected: 'a state that save was given',
    help: 'goes on from here',
  },
};
