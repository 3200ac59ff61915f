// Reviews as lists of the words present, tokenized once for all contenders, as binary files in a temporary folder.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const source = fileURLToPath(new URL('../../shared/data/sentiment/', import.meta.url));

/**
 * The first reviews, split at single spaces; null with a line to `say` where the data are absent.
 * @returns { words, starts, labels, vocabulary }: paths of little-endian Int32, Int32 and Uint8, and a number
 */
export function text({ examples }, say) {
  if (!existsSync(join(source, 'reviews.txt.gz'))) {
    say('text: ../shared/data/sentiment is absent; left out.');
    return null;
  }
  const lines = (name) =>
    gunzipSync(readFileSync(join(source, name)))
      .toString('latin1')
      .trimEnd()
      .split('\n');
  const numbers = new Map();
  const words = [];
  const starts = [0];
  for (const review of lines('reviews.txt.gz').slice(0, examples)) {
    const present = new Set(review.split(' '));
    for (const word of present) {
      if (!numbers.has(word)) numbers.set(word, numbers.size);
    }
    words.push(...[...present].map((word) => numbers.get(word)).sort((a, b) => a - b));
    starts.push(words.length);
  }
  const labels = lines('labels.txt.gz')
    .slice(0, examples)
    .map((label) => Number(label.trim() === 'positive'));
  const folder = mkdtempSync(join(tmpdir(), 'colonnade-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const file = (name, values) => {
    writeFileSync(join(folder, name), values);
    return join(folder, name);
  };
  return {
    words: file('words', Int32Array.from(words)),
    starts: file('starts', Int32Array.from(starts)),
    labels: file('labels', Uint8Array.from(labels)),
    vocabulary: numbers.size,
  };
}
