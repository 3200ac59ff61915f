import { count, type JsonSchema, list, number, object, oneOf, orNull, share, text } from './parts.js';
import {
  armSummary,
  comparison,
  conclusionSchema,
  interval,
  planSchema,
  resultsSchema,
  studyDefinitions,
  studyHead,
} from './study-parts.js';

const said = { plan: planSchema, sentences: list(text), notes: list(text) };
const estimate = orNull(object({ mean: number, interval }));
const options: JsonSchema = { type: 'object' };

/** What `study framing --json` prints. */
export const framingSchema: JsonSchema = {
  ...object({
    study: { const: 'framing' },
    ...studyHead,
    ...said,
    recommendation: orNull(object({ name: text, options })),
    representations: list(
      object({
        name: text,
        options,
        inputs: orNull(count),
        firstStep: orNull(
          object({
            score: oneOf(['accuracy', 'r2']),
            value: number,
            error: number,
            examples: count,
            expected: number,
            floor: number,
            quantile: share,
            p: share,
            permutations: count,
          }),
        ),
        summary: armSummary,
        toGiven: orNull(comparison),
        epochsToTarget: orNull(number),
        reached: count,
        trained: count,
        examplesPerSecond: orNull(number),
      }),
    ),
    target: orNull(object({ cost: number, of: oneOf(['validation', 'training']) })),
    learners: list(object({ examples: orNull(count), network: text, conclusion: conclusionSchema })),
    conclusion: conclusionSchema,
    results: resultsSchema,
  }),
  $defs: studyDefinitions,
};

/** What `study hidden-units --json` prints. */
export const hiddenUnitsSchema: JsonSchema = {
  ...object({
    study: { const: 'hidden-units' },
    ...studyHead,
    ...said,
    inputs: count,
    outputs: count,
    recommendation: orNull(object({ arm: text, hidden: list(count), toBest: orNull(comparison) })),
    sizes: list(
      object({
        arm: text,
        hidden: list(count),
        parameters: orNull(count),
        costTrain: estimate,
        costHeldOut: estimate,
        gap: estimate,
        rise: estimate,
        fit: oneOf(['overfits', 'underfits', 'fits', 'untested']),
        summary: armSummary,
        toBest: orNull(comparison),
        toLowestCost: orNull(comparison),
      }),
    ),
    rules: list(object({ rule: text, verdict: oneOf(['holds', 'does not hold', 'open']), why: text })),
    conclusion: conclusionSchema,
    results: resultsSchema,
  }),
  $defs: studyDefinitions,
};
