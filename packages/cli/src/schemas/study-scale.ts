import { measureNames } from '@colonnade/core';
import { count, type JsonSchema, list, number, object, oneOf, orNull, text } from './parts.js';
import { interval, planSchema, resultsSchema, studyDefinitions, studyHead } from './study-parts.js';

const estimate = object({ mean: number, interval });
const range = object({ median: number, low: number, high: number });

/** What is expected on so many times the examples. */
export const outlook = object({ times: number, examples: count, score: range, gain: range });

/** What `study scale --json` prints. */
export const scaleSchema: JsonSchema = {
  ...object({
    study: { const: 'scale' },
    ...studyHead,
    plan: planSchema,
    measure: oneOf(measureNames),
    larger: { type: 'boolean' },
    rungs: list(count),
    learners: list(
      object({
        name: text,
        kind: oneOf(['network', 'learner']),
        hidden: orNull(list(count)),
        learner: orNull(text),
        own: { type: 'boolean' },
        parameters: orNull(count),
        points: list(
          object({
            examples: count,
            trials: count,
            score: estimate,
            train: estimate,
            seconds: { ...number, minimum: 0 },
          }),
        ),
        law: orNull(object({ a: number, b: number, c: number, rungs: count })),
        outlook: list(outlook),
        standing: oneOf(['rising', 'too simple', 'unsuited', 'ceiling', 'open']),
        because: text,
      }),
    ),
    contradictions: orNull(object({ rows: count, contradicting: count, ceiling: number })),
    verdict: object({
      limit: oneOf(['data', 'size', 'both', 'learner', 'ceiling', 'open']),
      sentence: text,
    }),
    sentences: list(text),
    notes: list(text),
    results: resultsSchema,
  }),
  $defs: studyDefinitions,
};
