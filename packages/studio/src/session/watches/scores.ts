import { evaluate, type PartName } from '@colonnade/core';
import type { Watch, WatchContext } from './watch.js';

/** How good the network is on some examples of a part: accuracy of classes, R² of numbers. */
export interface Scores {
  readonly measure: 'accuracy' | 'R²';
  readonly train: number | null;
  readonly validation: number | null;
  readonly epoch: number;
}

/** More examples than this are not judged while training; they are the first of the part. */
const mostExamples = 2000;

/** Accuracy (or R²) of the training and the validation part, as it is now. */
export const scores: Watch<Record<string, never>, Scores> = {
  look(context) {
    const { task } = context.prepared.content.schema.target!;
    const measure = task === 'regression' ? 'R²' : 'accuracy';
    return {
      measure,
      train: scoreOf(context, 'train'),
      validation: scoreOf(context, 'validation'),
      epoch: context.epoch,
    };
  },
};

function scoreOf({ prepared }: WatchContext, name: PartName): number | null {
  const part = prepared.examples[name];
  if (part === null) return null;
  const m = Math.min(mostExamples, part.Y.columns);
  const { metrics } = evaluate(
    prepared.content,
    prepared.network.predict(part.X.slice(0, m)),
    part.Y.slice(0, m),
  );
  return 'accuracy' in metrics ? metrics.accuracy : metrics.r2;
}
