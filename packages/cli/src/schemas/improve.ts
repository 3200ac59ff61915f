import { measureNames } from '@colonnade/core';
import { finding } from './diagnose.js';
import { count, type JsonSchema, list, number, object, oneOf, orNull, share, text, truth } from './parts.js';
import { conclusionSchema, studyHead } from './study-parts.js';
import { outlook } from './study-scale.js';

const options: JsonSchema = { type: 'object' };
const interval = orNull({ ...list(number), minItems: 2, maxItems: 2 });
const measure = oneOf(measureNames);

const gain = object({
  measure,
  kind: oneOf(['difference', 'relative']),
  pairs: count,
  from: orNull(number),
  to: orNull(number),
  gain: number,
  interval,
  p: orNull(share),
  over: oneOf(['splits', 'folds', 'starts']),
});

const ofGain: JsonSchema = { $ref: '#/$defs/gain' };
const gainOrNull: JsonSchema = { anyOf: [ofGain, { type: 'null' }] };

const change = { suspect: text, name: text, arm: text, options };

/** The arms of a group, as a study has them, without the comparisons. */
const arms = orNull((conclusionSchema.properties as Record<string, JsonSchema>).arms);

const { command: _, ...ofFinding } = finding.properties as Record<string, JsonSchema>;

/** What `improve --json` prints, and what lies in the run's folder as result.json. */
export const improveSchema: JsonSchema = {
  ...object({
    verdict: text,
    found: truth,
    cause: orNull(object({ suspect: text, code: text, detail: text, name: text, options })),
    steps: list(object({ ...change, verdict: text, gain: gainOrNull })),
    change: options,
    gain: gainOrNull,
    options,
    measure,
    larger: truth,
    warnings: list(text),
    notes: list(text),
    amount: orNull(
      object({
        points: list(object({ arm: text, examples: count, mean: number })),
        lastDoubling: gainOrNull,
        outlook: list(outlook),
        limit: oneOf(['data', 'ceiling', 'labels', 'open']),
        sentence: text,
      }),
    ),
    searches: list(
      object({
        from: text,
        suspects: list(
          object({
            suspect: text,
            because: text,
            tried: list(object({ ...change, gain: gainOrNull, problem: orNull(text) })),
          }),
        ),
      }),
    ),
    findings: list(object(ofFinding)),
    symptoms: list(object(ofFinding)),
    extent: orNull(object({ search: count, final: count, fresh: count, examples: orNull(count) })),
    command: orNull(text),
    fresh: arms,
    first: arms,
    ...studyHead,
  }),
  $defs: { gain },
};
