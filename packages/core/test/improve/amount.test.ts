import { describe, expect, it } from 'vitest';
import { amountOf, fewerExamples } from '../../src/improve/amount.js';
import { resultOf } from '../studies/support.js';

const arm = { name: 'as given', options: {} };
const fewer = fewerExamples(arm, 800);
const arms = [...fewer, { ...arm, examples: 800 }];
const clean = { contradicting: 0, ceiling: 1 };

/** Results on eight seeds: the error of an arm by its examples, and a little that seeds differ by. */
function results(error: (examples: number) => number, trained: (examples: number) => number) {
  return arms.flatMap(({ name, examples }) =>
    Array.from({ length: 8 }, (_, at) => {
      const accuracy = 1 - error(examples!) + 0.002 * (((at * 5) % 8) - 3.5);
      const result = resultOf(name, at + 1, accuracy, {
        examples: { train: examples!, validation: null, test: 1000 },
        judgedRows: 1,
      });
      const train = { ...result.metrics!.train, accuracy: 1 - trained(examples!) };
      return { ...result, metrics: { ...result.metrics!, train } } as typeof result;
    }),
  );
}

describe('the amount of data', () => {
  it('says that more would help where the error goes on falling', () => {
    const found = amountOf(
      arm,
      fewer,
      results(
        (m) => 3 / Math.sqrt(m),
        () => 0,
      ),
      'accuracy',
      clean,
    )!;
    expect(found.points.map(({ examples }) => examples)).toEqual([100, 200, 400, 800]);
    expect(found.limit).toBe('data');
    const [{ score }] = found.outlook;
    expect(score.low).toBeLessThan(1 - 3 / 40);
    expect(score.high).toBeGreaterThan(1 - 3 / 40);
    const gain = 3 / Math.sqrt(800) - 3 / Math.sqrt(1600);
    expect(found.outlook[0].gain.low).toBeLessThan(gain);
    expect(found.outlook[0].gain.high).toBeGreaterThan(gain);
    expect(found.sentence).toMatch(/^More data would help: twice the examples are expected to bring /);
  });

  it('says that it would hardly help where the error has stopped, and that labels are why', () => {
    const flat = results(
      (m) => 0.2 + 2 / m,
      () => 0.195,
    );
    expect(amountOf(arm, fewer, flat, 'accuracy', clean)!.limit).toBe('ceiling');
    const found = amountOf(arm, fewer, flat, 'accuracy', { contradicting: 310, ceiling: 0.81 })!;
    expect(found.limit).toBe('labels');
    expect(found.sentence).toContain('310 rows have the same inputs as a row with another target');
    // A ceiling far above what is reached explains nothing.
    expect(amountOf(arm, fewer, flat, 'accuracy', { contradicting: 4, ceiling: 0.99 })!.limit).toBe(
      'ceiling',
    );
  });
});
