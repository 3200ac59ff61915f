import type { Runner, StudyPlan, TrialResult } from '@colonnade/core';
import { describe, expect, it } from 'vitest';
import { paced, paceOf } from '../../src/studies/pace.js';
import { planOf, resultOf } from './support.js';

/** A runner whose trainings take so long, of which so much is no training; `time` cuts them short. */
function runner(
  seconds: number,
  beside = 0,
  workers = 2,
): Runner & { asked: (number | string | undefined)[] } {
  const asked: (number | string | undefined)[] = [];
  return {
    asked,
    workers,
    async execute({ arm, seed, options }): Promise<TrialResult> {
      asked.push(options.time);
      const limit = Number(options.time ?? Number.POSITIVE_INFINITY);
      const trained = Math.min(seconds, limit);
      const point = { epoch: 1, cost: 1, costValidation: null, learningRate: 1, saturated: null, dead: null };
      return resultOf(arm.name, seed, 0.9, {
        seconds: trained + beside,
        training: {
          ...{ architecture: [], parameters: 1, learningRate: 1, epochs: 1, cost: 1, toCost: null },
          ...{ stopped: seconds > limit ? 'time' : 'epochs', saturated: null, dead: null },
          curve: [{ ...point, seconds: trained }],
        },
      });
    },
    close: async () => {},
  };
}

const plan: StudyPlan = planOf(['a', 'b', 'c', 'd'], 5);

describe('paceOf', () => {
  it('lets trainings take their time where three rounds of them fit', async () => {
    expect(await paceOf(runner(1), plan, 60_000)).toBeNull();
  });

  it('shortens them where they do not: (0.85 · 60 s · 2 workers) / 12 trials, less what else a trial takes', async () => {
    const slow = runner(30, 1);
    expect(await paceOf(slow, plan, 60_000)).toBe(7.5);
    expect(slow.asked).toEqual([9]);
    // Where reading the rows alone takes longer than a trial may: fewer trials, but such that learn something.
    expect(await paceOf(runner(30, 20), plan, 10_000)).toBe(1.4);
    expect(await paceOf(runner(30, 0.1), plan, 1000)).toBe(0.5);
  });

  it('takes what reading the rows was seen to take where the training to find out did not end', async () => {
    const cut: Runner = { ...runner(30), execute: async () => null };
    expect(await paceOf(cut, plan, 60_000, undefined, 1)).toBe(7.5);
  });

  it('leaves a time that was given alone', async () => {
    const given = { ...plan, base: { ...plan.base, time: 3 } };
    expect(await paceOf(runner(30), given, 1000)).toBeNull();
  });

  it('is told', () => {
    expect(paced(plan, null)).toEqual({ plan, notes: [] });
    const { plan: shorter, notes } = paced(plan, 2);
    expect(shorter.base.time).toBe(2);
    expect(notes).toHaveLength(1);
  });
});
