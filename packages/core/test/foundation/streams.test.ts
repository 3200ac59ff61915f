import fc from 'fast-check';
import { expect, it } from 'vitest';
import { streamSeed } from '../../src/foundation/streams.js';

const seed = fc.integer({ min: 0, max: 2 ** 32 - 1 });

it('is a 32-bit seed and a pure function of seed and name', () => {
  fc.assert(
    fc.property(seed, fc.string(), (s, name) => {
      const stream = streamSeed(s, name);
      expect(Number.isInteger(stream) && stream >= 0 && stream < 2 ** 32).toBe(true);
      expect(streamSeed(s, name)).toBe(stream);
    }),
  );
});

it('stays what it is: saved runs depend on it', () => {
  expect([
    streamSeed(1, 'split'),
    streamSeed(1, 'shuffle'),
    streamSeed(2, 'split'),
    streamSeed(0, ''),
  ]).toEqual([3385885025, 3928882747, 3924034458, 3662075030]);
});

it('keeps names, seeds and orders of letters apart', () => {
  const names = ['split', 'shuffle', 'folds', 'dropout', 'Split', 'spilt', 'a', 'aa', 'ab', 'ba', '', ' '];
  const seen = new Set<number>();
  for (let s = 0; s < 2000; s++) for (const name of names) seen.add(streamSeed(s, name));
  // 24,000 random words of 32 bits meet 0.067 times on average; three meetings have a chance below 1e-4.
  expect(seen.size).toBeGreaterThan(2000 * names.length - 3);
});

it('one bit of the seed changes half of the bits', () => {
  let changed = 0;
  const trials = 400;
  for (let s = 0; s < trials; s++) {
    for (let bit = 0; bit < 32; bit++) {
      let difference = streamSeed(s * 7919, 'split') ^ streamSeed((s * 7919) ^ (1 << bit), 'split');
      for (; difference !== 0; difference &= difference - 1) changed++;
    }
  }
  // Binomial with n = 400·32·32: five standard deviations of the share are 5·0.5/√n.
  const n = trials * 32 * 32;
  expect(Math.abs(changed / n - 0.5)).toBeLessThan((5 * 0.5) / Math.sqrt(n));
});
