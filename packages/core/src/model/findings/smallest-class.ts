import type { Evidence, Finding } from './finding.js';

/** A class with far fewer rows than its share, or with hardly any. */
export function smallestClass({ train, trained }: Evidence): Finding | null {
  if (trained.confusion === null) return null;
  const counts = trained.confusion.map((row) => row.reduce((sum, count) => sum + count, 0));
  const smallest = Math.min(...counts);
  const share = smallest / train.Y.columns;
  if (share >= 0.2 / counts.length && smallest >= 10) return null;
  return {
    about: 'data',
    title: 'A class has few examples',
    detail: `the smallest class has ${smallest} of ${train.Y.columns} training rows`,
    remedy:
      smallest < 10
        ? { text: 'collect more rows of it' }
        : {
            text: 'collect more rows of it, or give it its say with {option}',
            option: 'classWeight',
            value: 'balanced',
          },
    code: null,
  };
}
