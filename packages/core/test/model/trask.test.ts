import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { Model, type TrainOptions, tableFromRecords } from '@colonnade/core';
import { describe, expect, it } from 'vitest';

/** 25,000 movie reviews and their labels, where they are: a line each. */
const folder = new URL('../../../../../shared/data/sentiment/', import.meta.url);
const here = existsSync(folder);
if (!here)
  console.warn('The reviews (../shared/data/sentiment) are not here: skipped. See docs/measured.md.');

const lines = (file: string) =>
  gunzipSync(readFileSync(new URL(file, folder)))
    .toString('latin1')
    .replace(/\n$/, '')
    .split('\n');

async function trained(options: Partial<TrainOptions>): Promise<{ online: number; test: number }> {
  const labels = lines('labels.txt.gz');
  const records = lines('reviews.txt.gz').map((text, i) => ({ text, label: labels[i] }));
  const { training } = await Model.train(tableFromRecords(records), {
    target: 'label',
    recipe: 'trask',
    columns: { text: 'text' },
    ...options,
  });
  const { metrics } = training!.evaluations.test!;
  return {
    online: training!.history[1].accuracyOnline!,
    test: 'accuracy' in metrics ? metrics.accuracy! : Number.NaN,
  };
}

// The figures are published; 0.002 is two reviews of the test part.
describe.skipIf(!here)('the recipe trask on 24,000 reviews', () => {
  it('.822 on others with the words of a polarity of at least 0.8', { timeout: 120_000 }, async () => {
    const { test } = await trained({ learningRate: 0.01, minCount: 20, polarityCutoff: 0.8 });
    expect(Math.abs(test - 0.822)).toBeLessThanOrEqual(0.002);
  });

  it('.50 while training on counts, which is chance', { timeout: 120_000 }, async () => {
    const { online } = await trained({ text: 'counts', maxVocabulary: 10_000 });
    expect(Math.abs(online - 0.5)).toBeLessThanOrEqual(0.002);
  });
});
