import { evaluate, readAnswers } from '../../model/evaluate.js';
import type { Part } from '../../model/examples.js';
import { encodeModel } from '../../model/model-file/encode-model.js';
import type { Prepared } from '../../model/prepare-training.js';
import { makeSmaller } from './make-smaller.js';
import { type Smaller, smallerName } from './smaller.js';
import type { SmallerResult } from './smaller-result.js';

/** Makes of a trained network what an arm asks for, and measures each on every part. */
export function measureSmaller(
  { content, network, examples }: Prepared,
  wanted: readonly (Smaller | null)[],
): SmallerResult[] {
  const { train, validation, test } = examples;
  const judged = test ?? validation ?? train;
  const before = readAnswers(content, network.predict(judged.X)).classes;
  return wanted.map((smaller) => {
    const made = makeSmaller(content, smaller, train.X);
    const answer = (part: Part) => made.answering.predict(part.X);
    const of = (part: Part) => evaluate(made.content, answer(part), part.Y).metrics;
    const after = readAnswers(made.content, answer(judged)).classes;
    const { specification, parameters } = made.content;
    return {
      name: smaller === null ? '' : smallerName(smaller),
      metrics: { train: of(train), validation: validation && of(validation), test: test && of(test) },
      architecture: specification.sizes,
      weights: parameters.W.reduce((sum, { data }) => sum + data.filter((w) => w !== 0).length, 0),
      bytes: encodeModel(made.content).length,
      agreement: before && after && agreed(before, after),
    };
  });
}

function agreed(a: Int32Array, b: Int32Array): number {
  let same = 0;
  for (let j = 0; j < a.length; j++) same += Number(a[j] === b[j]);
  return a.length === 0 ? 1 : same / a.length;
}
