import {
  architecture,
  count,
  type JsonSchema,
  list,
  number,
  object,
  oneOf,
  orNull,
  share,
  task,
  text,
} from './parts.js';

const positive: JsonSchema = { ...number, minimum: 0 };
const interval: JsonSchema = { ...list(number), minItems: 2, maxItems: 2 };
const rowsOf = oneOf(['train', 'validation', 'test', 'new']);

/** What flows through a layer at one moment. */
const flow = {
  signal: positive,
  saturated: orNull(share),
  dead: orNull(count),
  identical: count,
  error: positive,
  gradient: positive,
  weight: positive,
  updateToWeight: orNull(positive),
  updateReach: positive,
};

const histogram = object({
  from: number,
  to: number,
  counts: list(count),
  mean: number,
  deviation: positive,
});

const probe = object({
  multiples: list(positive),
  costs: list(orNull(number)),
  best: positive,
  gain: number,
  largestStable: positive,
});

const label = { type: ['string', 'number'] };
export const apart = { distance: share, p: share };

/** How far a column of new rows is from what was there before. */
export const columnDrift = object({
  column: text,
  compared: oneOf(['values', 'words', 'images', 'mean', 'categories']),
  by: orNull(text),
  ...apart,
  unknown: share,
  missing: object({ before: orNull(share), now: share }),
});

/** What `diagnose --model` found out about the model; its findings stand among the others. */
export const modelLook = object({
  path: text,
  source: text,
  task,
  rows: count,
  judgedOn: rowsOf,
  architecture,
  layers: list(
    object({
      layer: count,
      units: count,
      activation: text,
      activations: histogram,
      ...flow,
      start: orNull(object(flow)),
    }),
  ),
  steps: orNull(
    object({
      optimizer: text,
      learningRate: positive,
      now: probe,
      unseen: orNull(probe),
      start: orNull(probe),
      epochsFrom: orNull(oneOf(['training', 'rerun'])),
      costs: list(orNull(number)),
      stopped: orNull(oneOf(['epochs', 'patience', 'time', 'rate', 'interrupted', 'not-finite'])),
    }),
  ),
  scores: list(
    object({
      rows: rowsOf,
      examples: count,
      score: orNull(number),
      standardError: orNull(positive),
      cost: number,
      costError: positive,
    }),
  ),
  baselines: list(
    object({
      name: oneOf(['majority', 'mean', 'logisticRegression', 'linearRegression']),
      score: orNull(number),
    }),
  ),
  calibration: orNull(
    object({
      bins: list(
        object({
          from: share,
          to: share,
          count,
          meanProbability: orNull(share),
          observedShare: orNull(share),
        }),
      ),
      expectedCalibrationError: orNull(share),
      of: oneOf(['positive', 'said']),
      interval,
      chance: share,
    }),
  ),
  importance: list(object({ column: text, costRise: number, interval, scoreDrop: orNull(number) })),
  segments: list(
    object({
      column: text,
      name: text,
      examples: count,
      inside: number,
      outside: number,
      difference: number,
      interval,
      p: share,
    }),
  ),
  mistakes: list(
    object({
      row: count,
      actual: label,
      predicted: label,
      probability: orNull(share),
      probabilityOfActual: orNull(share),
    }),
  ),
  wrongLabels: orNull(
    object({
      rows: count,
      estimated: count,
      confident: count,
      ranked: list(
        object({
          row: count,
          label: text,
          probability: share,
          suggested: text,
          probabilityOfSuggested: share,
        }),
      ),
      folds: count,
      repeats: count,
    }),
  ),
  drift: orNull(
    object({
      reference: oneOf(['training rows', 'model']),
      columns: list(columnDrift),
      target: orNull(object(apart)),
      notJudged: list(text),
    }),
  ),
  notJudged: list(text),
});
