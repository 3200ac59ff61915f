import { conclude, RandomState, type TrialResult } from '@colonnade/core';
import { describe, expect, it } from 'vitest';
import { holm } from '../../src/studies/conclude/holm.js';
import { pairedTest, pairsWanted } from '../../src/studies/conclude/paired-test.js';
import { planOf, resultOf } from './support.js';

describe('the paired test', () => {
  it('allows for training sets that overlap: the variance is s² (1/J + ratio)', () => {
    const differences = [0.01, 0.03, 0.02, 0.04, 0.05];
    const plain = pairedTest(differences, 0, 0);
    const corrected = pairedTest(differences, 0.25, 0);
    // s² = 0.00025, so t = 0.03 / √(0.00025 / 5) and 0.03 / √(0.00025 · 0.45)
    expect(plain.difference).toBeCloseTo(0.03, 12);
    expect(plain.p).toBeCloseTo(0.0132, 4); // t = 4.2426, ν = 4
    expect(corrected.p).toBeCloseTo(0.0474, 4); // t = 2.8284
    const reach = 2.776445 * Math.sqrt(0.00025 * 0.45);
    expect(corrected.interval![0]).toBeCloseTo(0.03 - reach, 6);
    expect(corrected.interval![1]).toBeCloseTo(0.03 + reach, 6);
  });

  it('does not take differences that are all alike for certain: the measure has a grain', () => {
    expect(pairedTest([0.025, 0.025, 0.025], 0.25, 0.025).p).toBeGreaterThan(0.1);
    expect(pairedTest([0, 0, 0], 0.25, 0.025).p).toBe(1);
  });

  it('says how many pairs would tell a difference, and when none would', () => {
    const differences = [0.01, 0.03, -0.01, 0.02, 0.02];
    const wanted = pairsWanted(differences, 0, 0, 0.05)!;
    expect(wanted).toBeGreaterThan(5);
    // With as many of the same mean and spread the test does tell.
    const [mean, spread] = [0.014, Math.sqrt(0.00023)];
    expect(mean / (spread / Math.sqrt(wanted))).toBeGreaterThan(2);
    expect(pairsWanted(differences, 1, 0, 0.05)).toBeNull();
  });
});

it('Holm: the smallest p times n, the next times n − 1, none below one before it', () => {
  const corrected = holm([0.04, null, 0.01, 0.03], 0.05);
  const adjusted = corrected.map(({ pAdjusted }) => pAdjusted);
  expect(adjusted[1]).toBeNull();
  expect(adjusted[2]).toBeCloseTo(0.03, 12);
  expect(adjusted[3]).toBeCloseTo(0.06, 12);
  expect(adjusted[0]).toBeCloseTo(0.06, 12);
  expect(corrected[0].ownLevel).toBeCloseTo(0.025, 12);
});

/**
 * Studies of arms on data that were drawn once. An example is right or wrong for an arm, and that stays so from seed to
 * seed but for a share that training leaves to chance; each seed tests 40 of 200 at random. Splits share examples, as
 * real ones do: without the correction for that, three times as many studies of equal arms would say "better".
 */
function simulate(names: readonly string[], accuracies: readonly number[], seeds: number, draw: number) {
  const [examples, tested, chance] = [200, 40, 0.15];
  const random = new RandomState(draw);
  const happens = (probability: number) => (random.rand() as number) < probability;
  const right = accuracies.map((accuracy) => Array.from({ length: examples }, () => happens(accuracy)));
  const results: TrialResult[] = [];
  for (let seed = 1; seed <= seeds; seed++) {
    const rows = random.choice(examples, tested, false);
    for (const [a, name] of names.entries()) {
      const isRight = (row: number) => (happens(chance) ? happens(accuracies[a]) : right[a][row]);
      results.push(resultOf(name, seed, Array.from(rows).filter(isRight).length / tested));
    }
  }
  return results;
}

const better = (results: readonly TrialResult[], names: readonly string[], seeds: number) =>
  conclude(planOf(names, seeds), results).comparisons.filter(
    ({ verdict }) => verdict === 'better' || verdict === 'worse',
  );

describe('over 100 studies each', () => {
  it.each([
    [['a', 'b'], 5],
    [['a', 'b', 'c', 'd'], 5],
    [['a', 'b', 'c'], 10],
  ])('arms %j over %i seeds that are equal: "better" is said in at most 5', (names, seeds) => {
    let said = 0;
    for (let draw = 0; draw < 100; draw++) {
      const equal = names.map(() => 0.85);
      if (better(simulate(names, equal, seeds, 1000 * seeds + draw), names, seeds).length > 0) said++;
    }
    expect(said).toBeLessThanOrEqual(5);
  });

  it('a true difference is found, and never the wrong way round', () => {
    let [found, wrong] = [0, 0];
    for (let draw = 0; draw < 100; draw++) {
      const [told] = better(simulate(['a', 'b'], [0.92, 0.65], 8, draw), ['a', 'b'], 8);
      if (told?.arm === 'b' && told.verdict === 'worse') found++;
      else if (told !== undefined) wrong++;
    }
    expect(wrong).toBe(0);
    expect(found).toBeGreaterThanOrEqual(95);
  });
});

describe('a conclusion', () => {
  const accuracies = {
    a: [0.9, 0.92, 0.88, 0.91, 0.9],
    b: [0.8, 0.83, 0.78, 0.8, 0.79],
    c: [0.91, 0.9, 0.9, 0.89, 0.92],
  };
  const results = Object.entries(accuracies).flatMap(([arm, values]) =>
    values.map((value, i) => resultOf(arm, i + 1, value)),
  );

  it('names the best, what it is better than, and what it cannot be told from', () => {
    const found = conclude(planOf(['a', 'b', 'c'], 5), results);
    expect(found.best).toBe('c');
    expect(found.undecided).toEqual(['a']);
    expect(found.settled).toBe(false);
    expect(found.over).toBe('splits');
    expect(found.sentences[0]).toBe(
      'c comes out best: accuracy 90.4 % (95 % interval 88.3 to 92.5), and it is better than b (tested over 5 splits); it cannot be told from a.',
    );
    const [, b] = found.arms;
    expect(b.toBest).toMatchObject({ arm: 'b', against: 'c', pairs: 5, verdict: 'worse' });
    expect(b.toBest!.difference).toBeCloseTo(-0.104, 12);
  });

  it('of two arms one of which is better says by how much', () => {
    const two = results.filter(({ arm }) => arm !== 'c');
    expect(conclude(planOf(['a', 'b'], 5), two).sentences[0]).toMatch(
      /^a is better than b by 10\.2 points \(95 % interval 5\.5 to 14\.9\): accuracy 90\.2 %/,
    );
  });

  it('with fewer than three pairs tests nothing and says so', () => {
    const few = results.filter(({ seed }) => seed <= 2);
    const found = conclude(planOf(['a', 'b', 'c'], 5), few);
    expect(found.comparisons.every(({ verdict, p }) => verdict === 'untested' && p === null)).toBe(true);
    expect(found.sentences[0]).toMatch(
      /but 2 splits are too few to tell a difference from chance: run at least 3\.$/,
    );
  });

  it('leaves out a round that was cut off: means over other seeds would not be comparable', () => {
    const cut = results.filter(({ arm, seed }) => seed <= 4 || arm === 'a');
    const found = conclude(planOf(['a', 'b', 'c'], 5), cut);
    expect(found.arms.map(({ trials }) => trials)).toEqual([4, 4, 4]);
  });

  it('compares only what was judged on the same rows', () => {
    const shifted = results.map((one) =>
      one.arm === 'b' ? { ...one, judgedRows: one.judgedRows + 100 } : one,
    );
    const found = conclude(planOf(['a', 'b'], 5), shifted);
    expect(found.comparisons[0]).toMatchObject({ pairs: 0, verdict: 'untested' });
  });

  it('on the same rows in every seed speaks of starts, and of a difference without chance as fixed', () => {
    const fixed = ['a', 'b'].flatMap((arm) =>
      [1, 2, 3].map((seed) => resultOf(arm, seed, arm === 'a' ? 0.9 : 0.8, { judgedRows: 7 })),
    );
    const found = conclude(planOf(['a', 'b'], 3), fixed);
    expect(found.over).toBe('starts');
    expect(found.comparisons[0].verdict).toBe('fixed');
    expect(found.sentences[0]).toContain('Nothing in it is left to chance');
  });

  it('never takes an arm that diverged for the best while another did not', () => {
    const lost = results.map((one) => (one.arm === 'c' && one.seed === 3 ? { ...one, problem: 'NaN' } : one));
    const found = conclude(planOf(['a', 'b', 'c'], 5), lost);
    expect(found.best).toBe('a');
    expect(found.sentences).toContain('c: the cost became NaN or infinite in 1 of 5 trials.');
  });

  it('with a reference makes fewer comparisons', () => {
    const found = conclude(planOf(['a', 'b', 'c'], 5), results, { reference: 'b' });
    expect(found.comparisons.map(({ arm, against }) => [arm, against])).toEqual([
      ['a', 'b'],
      ['c', 'b'],
    ]);
  });

  it('says when there is no part to test on', () => {
    const learned = results.map((one) => ({
      ...one,
      judgedOn: 'train' as const,
      examples: { train: 200, validation: null, test: null },
    }));
    const found = conclude(planOf(['a', 'b', 'c'], 5), learned);
    expect(found.judgedOn).toBe('train');
    expect(found.sentences.join(' ')).toContain('There is no part to test on');
  });

  it('without any result says that', () => {
    expect(conclude(planOf(['a', 'b'], 2), []).sentences).toEqual([
      'Nothing can be said: no trial has a result.',
    ]);
  });
});
