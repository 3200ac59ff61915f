import { featureNames, outputLabels, parameterCount } from '@colonnade/core';
import type { PreparedSummary } from './protocol.js';
import type { Run } from './run.js';

/** What the page is told of a network that is ready to be trained. */
export function summarize({ id, prepared, epochs, batchSize }: Run, canTakeBack: boolean): PreparedSummary {
  const { content, examples, start } = prepared;
  const { specification } = content;
  const labels = outputLabels(content);
  return {
    run: id,
    canTakeBack,
    specification,
    parameters: parameterCount(specification),
    features: featureNames(content.preprocessing),
    // A single output for two classes is the probability of the positive one.
    outputs: specification.sizes.at(-1) === labels.length ? labels : labels.slice(-1),
    examples: {
      train: examples.train.rows.length,
      validation: examples.validation?.rows.length ?? null,
      test: examples.test?.rows.length ?? null,
    },
    options: start.options.map((choice) => ({ ...choice })),
    epochs,
    steps: Math.ceil(examples.train.rows.length / batchSize),
    engine: { name: start.engine.name, threads: null },
    warnings: start.warnings,
  };
}
