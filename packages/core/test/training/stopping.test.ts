import { describe, expect, it } from 'vitest';
import { BestKeeper } from '../../src/training/stopping.js';

/** The epoch at which costs, one an epoch, make it stop, and the best one. */
function run(costs: number[], stopping: { patience: number; minDelta?: number; startFromEpoch?: number }) {
  const keeper = new BestKeeper({ minDelta: 0, startFromEpoch: 0, ...stopping });
  const stoppedAt = costs.findIndex((cost, epoch) => {
    keeper.observe(epoch, cost);
    return keeper.exhausted(epoch);
  });
  return { stoppedAt, best: keeper.best?.epoch, cost: keeper.best?.cost };
}

describe('early stopping', () => {
  it('stops after `patience` epochs without a better cost', () => {
    expect(run([5, 4, 3, 3, 4, 5, 6], { patience: 3 })).toEqual({ stoppedAt: 5, best: 2, cost: 3 });
    expect(run([5, 4, 3, 3, 4, 2.9, 6], { patience: 3 })).toEqual({ stoppedAt: -1, best: 5, cost: 2.9 });
    expect(run([5, 5], { patience: 1 })).toEqual({ stoppedAt: 1, best: 0, cost: 5 });
  });

  it('with patience 0 remembers nothing', () => {
    expect(run([1, 2, 3], { patience: 0 })).toEqual({ stoppedAt: -1, best: undefined, cost: undefined });
  });

  it('does not count less than minDelta as better', () => {
    expect(run([5, 4.8, 4.6, 4.4], { patience: 2, minDelta: 0.5 })).toMatchObject({ stoppedAt: 2, best: 0 });
    expect(run([5, 4.8, 4.4, 4.2], { patience: 2, minDelta: 0.5 })).toMatchObject({ stoppedAt: -1, best: 2 });
  });

  it('looks at no epoch before startFromEpoch', () => {
    const costs = [1, 5, 4, 6, 7];
    expect(run(costs, { patience: 2, startFromEpoch: 1 })).toMatchObject({ stoppedAt: 4, best: 2 });
    expect(run([9, 1, 4, 6, 7], { patience: 3, startFromEpoch: 1 })).toMatchObject({ stoppedAt: 4, best: 1 });
  });

  it('prefers any number to a cost that is not one', () => {
    expect(run([Number.NaN, 3, 4, 2], { patience: 9 })).toMatchObject({ best: 3, cost: 2 });
    expect(run([Number.POSITIVE_INFINITY, 3], { patience: 9 })).toMatchObject({ best: 1, cost: 3 });
  });
});
