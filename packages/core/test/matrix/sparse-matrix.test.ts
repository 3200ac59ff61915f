import { Matrix, SparseMatrix } from '@colonnade/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messageOf } from '../table/tables.js';

/** A sparse matrix from dense columns of small whole numbers. */
function sparse(columns: readonly (readonly number[])[], rows: number): SparseMatrix {
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (const column of columns) {
    for (const [i, value] of column.entries()) {
      if (value === 0) continue;
      indices.push(i);
      values.push(value);
    }
    starts.push(indices.length);
  }
  return new SparseMatrix(
    rows,
    columns.length,
    Uint32Array.from(starts),
    Uint32Array.from(indices),
    Float32Array.from(values),
  );
}

describe('SparseMatrix', () => {
  it('is the dense matrix without its zeros, whole and sliced', () => {
    const shape = fc.record({ rows: fc.nat(5), columns: fc.nat(6) });
    const columns = shape.chain(({ rows, columns: count }) =>
      fc.record({
        rows: fc.constant(rows),
        list: fc.array(fc.array(fc.integer({ min: -2, max: 2 }), { minLength: rows, maxLength: rows }), {
          minLength: count,
          maxLength: count,
        }),
        cut: fc.tuple(fc.nat(count), fc.nat(count)),
      }),
    );
    fc.assert(
      fc.property(columns, ({ rows, list, cut }) => {
        const X = sparse(list, rows);
        expect(X.shape).toEqual([rows, list.length]);
        // Adding 0 makes -0 from the generator a plain 0.
        const dense = list.map((column) => column.map((value) => value + 0));
        expect(X.toDense().toColumns()).toEqual(dense);
        for (const [j, column] of dense.entries()) {
          for (const [i, value] of column.entries()) expect(X.at(i, j)).toBe(value);
        }
        const [start, end] = [Math.min(...cut), Math.max(...cut)];
        expect(X.slice(start, end).toDense().toColumns()).toEqual(dense.slice(start, end));
      }),
    );
  });

  it('is bytes where only presence is kept', () => {
    const X = new SparseMatrix(3, 2, Uint32Array.of(0, 1, 3), Uint32Array.of(2, 0, 1));
    expect(X.toDense().data).toBeInstanceOf(Uint8Array);
    expect(X.toDense().toRows()).toEqual([
      [0, 1],
      [0, 1],
      [1, 0],
    ]);
    expect(X.at(2, 0)).toBe(1);
    expect(String(X)).toBe('SparseMatrix 3×2, 3 values');
    expect(X.toDense()).toBeInstanceOf(Matrix);
  });

  it.each<[number[], number[], number[] | undefined, string]>([
    [[0, 1], [0], undefined, '2 columns have 3 starts, but 2 were given. [MATRIX_SIZE]'],
    [[0, 1, 2], [0], undefined, 'the starts reach from 0 to 2, not from 0 to 1. [MATRIX_SIZE]'],
    [[0, 2, 1], [0], undefined, 'column 1 starts behind column 2. [MATRIX_SIZE]'],
    [[0, 1, 1], [3], undefined, 'column 0 has row 3 of 3. [MATRIX_INDEX]'],
    [[0, 2, 2], [1, 1], undefined, 'the rows of column 0 do not ascend: 1 after 1. [MATRIX_INDEX]'],
    [[0, 1, 1], [1], [1, 2], 'there are 2 values for 1 indices. [MATRIX_VALUE]'],
  ])('%#: refuses what is none', (starts, indices, values, problem) => {
    const make = () =>
      new SparseMatrix(
        3,
        2,
        Uint32Array.from(starts),
        Uint32Array.from(indices),
        values && Float32Array.from(values),
      );
    expect(messageOf(make)).toBe(`SparseMatrix: ${problem}`);
  });

  it('refuses arrays that hold other numbers', () => {
    const [starts, indices] = [Uint32Array.of(0, 2), Uint32Array.of(1, 5)];
    const problem =
      'SparseMatrix: starts and indices must be a Uint32Array, values a Float32Array. [MATRIX_VALUE]';
    for (const [some, rows, values] of [
      [[0, 2], indices, undefined],
      [starts, [1, 5], undefined],
      [starts, indices, [1, 2]],
    ])
      expect(messageOf(() => new SparseMatrix(10, 1, some as never, rows as never, values as never))).toBe(
        problem,
      );
  });

  it('refuses a dense copy beyond the memory, and columns that are not there', () => {
    const m = 2 ** 16;
    const X = new SparseMatrix(2 ** 20, m, new Uint32Array(m + 1), new Uint32Array(0));
    expect(messageOf(() => X.toDense())).toBe(
      'SparseMatrix.toDense: 1048576×65536 values with their zeros do not fit into memory. Keep fewer words with ' +
        'maxVocabulary: 16384. [OUT_OF_MEMORY]',
    );
    expect(messageOf(() => X.slice(3, 1))).toMatch(/MATRIX_INDEX\]$/);
  });
});
