import { boldDriver, type HistoryEntry, type TrainingState, thinHistory } from '@colonnade/core';
import { describe, expect, it } from 'vitest';
import { rate } from '../../src/model/findings/rate.js';
import { examples, fitted, networkOf } from './support.js';

const entries = (count: number, rest: (epoch: number) => Partial<HistoryEntry> = () => ({})) =>
  Array.from(
    { length: count },
    (_, epoch): HistoryEntry => ({
      epoch,
      cost: 1 / (epoch + 1),
      costValidation: null,
      learningRate: 0.1,
      ...rest(epoch),
    }),
  );

describe('a history that is thinned', () => {
  it('is itself where it is short', () => {
    const short = entries(100);
    expect(thinHistory(short, 100)).toBe(short);
  });

  it('keeps true entries in their order, the first and the newest two, and takes no more than half of the room', () => {
    const long = entries(10_000);
    const thin = thinHistory(long, 500);
    expect(thin.length).toBeGreaterThan(100);
    expect(thin.length).toBeLessThanOrEqual(250);
    expect(thin.every((entry) => long[entry.epoch] === entry)).toBe(true);
    const epochs = thin.map(({ epoch }) => epoch);
    expect(epochs).toEqual([...epochs].sort((a, b) => a - b));
    expect([epochs[0], ...epochs.slice(-2)]).toEqual([0, 9998, 9999]);
  });

  it('loses no peak: of cost, validation cost and rate, nor the first epoch taken back', () => {
    const long = entries(5000, (epoch) => ({
      ...(epoch === 1234 && { cost: 9 }),
      ...(epoch === 1235 && { cost: -9 }),
      costValidation: epoch === 2345 ? 7 : epoch === 2346 ? 0.1 : 0.5,
      learningRate: epoch === 3456 ? 3 : 0.1,
      ...(epoch === 4002 && { rejected: true, costTried: Number.POSITIVE_INFINITY }),
    }));
    const kept = thinHistory(long, 300).map(({ epoch }) => epoch);
    expect(kept).toEqual(expect.arrayContaining([1234, 1235, 2345, 2346, 3456, 4002]));
  });

  it('stays bounded however long it grows', () => {
    let kept: readonly HistoryEntry[] = [];
    let most = 0;
    for (const entry of entries(50_000, (epoch) => ({ cost: epoch === 77 ? 5 : Math.sin(epoch) }))) {
      kept = thinHistory([...kept, entry], 200);
      most = Math.max(most, kept.length);
    }
    expect(most).toBeLessThanOrEqual(200);
    expect(kept.find(({ epoch }) => epoch === 77)?.cost).toBe(5);
    expect(kept.at(-1)?.epoch).toBe(49_999);
  });
});

describe('fit with mostEntries', () => {
  const options = { epochs: 700, learningRate: boldDriver(1), batchSize: 6, deterministic: true } as const;

  it('trains the same bits and tells of every epoch', async () => {
    const all = await fitted(options);
    const told: number[] = [];
    const onEpoch = ({ epoch }: HistoryEntry) => void told.push(epoch);
    const few = await fitted({ ...options, mostEntries: 100, onEpoch });
    expect(few.theta).toEqual(all.theta);
    expect(few.history.length).toBeLessThanOrEqual(100);
    expect(few.history).toMatchObject({ epochs: 700, keptEpoch: 700, stopped: 'epochs' });
    expect(few.history.every((entry) => all.history[entry.epoch].cost === entry.cost)).toBe(true);
    expect(told).toEqual([...all.history.keys()]);
  });

  it('keeps the best epoch, and stops where it would have stopped', async () => {
    const { X, Y } = examples(12);
    const patient = { ...options, validation: { X, Y }, stopping: { patience: 150 }, mostEntries: 120 };
    const few = await fitted(patient);
    const all = await fitted({ ...patient, mostEntries: undefined });
    expect([few.history.epochs, few.history.keptEpoch]).toEqual([all.history.epochs, all.history.keptEpoch]);
    expect(few.history.some(({ epoch }) => epoch === few.history.keptEpoch)).toBe(true);
    expect(few.theta).toEqual(all.theta);
  });

  it('goes on from a thinned checkpoint with the same bits', async () => {
    const { X, Y } = examples();
    const whole = await fitted({ ...options, mostEntries: 100 });
    let state: TrainingState | undefined;
    const save = (next: TrainingState) => {
      state = next;
    };
    await networkOf().fit(X, Y, { ...options, epochs: 400, mostEntries: 100, checkpoint: { save } });
    expect(state!.entries.length).toBeLessThanOrEqual(100);
    const network = networkOf();
    const history = await network.fit(X, Y, { ...options, mostEntries: 100, checkpoint: { from: state! } });
    expect(network.parameters.theta).toEqual(whole.theta);
    expect(history.at(-1)).toEqual(whole.history.at(-1));
  });

  it('refuses a size that cannot be', async () => {
    await expect(fitted({ mostEntries: 10 })).rejects.toMatchObject({ code: 'OPTION_RANGE' });
  });
});

describe('what the epochs say of the rate', () => {
  it('counts nothing in a history that was thinned', () => {
    const rising = entries(4000, (epoch) => ({ cost: 1 + epoch }));
    const found = (history: readonly HistoryEntry[]) =>
      rate({ history: Object.assign([...history], { stopped: 'epochs' as const }), learningRate: 1 });
    expect(found(rising)?.detail).toBe('the cost went from 1.00 to 4.00e+3 and rose in 3999 of 3999 epochs');
    expect(found(thinHistory(rising, 200))?.detail).toBe('the cost went from 1.00 to 4.00e+3');
  });

  it('finds half of the epochs where the entries are not evenly spread', () => {
    const falling = entries(4000, (epoch) => ({ cost: 2 - epoch / 4000 }));
    const thin = Object.assign([...thinHistory(falling, 200)], { stopped: 'epochs' as const });
    expect(rate({ history: thin, learningRate: 0.001 })?.code).toBe('RATE_TOO_LOW');
  });

  it('takes a million epochs', () => {
    const long = Object.assign(entries(1_000_000), { stopped: 'epochs' as const });
    expect(rate({ history: long, learningRate: 0.1 })).toBe(null);
  });
});
