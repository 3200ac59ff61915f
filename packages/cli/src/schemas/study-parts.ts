import { measureNames } from '@colonnade/core';
import {
  architecture,
  count,
  type JsonSchema,
  list,
  metrics,
  number,
  object,
  oneOf,
  orNull,
  part,
  share,
  text,
} from './parts.js';

const seconds: JsonSchema = { ...number, minimum: 0 };
const rate: JsonSchema = { ...number, minimum: 0 };
export const interval = orNull({ ...list(number), minItems: 2, maxItems: 2 });
const measure = oneOf(measureNames);
const ofPart: JsonSchema = { $ref: '#/$defs/metrics' };

/** What the documents of all studies refer to. */
export const studyDefinitions = { metrics };

/** What is made of a trained network. */
export const smallerSchema = object({ weights: share, units: share, bits: { const: 8 } }, [
  'weights',
  'units',
  'bits',
]);

/** The plan: what all arms share, what each sets on top of it, the seeds and folds. */
export const planSchema = object({
  base: { type: 'object' },
  arms: list(
    object(
      {
        name: text,
        options: { type: 'object' },
        examples: count,
        tests: count,
        learner: text,
        smaller: list(orNull(smallerSchema)),
      },
      ['examples', 'tests', 'learner', 'smaller'],
    ),
  ),
  seeds: list(count),
  folds: orNull(count),
  measure: oneOf(['auto', ...measureNames]),
  untilCost: orNull(number),
});

/** How an arm compares with another. */
export const comparison = object({
  arm: text,
  against: text,
  pairs: count,
  difference: number,
  interval,
  p: orNull(share),
  pAdjusted: orNull(share),
  verdict: oneOf(['better', 'worse', 'undecided', 'same', 'untested', 'fixed']),
  morePairs: orNull(count),
});

/** What the trials of one arm have in common. */
export const armSummary = object({
  arm: text,
  trials: count,
  diverged: count,
  mean: orNull(number),
  deviation: orNull(number),
  interval,
  toBest: orNull(comparison),
  toCost: orNull(object({ reached: count, epochs: orNull(number), seconds: orNull(seconds) })),
  saturated: orNull(share),
  dead: orNull(share),
  seconds: orNull(seconds),
  epochs: orNull(number),
});

/** What is tested better than what, and the sentences that say it. */
export const conclusionSchema = object({
  measure,
  larger: { type: 'boolean' },
  judgedOn: orNull(part),
  over: oneOf(['splits', 'folds', 'starts']),
  best: orNull(text),
  settled: { type: 'boolean' },
  undecided: list(text),
  arms: list(armSummary),
  comparisons: list(comparison),
  sentences: list(text),
});

const point = object(
  {
    epoch: count,
    seconds,
    cost: number,
    costValidation: orNull(number),
    learningRate: rate,
    saturated: orNull(share),
    dead: orNull(share),
    rejected: { const: true },
    costTried: orNull(number),
  },
  ['rejected', 'costTried'],
);

const metricsOfParts = object({ train: ofPart, validation: orNull(ofPart), test: orNull(ofPart) });

/** Every trial, as the journal has it too. */
export const resultsSchema = list(
  object(
    {
      arm: text,
      seed: count,
      fold: orNull(count),
      examples: object({ train: count, validation: orNull(count), test: orNull(count) }),
      judgedOn: part,
      judgedRows: count,
      metrics: orNull(metricsOfParts),
      training: orNull(
        object({
          architecture,
          parameters: count,
          learningRate: rate,
          epochs: count,
          stopped: oneOf(['epochs', 'patience', 'time', 'rate', 'not-finite']),
          cost: number,
          curve: list(point),
          toCost: orNull(object({ epochs: count, seconds })),
          saturated: orNull(share),
          dead: orNull(share),
        }),
      ),
      smaller: list(
        object({
          name: text,
          metrics: metricsOfParts,
          architecture,
          weights: count,
          bytes: count,
          agreement: orNull(share),
        }),
      ),
      seconds,
      problem: orNull(text),
    },
    ['smaller'],
  ),
);

/** What the document of every study begins with. */
export const studyHead = {
  report: text,
  target: { anyOf: [text, list(text)] },
  rows: count,
  trials: object({ planned: count, done: count, resumed: count }),
  stopped: oneOf(['done', 'time', 'interrupted']),
  seconds,
} as const;
