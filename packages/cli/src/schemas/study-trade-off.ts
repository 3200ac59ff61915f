import {
  architecture,
  count,
  type JsonSchema,
  list,
  number,
  object,
  orNull,
  share,
  text,
  truth,
} from './parts.js';
import {
  armSummary,
  comparison,
  conclusionSchema,
  interval,
  planSchema,
  resultsSchema,
  smallerSchema,
  studyDefinitions,
  studyHead,
} from './study-parts.js';

/** What `study trade-off --json` prints. */
export const tradeOffSchema: JsonSchema = {
  ...object({
    study: { const: 'trade-off' },
    ...studyHead,
    plan: planSchema,
    conclusion: conclusionSchema,
    points: list(
      object({
        name: text,
        arm: text,
        smaller: orNull(smallerSchema),
        options: { type: 'object' },
        architecture: orNull(architecture),
        weights: orNull(number),
        bytes: orNull(number),
        agreement: orNull(share),
        summary: armSummary,
        toWhole: orNull(comparison),
        speed: orNull(object({ examplesPerSecond: number, oneMicroseconds: number })),
        frontier: object({ speed: truth, size: truth }),
      }),
    ),
    within: orNull(
      object({
        seconds: number,
        arms: list(
          object({
            arm: text,
            trials: count,
            mean: orNull(number),
            interval,
            examples: orNull(number),
            epochs: orNull(number),
          }),
        ),
      }),
    ),
    choose: orNull(text),
    sentences: list(text),
    notes: list(text),
    chosen: orNull(
      object({ name: text, seed: count, fold: orNull(count), saved: truth, score: orNull(number) }),
    ),
    results: resultsSchema,
  }),
  $defs: studyDefinitions,
};
