import {
  inProcess,
  type Runner,
  runStudy,
  type StudyPlan,
  type TrialResult,
  toyTable,
} from '@colonnade/core';
import { describe, expect, it } from 'vitest';
import { rowsInTime, rowsOfDone } from '../../src/studies/framing/rows-in-time.js';
import { planOf, resultOf } from './support.js';

/** A runner of two workers whose trainings take so many seconds for a thousand examples; the first reads the rows too. */
function runner(secondsOf1000: number, reading = 0): Runner & { asked: (number | undefined)[] } {
  const asked: (number | undefined)[] = [];
  return {
    asked,
    workers: 2,
    async execute({ arm, seed }): Promise<TrialResult> {
      expect(arm.tests).toBe(Math.max(500, arm.examples!));
      asked.push(arm.examples);
      const seconds = (secondsOf1000 * arm.examples!) / 1000 + (asked.length <= 2 ? reading : 0);
      return resultOf(arm.name, seed, 0.9, { seconds });
    },
    close: async () => {},
  };
}

const plan: StudyPlan = planOf(['a', 'b', 'c', 'd'], 5);

describe('rowsInTime', () => {
  it('leaves all rows where three rounds of them fit: (0.8 · 0.7 · 60 s · 2 workers) / 12 trials is 5.6 s each', async () => {
    const quick = runner(1.1, 30);
    expect(await rowsInTime(quick, plan, 5000, 60_000, 0)).toBeNull();
    const tries = [200, 200, 500, 1250, 3125, 5000];
    expect(quick.asked).toEqual(tries.flatMap((some) => [some, some]));
    expect(await rowsInTime(runner(100), plan, 200, 1000, 0)).toBeNull();
    const given = { ...plan, base: { ...plan.base, time: 3 } };
    expect(await rowsInTime(runner(100), given, 5000, 1000, 0)).toBeNull();
  });

  it('takes fewer where they do not, and says what all would want', async () => {
    const found = await rowsInTime(runner(4), plan, 5000, 60_000, 0);
    expect(found).toMatchObject({ examples: 1400, tests: 1400 });
    // 20 s each, 12 of them on two workers, over the share that is planned for.
    expect(found!.wanted).toBeCloseTo(120 / 0.8 / 0.7, 9);
    expect(await rowsInTime(runner(14), plan, 5000, 60_000, 0)).toMatchObject({ examples: 400, tests: 500 });
    expect(await rowsInTime(runner(1000), plan, 5000, 60_000, 0)).toMatchObject({
      examples: 200,
      tests: 500,
    });
  });

  it('leaves time for what else is to be done', async () => {
    // (0.8 · 30 s · 2 workers) / 12 trials is 4 s each.
    const found = await rowsInTime(runner(4), plan, 5000, 60_000, 30_000);
    expect(found!.examples).toBeGreaterThan(900);
    expect(found!.examples).toBeLessThanOrEqual(1000);
  });

  it('takes the time to grow as it was seen to', async () => {
    const even = runner(1);
    const steep: Runner = {
      ...even,
      async execute(trial, signal) {
        const result = (await even.execute(trial, signal))!;
        return { ...result, seconds: 40 * result.seconds ** 2 };
      },
    };
    // 40 · 0.5² is 10 s, and 5.6 s are those of √(5.6 / 10) · 500.
    const found = await rowsInTime(steep, plan, 5000, 60_000, 0);
    expect(found).toMatchObject({ examples: 374, tests: 500 });
    expect(found!.wanted).toBeCloseTo((40 * 25 * 12) / 2 / 0.8 / 0.7, 6);
  });

  it('takes as few as it may where not even those end', async () => {
    const stuck: Runner = { ...runner(1), execute: async () => null };
    expect(await rowsInTime(stuck, plan, 5000, 60_000, 0)).toEqual({
      examples: 200,
      tests: 500,
      wanted: null,
    });
  });

  it('leaves all rows to trainings that do not end on few of them', async () => {
    const endless = runner(1);
    const cut: Runner = {
      ...endless,
      async execute(trial, signal) {
        expect(trial.options.time).toBeCloseTo(5.76);
        const result = (await endless.execute(trial, signal))!;
        return { ...result, training: { ...({} as NonNullable<TrialResult['training']>), stopped: 'time' } };
      },
    };
    expect(await rowsInTime(cut, plan, 5000, 60_000, 0)).toBeNull();
  });

  it('goes on with the rows that a study had before', () => {
    expect(rowsOfDone([], 'a', 5000)).toBeNull();
    expect(rowsOfDone([resultOf('a', 1, 0.9)], 'a', 5000)).toEqual({ examples: 160, tests: 40 });
    expect(rowsOfDone([resultOf('a', 1, 0.9)], 'b', 5000)).toBeNull();
    // All of them, by another rounding.
    expect(rowsOfDone([resultOf('a', 1, 0.9)], 'a', 161)).toBeNull();
  });
});

it('tests on so many rows, the same for all arms of a seed', async () => {
  const data = { table: toyTable('moons') };
  const base = { target: 'label', hidden: 'none', epochs: 1 } as const;
  const arms = [
    { name: 'few', options: {}, examples: 50, tests: 30 },
    { name: 'all', options: {}, tests: 30 },
  ];
  const own: StudyPlan = { ...planOf([], 0), base, arms, seeds: [1, 2] };
  const { results } = await runStudy(inProcess(data), own);
  expect(results.map(({ examples }) => [examples.train, examples.test])).toEqual([
    [50, 30],
    [288, 30],
    [50, 30],
    [288, 30],
  ]);
  expect(results[0].judgedRows).toBe(results[1].judgedRows);
  expect(results[0].judgedRows).not.toBe(results[2].judgedRows);
});
