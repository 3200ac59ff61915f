import {
  ColonnadeError,
  gridOf,
  inProcess,
  inWorkers,
  runStudy,
  type StudyPlan,
  toyTable,
} from '@colonnade/core';
import { describe, expect, it } from 'vitest';

const table = toyTable('moons', { seed: 3 });
const plan: StudyPlan = {
  base: { target: 'label', hidden: [4], epochs: 30 },
  arms: gridOf({ activation: ['tanh', 'relu'] }),
  seeds: [1, 2],
  folds: null,
  measure: 'auto',
  untilCost: null,
};

describe('workers', () => {
  it('come to the same bits as this thread, in the order of the plan', async () => {
    const runner = inWorkers({ table }, { workers: 2 });
    expect(runner.workers).toBe(2);
    try {
      const [theirs, ours] = [await runStudy(runner, plan), await runStudy(inProcess({ table }), plan)];
      const timeless = (run: typeof ours) =>
        JSON.parse(JSON.stringify(run.results), (key, value) => (key === 'seconds' ? 0 : value));
      expect(timeless(theirs)).toEqual(timeless(ours));
    } finally {
      await runner.close();
    }
  });

  it('say what is wrong as this thread does, and can be used again', async () => {
    const runner = inWorkers({ table }, { workers: 2 });
    try {
      const base = { ...plan.base, task: 'regression' as const, classWeight: 'balanced' as const };
      const failure = await runStudy(runner, { ...plan, base }).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(ColonnadeError);
      expect((failure as ColonnadeError).worded('command')).toBe(
        'train: class weights play no part in the task regression. Leave --class-weight out. [OPTION_CONFLICT]',
      );
    } finally {
      await runner.close();
    }
  });

  it('stop when they are told to', async () => {
    const runner = inWorkers({ table }, { workers: 2 });
    try {
      const endless = { ...plan, base: { ...plan.base, epochs: 10_000_000, patience: 0 } };
      const run = await runStudy(runner, endless, { timeMs: 1500 });
      expect([run.stopped, run.results.length]).toEqual(['time', 0]);
      expect(run.seconds).toBeLessThan(8);
    } finally {
      await runner.close();
    }
  });

  it('are not more than there are trials, and none for one', () => {
    expect(inWorkers({ table }, { workers: 8, trials: 1 }).workers).toBe(1);
    expect(inWorkers({ table }, { workers: 1 }).workers).toBe(1);
  });
});
