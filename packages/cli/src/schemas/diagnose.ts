import { apart, columnDrift, modelLook } from './diagnose-model.js';
import { target } from './inspect.js';
import { count, type JsonSchema, list, number, object, oneOf, orNull, share, task, text } from './parts.js';

const positive: JsonSchema = { ...number, minimum: 0 };
/** A number that may be negative, as r² of chance is. */
const chance = { expected: number, floor: number, quantile: share, p: share, permutations: count };

const information: JsonSchema = { $ref: '#/$defs/information' };
const firstStep: JsonSchema = { $ref: '#/$defs/firstStep' };

const remedy = object({ text, option: text, value: { type: ['string', 'number', 'boolean', 'array'] } }, [
  'option',
  'value',
]);

const code: JsonSchema = { type: 'string', pattern: '^[A-Z][A-Z0-9_]*$' };

/** A finding with the figures it was found by, and the command that does something about it. */
export const finding = object({
  code,
  severity: oneOf(['fault', 'warning', 'note']),
  columns: list(text),
  title: text,
  detail: text,
  effect: share,
  advice: orNull(remedy),
  evidence: { type: 'object' },
  command: orNull(text),
});

const feature = object({
  name: text,
  kind: oneOf(['number', 'category', 'date', 'text', 'image', 'array', 'dropped']),
  why: text,
  missing: count,
  distinct: orNull(count),
  spread: orNull(
    object({
      mean: number,
      deviation: positive,
      min: number,
      median: number,
      max: number,
      low: number,
      lower: number,
      upper: number,
      high: number,
      skew: number,
    }),
  ),
  information: orNull(information),
  together: orNull(object({ beside: orNull(text), p: share })),
  derived: orNull(text),
});

const measuredColumn = { name: text, information: orNull(information), firstStep: orNull(firstStep) };

const words = object({
  column: text,
  texts: count,
  empty: count,
  words: count,
  tokens: count,
  telling: object({ words: count, byChance: positive }),
  noise: share,
  polar: list(
    object({
      word: text,
      count,
      texts: count,
      class: orNull(text),
      inClass: orNull(count),
      polarity: orNull(number),
      polarityError: orNull(positive),
      information: positive,
      floor: positive,
    }),
  ),
  cutOffs: list(
    object({
      minCount: count,
      polarityCutoff: positive,
      words: count,
      tokens: share,
      firstStep: orNull(firstStep),
    }),
  ),
});

const images = object({
  column: orNull(text),
  images: count,
  height: count,
  width: count,
  channels: count,
  brightness: object({
    mean: number,
    deviation: positive,
    contrast: positive,
    classes: orNull(
      list(object({ name: text, images: count, mean: number, deviation: positive, error: positive })),
    ),
    explained: orNull(share),
    floor: orNull(share),
  }),
  empty: object({ images: count, rows: list(count) }),
  duplicates: object({
    images: count,
    groups: count,
    acrossClasses: count,
    examples: list(object({ rows: list(count), classes: list(text) })),
  }),
  means: list(
    object({
      name: orNull(text),
      images: count,
      height: count,
      width: count,
      channels: count,
      pixels: list(number),
    }),
  ),
});

/** What `diagnose --json` prints, and what lies in the run's folder as result.json. */
export const diagnoseSchema: JsonSchema = {
  ...object({
    verdict: text,
    report: orNull(text),
    source: text,
    rows: count,
    columns: count,
    target: orNull(target),
    task: orNull(task),
    features: list(feature),
    representations: list(object({ name: text, option: orNull(remedy), inputs: count, firstStep })),
    derived: list(
      object({
        ...measuredColumn,
        expression: text,
        parts: list(object(measuredColumn)),
        partsTogether: orNull(firstStep),
        withDerived: orNull(firstStep),
      }),
    ),
    texts: list(words),
    images: orNull(images),
    order: orNull(
      object({
        position: information,
        trend: object({ correlation: number, p: share }),
        target: object({ alike: number, p: share }),
        features: object({ alike: number, columns: list(text) }),
        along: list(list(number)),
      }),
    ),
    repeated: object({
      distinct: count,
      duplicates: count,
      acrossParts: count,
      tested: count,
      contradicting: count,
      firstContradiction: orNull({ ...list(text), minItems: 2, maxItems: 2 }),
      ceiling: number,
    }),
    test: orNull(
      object({
        source: text,
        rows: count,
        duplicates: count,
        first: orNull({ ...list(text), minItems: 2, maxItems: 2 }),
        contradicting: count,
        columns: list(columnDrift),
        target: orNull(object(apart)),
        notJudged: list(text),
      }),
    ),
    network: orNull(object({ sizes: list(count), parameters: count, rows: count })),
    notes: list(text),
    findings: list(finding),
    model: orNull(modelLook),
    failed: list(code),
  }),
  $defs: {
    information: object({
      bits: positive,
      of: positive,
      ...chance,
      verdict: oneOf(['signal', 'unclear', 'noise']),
    }),
    firstStep: object({
      score: oneOf(['accuracy', 'r2']),
      value: share,
      error: positive,
      examples: count,
      ...chance,
    }),
  },
};
