import {
  architecture,
  count,
  list,
  metrics,
  number,
  object,
  oneOf,
  orNull,
  part,
  task,
  text,
} from './parts.js';

/** What `compare --json` prints. */
export const compareSchema = object({
  task,
  target: text,
  runs: {
    ...list(
      object({
        run: text,
        source: text,
        hash: text,
        part,
        rows: count,
        architecture,
        parameters: count,
        epochs: count,
        seconds: { ...number, minimum: 0 },
        metrics,
      }),
    ),
    minItems: 2,
  },
  options: { type: 'object', additionalProperties: { type: 'array' } },
  differences: list(
    object({
      run: text,
      against: text,
      measure: oneOf(['accuracy', 'rmse']),
      rows: count,
      difference: orNull(number),
      interval: orNull({ ...list(number), minItems: 2, maxItems: 2 }),
      onlyRun: orNull(count),
      onlyAgainst: orNull(count),
      sentence: text,
    }),
  ),
});
