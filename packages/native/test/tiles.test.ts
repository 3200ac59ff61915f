import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Blas, bindGemm, tiles } from '../src/index.js';
import { blas, sharedMemory } from './support/blas.js';

const length = fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 3000 }));

describe('tiles', () => {
  test('cover every element once, at most as many as wanted', () => {
    fc.assert(
      fc.property(length, length, length, fc.integer({ min: 1, max: 16 }), (m, n, k, most) => {
        const grid = tiles(m, n, k, most);
        expect(grid.length).toBeLessThanOrEqual(most);
        let area = 0;
        for (const [i, { row, rows, column, columns }] of grid.entries()) {
          expect(Math.min(rows, columns)).toBeGreaterThan(0);
          const next = grid[i + 1];
          if (next)
            expect([next.row, next.column]).toEqual(rows === m ? [0, column + columns] : [row + rows, 0]);
          area += rows * columns;
        }
        expect(area).toBe(m * n);
        const last = grid[grid.length - 1];
        expect([last.row + last.rows, last.column + last.columns]).toEqual([m, n]);
      }),
    );
  });

  test('a small product is one tile, whatever the machine', () => {
    expect(tiles(16, 32, 30, 8)).toEqual([{ row: 0, rows: 16, column: 0, columns: 32 }]);
    expect(tiles(10, 64, 128, 8)).toHaveLength(1);
  });

  test('a large one has work for every core', () => {
    for (const [m, n, k] of [
      [1024, 256, 784],
      [1024, 784, 256],
      [1024, 1024, 256],
      [20, 12288, 209],
    ]) {
      const sizes = tiles(m, n, k, 8).map(({ rows, columns }) => rows * columns);
      expect(sizes).toHaveLength(8);
      expect(Math.max(...sizes) / Math.min(...sizes), 'balance').toBeLessThan(1.1);
    }
  });

  test('few columns and a long sum: rows are cut', () => {
    expect(tiles(128, 64, 784, 2)).toEqual([
      { row: 0, rows: 64, column: 0, columns: 64 },
      { row: 64, rows: 64, column: 0, columns: 64 },
    ]);
  });

  test.skipIf(!blas)('in any order, the same bits', () => {
    const memory = sharedMemory(4);
    const gemm = bindGemm(blas as Blas, memory, 'float32');
    const [m, n, k, b, c] = [300, 200, 100, 1 << 20, 2 << 20];
    const values = new Float32Array(memory.buffer, 0, (b + 4 * n * k) / 4);
    for (let i = 0; i < values.length; i++) values[i] = Math.sin(i);
    const grid = tiles(m, n, k, 5);
    expect(grid.length).toBeGreaterThan(2);
    const compute = (order: typeof grid) => {
      for (const { row, rows, column, columns } of order) {
        gemm(
          false,
          false,
          rows,
          columns,
          k,
          1,
          4 * row,
          m,
          b + 4 * column * k,
          k,
          0,
          c + 4 * (row + column * m),
          m,
        );
      }
      return new Float32Array(memory.buffer, c, m * n).slice();
    };
    expect(compute([...grid].reverse())).toEqual(compute(grid));
  });
});
