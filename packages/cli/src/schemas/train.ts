import { trainOptions } from '@colonnade/core';
import {
  architecture,
  classes,
  confusion,
  count,
  type JsonSchema,
  list,
  metrics,
  number,
  object,
  oneOf,
  orNull,
  share,
  task,
  text,
  warnings,
} from './parts.js';

/** Entry i is the state after i epochs: the exact cost, or the mean over the epoch's batches. */
const historyEntry: JsonSchema = {
  ...object(
    {
      epoch: count,
      cost: orNull(number),
      costOfBatches: orNull(number),
      accuracyOnline: share,
      costValidation: orNull(number),
      learningRate: { ...number, minimum: 0 },
      rejected: { const: true },
      costTried: orNull(number),
    },
    ['cost', 'costOfBatches', 'accuracyOnline', 'rejected', 'costTried'],
  ),
  oneOf: [{ required: ['cost'] }, { required: ['costOfBatches'] }],
};

/** Every option with the value it came to. */
const options: JsonSchema = { type: 'object', required: Object.keys(trainOptions) };

const stopped = oneOf(['epochs', 'patience', 'time', 'rate', 'interrupted', 'not-finite']);

const rmse = { ...number, minimum: 0 };

/** Accuracy, or the root mean squared error of a regression. */
const baselines: JsonSchema = {
  anyOf: [
    object({ majority: orNull(share), logisticRegression: orNull(share) }),
    object({ mean: orNull(rmse), linearRegression: orNull(rmse) }),
  ],
};

const ofPart: JsonSchema = { $ref: '#/$defs/metrics' };

/** One training per fold, measured on that fold; then the mean and the deviation of every figure. */
const crossValidation: JsonSchema = object({
  folds: {
    ...list(
      object({
        examples: object({ train: count, validation: orNull(count), test: count }),
        epochs: count,
        stopped,
        metrics: ofPart,
      }),
    ),
    minItems: 2,
  },
  mean: ofPart,
  deviation: ofPart,
});

/** What `train --json` prints, and what lies in the run's folder as result.json. */
export const trainSchema: JsonSchema = {
  ...object({
    model: orNull(text),
    report: orNull(text),
    task,
    classes,
    examples: object({ train: count, validation: orNull(count), test: orNull(count) }),
    architecture,
    parameters: count,
    options,
    epochs: count,
    stopped,
    history: { ...list(historyEntry), minItems: 1 },
    metrics: object({ train: ofPart, validation: orNull(ofPart), test: orNull(ofPart) }),
    baselines,
    crossValidation: orNull(crossValidation),
    confusion,
    engine: object({ name: text, library: orNull(text), variant: orNull(text) }),
    threads: { type: 'integer', minimum: 1 },
    seconds: { ...number, minimum: 0 },
    examplesPerSecond: orNull({ ...number, minimum: 0 }),
    warnings,
  }),
  $defs: { metrics },
};
