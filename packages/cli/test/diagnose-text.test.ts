import { describe, expect, it } from 'vitest';
import { bar } from '../src/diagnose/bar.js';
import { describeImages } from '../src/diagnose/data-text.js';

describe('a small bar', () => {
  it('is as long as what is there, with a mark where chance ends', () => {
    expect(bar(1, 0.25, 1)).toBe('███▌████████ ');
    expect(bar(0, 0.5, 1)).toBe('      │      ');
    expect(bar(0.5, 1, 1)).toBe('██████      │');
    expect(bar(0.5, 0.5, 1)).toBe('██████│      ');
  });

  it('is empty where there is nothing to compare with, and always as wide', () => {
    expect(bar(0, 0, 0)).toBe(' '.repeat(13));
    expect([...bar(7, 0, 1)]).toHaveLength(13);
  });
});

it('images: one sentence, and where the same one stands', () => {
  const text = describeImages({
    column: 'image',
    images: 1200,
    height: 28,
    width: 28,
    channels: 3,
    brightness: { mean: 0.3, deviation: 0.05, contrast: 0.2, classes: [], explained: 0.6, floor: 0.01 },
    empty: { images: 1, rows: [7] },
    duplicates: {
      images: 1,
      groups: 1,
      acrossClasses: 1,
      examples: [{ rows: [3, 9], classes: ['cat', 'dog'] }],
    },
    means: [],
  });
  expect(text.split('\n')).toEqual([
    '1,200 images of 28 × 28 × 3: brightness 0.3000 ± 0.0500; the class explains 60.0 % of it (chance: up to 1.0 %)',
    '  1 of one color, 1 that stand there before, 1 under two classes',
    '  the same: row 3 (cat), row 9 (dog)',
  ]);
});
