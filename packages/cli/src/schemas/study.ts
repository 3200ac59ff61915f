import { count, type JsonSchema, list, number, object, oneOf, orNull, text } from './parts.js';
import { conclusionSchema, planSchema, resultsSchema, studyDefinitions, studyHead } from './study-parts.js';

/** What `study vary --json` prints, and what lies in the run's folder as result.json. */
export const varySchema: JsonSchema = {
  ...object({
    study: { const: 'vary' },
    ...studyHead,
    plan: planSchema,
    conclusion: conclusionSchema,
    results: resultsSchema,
  }),
  $defs: studyDefinitions,
};

/** What `study learning-rate --json` prints. */
export const learningRateSchema: JsonSchema = {
  ...object({
    study: { const: 'learning-rate' },
    ...studyHead,
    plan: planSchema,
    recommendation: orNull(
      object({
        rate: number,
        schedule: oneOf(['constant', 'bold-driver']),
        undecided: list(number),
        confidence: oneOf(['sure', 'partly', 'unsure']),
        sentences: list(text),
      }),
    ),
    conclusion: conclusionSchema,
    rangeTest: orNull(
      object({ points: list(object({ rate: number, cost: orNull(number) })), best: orNull(number) }),
    ),
    endings: list(
      object({ arm: text, starts: count, lowest: count, worse: count, falling: count, diverged: count }),
    ),
    results: resultsSchema,
  }),
  $defs: studyDefinitions,
};
