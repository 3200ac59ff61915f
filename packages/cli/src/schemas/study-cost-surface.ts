import { costNames } from '@colonnade/core';
import { count, type JsonSchema, list, number, object, oneOf, orNull, share, text } from './parts.js';
import { studyHead } from './study-parts.js';

const place: JsonSchema = { ...list(number), minItems: 2, maxItems: 2 };
const pair = (items: JsonSchema): JsonSchema => ({ ...list(items), minItems: 2, maxItems: 2 });

/** What `study cost-surface --json` prints. */
export const costSurfaceSchema: JsonSchema = object({
  study: { const: 'cost-surface' },
  ...studyHead,
  parameters: pair(text),
  positive: text,
  examples: count,
  axes: pair(list(number)),
  surfaces: list(
    object({
      cost: oneOf(costNames),
      values: list(number),
      minima: list(object({ place, cost: number })),
      opens: { type: 'boolean' },
      flat: share,
      descents: list(
        object({
          start: place,
          rate: number,
          path: list(place),
          steps: count,
          cost: number,
          end: oneOf(['minimum', 'plateau', 'falling', 'jumping', 'left']),
          minimum: orNull(count),
        }),
      ),
    }),
  ),
  rates: list(number),
  sentences: list(text),
  notes: list(text),
});
