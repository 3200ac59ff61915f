import type { HistoryEntry } from '@colonnade/core';
import { describe, expect, it } from 'vitest';
import { HistoryColumns } from '../../packages/studio/src/state/history.js';
import { ScoreRows } from '../../packages/studio/src/state/score-rows.js';
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
    history.take(0, entries);
    expect(history.entries()).toEqual(entries);
    expect(history.at(3)).toBe(undefined);
    expect(history.at(-1)).toBe(undefined);
    expect(history.hasRejected).toBe(true);
    history.take(1, [entry(1), entry(2)]);
    expect(history.hasRejected).toBe(false);
    expect(history.length).toBe(3);
  });

  it('tells exact costs from those of batches', () => {
    const history = new HistoryColumns();
    const { cost: _cost, ...batches } = entry(1, { costOfBatches: 0.25 });
    history.take(0, [entry(0), batches]);
    expect(history.entries()).toEqual([entry(0), batches]);
  });

  it('grows without an end', () => {
    const history = new HistoryColumns();
    for (let from = 0; from < 100_000; from += 500) {
      history.take(
        from,
        Array.from({ length: 500 }, (_, at) => entry(from + at)),
      );
    }
    expect(history.length).toBe(100_000);
    expect(history.at(99_999)?.cost).toBe(1e-5);
  });
});

describe('a curve of many epochs', () => {
  const values = Float64Array.from({ length: 100_000 }, (_, at) => (at % 1000 === 500 ? 9 : at / 100_000));

  it('is drawn with no more places than there is room, and every peak', () => {
    const grid = gridOf(values.length, 600);
    const shown = onGrid({ length: values.length, values }, grid);
    expect(shown).toHaveLength(grid.x.length);
    expect(grid.x.length).toBeLessThanOrEqual(1200);
    expect(shown.filter((value) => value === 9).length).toBe(100);
    expect(shown[0]).toBe(0);
    expect(grid.x).toEqual([...grid.x].sort((a, b) => a - b));
    expect(grid.x.at(-1)).toBeLessThan(values.length);
  });

  it('ends where it ends, beside a longer one', () => {
    const grid = gridOf(10_000, 600);
    const shown = onGrid({ length: 100, values }, grid);
    const filled = Math.ceil(100 / grid.stride) * 2;
    expect(shown.slice(filled).every((value) => value === null)).toBe(true);
    expect(shown.slice(0, filled).every((value) => value !== null)).toBe(true);
  });

  it('is itself where there is room', () => {
    const grid = gridOf(5, 600);
    expect(grid.x).toEqual([0, 1, 2, 3, 4]);
    expect(onGrid({ length: 3, values: Float64Array.of(1, Number.NaN, 3, 4) }, grid)).toEqual([
      1,
      null,
      3,
      null,
      null,
    ]);
    expect(rowsOnGrid([{ epoch: 3, value: 0.5 }], grid)).toEqual([null, null, null, 0.5, null]);
  });

  it('of scores keeps a bounded number of rows, the last one too', () => {
    const rows = new ScoreRows();
    for (let epoch = 0; epoch < 50_000; epoch++)
      rows.take({ epoch, measure: 'accuracy', train: 0.5, validation: null });
    expect(rows.rows.length).toBeLessThanOrEqual(4001);
    expect(rows.rows.at(-1)?.epoch).toBeGreaterThan(49_900);
  });
});
