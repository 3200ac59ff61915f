import type { HistoryEntry } from '@colonnade/core';
import { describe, expect, it } from 'vitest';
import { mostEntries } from '../../packages/studio/src/session/protocol.js';
import { HistoryColumns } from '../../packages/studio/src/state/history.js';
import { ScoreRows } from '../../packages/studio/src/state/score-rows.js';
import { readoutOf } from '../../packages/studio/src/views/training/charts/readout.js';
import { gridOf, onGrid, rowsOnGrid } from '../../packages/studio/src/views/training/charts/thin.js';

const entry = (epoch: number, rest: Partial<HistoryEntry> = {}): HistoryEntry => ({
  epoch,
  cost: 1 / (epoch + 1),
  costValidation: null,
  learningRate: 0.1,
  ...rest,
});

describe('the history of the studio', () => {
  it('gives back the entries that it took', () => {
    const entries = [
      entry(0, { costValidation: 0.5 }),
      entry(1),
      entry(2, { rejected: true, costTried: 7, learningRate: 0.05 }),
    ];
    const history = new HistoryColumns();
    history.take(entries);
    expect(history.entries()).toEqual(entries);
    expect([history.first, history.last]).toEqual([entries[0], entries[2]]);
    expect([history.isRejected(1), history.isRejected(2)]).toEqual([false, true]);
    expect([history.of(1), history.of(3)]).toEqual([entries[1], undefined]);
    history.take([entry(3)]);
    expect(history.entries()).toEqual([...entries, entry(3)]);
    expect(history.isComplete).toBe(true);
  });

  it('begins anew with entry 0', () => {
    const history = new HistoryColumns();
    expect([history.epochs, history.first, history.last]).toEqual([-1, undefined, undefined]);
    history.take([entry(0), entry(1), entry(2)]);
    history.take([entry(0), entry(1, { learningRate: 7 })]);
    expect(history.entries()).toEqual([entry(0), entry(1, { learningRate: 7 })]);
  });

  it('tells exact costs from those of batches', () => {
    const history = new HistoryColumns();
    const { cost: _cost, ...batches } = entry(1, { costOfBatches: 0.25 });
    history.take([entry(0), batches]);
    expect(history.entries()).toEqual([entry(0), batches]);
  });

  it('takes no more and more memory, knows the newest exactly and loses no peak', () => {
    const history = new HistoryColumns();
    let most = 0;
    for (let from = 0; from < 200_000; from += 500) {
      history.take(
        Array.from({ length: 500 }, (_, at) => entry(from + at, from + at === 777 ? { cost: 9 } : {})),
      );
      most = Math.max(most, history.length);
    }
    expect(most).toBeLessThanOrEqual(mostEntries);
    expect(history.column('cost').length).toBeLessThanOrEqual(2 * mostEntries);
    expect([history.epochs, history.isComplete]).toEqual([199_999, false]);
    expect(history.first).toEqual(entry(0));
    expect(history.last).toEqual(entry(199_999));
    expect(history.entries().filter(({ cost }) => cost === 9)).toEqual([entry(777, { cost: 9 })]);
  });
});

describe('a curve of many epochs', () => {
  const epochs = Float64Array.from({ length: 100_000 }, (_, at) => at);
  const values = Float64Array.from({ length: 100_000 }, (_, at) => (at % 1000 === 500 ? 9 : at / 100_000));

  it('is drawn with no more places than there is room, and every peak', () => {
    const grid = gridOf(99_999, 600);
    const shown = onGrid({ length: values.length, epochs, values }, grid);
    expect(shown).toHaveLength(grid.x.length);
    expect(grid.x.length).toBeLessThanOrEqual(1200);
    expect(shown.filter((value) => value === 9).length).toBe(100);
    expect(shown[0]).toBe(0);
    expect(grid.x).toEqual([...grid.x].sort((a, b) => a - b));
    expect(grid.x.at(-1)).toBeLessThan(values.length);
  });

  it('ends where it ends, beside a longer one', () => {
    const grid = gridOf(9999, 600);
    const shown = onGrid({ length: 100, epochs, values }, grid);
    const filled = Math.ceil(100 / grid.stride) * 2;
    expect(shown.slice(filled).every((value) => value === null)).toBe(true);
    expect(shown.slice(0, filled).every((value) => value !== null)).toBe(true);
  });

  it('is itself where there is room', () => {
    const grid = gridOf(4, 600);
    expect(grid.x).toEqual([0, 1, 2, 3, 4]);
    expect(onGrid({ length: 3, epochs, values: Float64Array.of(1, Number.NaN, 3, 4) }, grid)).toEqual([
      1,
      null,
      3,
      null,
      null,
    ]);
    expect(rowsOnGrid([{ epoch: 3, value: 0.5 }], grid)).toEqual([null, null, null, 0.5, null]);
  });

  it('is drawn where its epochs are, also where not every one is there', () => {
    const grid = gridOf(999, 100);
    expect(grid.stride).toBe(10);
    const shown = onGrid(
      { length: 4, epochs: Float64Array.of(0, 13, 18, 990), values: Float64Array.of(5, 2, 1, 7) },
      grid,
    );
    expect(shown.map((value, place) => [grid.x[place], value]).filter(([, value]) => value !== null)).toEqual(
      [
        [0, 5],
        [5, 5],
        [10, 2],
        [15, 1],
        [990, 7],
        [995, 7],
      ],
    );
  });

  it('says of a place for many epochs for which it stands, and the newest number exactly', () => {
    const grid = gridOf(999, 100);
    const series = [
      { name: 'training', color: 'first', values: [5, 4, 2, 1], latest: { epoch: 19, value: 1.5 } },
      { name: 'old', color: 'first', values: [9, 9], faint: true },
    ] as const;
    const shown = { grid, series, format: String };
    expect(readoutOf(shown, null)).toBe('epoch 19: training 1.5');
    expect(readoutOf(shown, 3)).toBe('epochs 10 to 19: training 1 to 2');
    expect(readoutOf(shown, 50)).toBe('');
    const each = { ...shown, grid: gridOf(3, 600) };
    expect(readoutOf(each, 2)).toBe('epoch 2: training 2');
  });

  it('of scores joins only what stands side by side', () => {
    const at = (...epochs: number[]) => epochs.map((epoch) => ({ epoch, value: epoch }));
    expect(rowsOnGrid(at(0, 2, 3), gridOf(4, 600))).toEqual([0, null, 2, 3, null]);
    // A place for ten epochs has its first and its last.
    expect(rowsOnGrid(at(1, 5, 12, 35), gridOf(39, 4))).toEqual([1, 5, 12, 12, null, null, 35, 35]);
  });

  it('of scores takes that of the epoch that was kept after those of later ones', () => {
    const rows = new ScoreRows();
    for (const epoch of [0, 4, 9, 6, 4])
      rows.take({ epoch, measure: 'accuracy', train: epoch / 10, validation: null });
    expect(rows.rows.map(({ epoch }) => epoch)).toEqual([0, 4, 6, 9]);
  });

  it('of scores keeps a bounded number of rows, the last one too', () => {
    const rows = new ScoreRows();
    for (let epoch = 0; epoch < 50_000; epoch++)
      rows.take({ epoch, measure: 'accuracy', train: 0.5, validation: null });
    expect(rows.rows.length).toBeLessThanOrEqual(4001);
    expect(rows.rows.at(-1)?.epoch).toBeGreaterThan(49_900);
  });
});
