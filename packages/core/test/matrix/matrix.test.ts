import { ColonnadeError, Matrix } from '@colonnade/core';
import { describe, expect, it } from 'vitest';

const M = Matrix.fromRows([
  [1, 2, 3],
  [4, 5, 6],
]);

describe('Matrix', () => {
  it('lies column after column', () => {
    expect(M.shape).toEqual([2, 3]);
    expect(M.data).toEqual(Float64Array.from([1, 4, 2, 5, 3, 6]));
    expect([M.at(0, 2), M.at(1, 0)]).toEqual([3, 4]);
    expect(M.toRows()).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    expect(M.toColumns()).toEqual([
      [1, 4],
      [2, 5],
      [3, 6],
    ]);
    expect(
      Matrix.fromColumns([
        [1, 4],
        [2, 5],
        [3, 6],
      ]),
    ).toEqual(M);
  });

  it('columns and slices are views, transposes and maps copies', () => {
    const own = Matrix.fromRows(M.toRows());
    own.column(1).data[0] = 20;
    own.slice(2).data[1] = 60;
    own.transpose().data.fill(0);
    own.map(() => 0);
    expect(own.toRows()).toEqual([
      [1, 20, 3],
      [4, 5, 60],
    ]);
    expect(own.slice(1, 2).shape).toEqual([2, 1]);
    expect(own.slice(3).shape).toEqual([2, 0]);
  });

  it('map sees value, row and column', () => {
    expect(M.map((v, i, j) => v * 100 + i * 10 + j).toRows()).toEqual([
      [100, 201, 302],
      [410, 511, 612],
    ]);
  });

  it('keeps float32 and bytes, and takes typed arrays as they are', () => {
    const bytes = Uint8Array.from([1, 2]);
    expect(Matrix.fromColumnMajor(1, 2, bytes).data).toBe(bytes);
    expect(Matrix.fromColumns([bytes, bytes]).data).toBeInstanceOf(Uint8Array);
    expect(Matrix.fromRows([Float32Array.of(1), Float32Array.of(2)]).transpose().data).toBeInstanceOf(
      Float32Array,
    );
    expect(Matrix.fromColumns([bytes, [1, 2.5]]).data).toEqual(Float64Array.of(1, 2, 1, 2.5));
  });

  it.each([Int8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array])(
    'takes %o, and makes float64 of it',
    (Kind) => {
      const [M, N] = [Kind.of(1, 2), Kind.of(3, 4)];
      const columns = Matrix.fromColumnMajor(2, 2, Float64Array.of(1, 2, 3, 4));
      expect(Matrix.fromColumnMajor(2, 2, Kind.of(1, 2, 3, 4))).toEqual(columns);
      expect(Matrix.fromColumns([M, N])).toEqual(columns);
      expect(Matrix.fromRows([M, [3, 4]])).toEqual(columns.transpose());
    },
  );

  it('is JSON that makes it again', () => {
    const M = Matrix.fromRows([Float32Array.of(1, 2.5), Float32Array.of(3, 4)]);
    const text = JSON.stringify(M);
    expect(text).toBe('{"rows":2,"columns":2,"data":[1,3,2.5,4]}');
    const { rows, columns, data } = JSON.parse(text);
    expect(Matrix.fromColumnMajor(rows, columns, data).toRows()).toEqual(M.toRows());
  });

  it('may be empty', () => {
    expect(Matrix.fromRows([]).shape).toEqual([0, 0]);
    expect(Matrix.fromRows([[], []]).shape).toEqual([2, 0]);
    expect(Matrix.fromColumns([[], []]).shape).toEqual([0, 2]);
    expect(Matrix.zeros(0, 3).transpose().shape).toEqual([3, 0]);
  });

  it('prints itself', () => {
    expect(String(Matrix.fromRows([[1, 0.5]]))).toBe('Matrix 1×2\n  1  0.5000');
    expect(
      String(
        Matrix.fromRows([
          [1, -0.5],
          [-10, 2],
        ]),
      ),
    ).toBe('Matrix 2×2\n    1  -0.5000\n  -10        2');
    expect(String(Matrix.zeros(100, 100))).toBe('Matrix 100×100');
  });

  it.each<[string, () => unknown]>([
    [
      'Matrix.fromRows: a 1-D array does not say whether it is a row or a column. Use Matrix.fromRows([[…]]) for Y ' +
        '(one value per example; one feature or one output), or Matrix.fromColumns([[…]]) for a single column ' +
        '(one example). [MATRIX_EXPECTED]',
      () => Matrix.fromRows([1, 2] as never),
    ],
    [
      'Matrix.fromRows: row 1 has 1 values but row 0 has 2. [MATRIX_RAGGED]',
      () => Matrix.fromRows([[1, 2], [3]]),
    ],
    [
      'Matrix.fromColumns: column 0, value 1 is "x", not a number. [MATRIX_VALUE]',
      () => Matrix.fromColumns([[1, 'x' as never]]),
    ],
    [
      'Matrix.fromColumnMajor: a 2×2 matrix has 4 values, but 3 were given. [MATRIX_SIZE]',
      () => Matrix.fromColumnMajor(2, 2, [1, 2, 3]),
    ],
    [
      'Matrix.fromColumnMajor: data is a value of type DataView, not an array of numbers. Pass a typed array or an array of numbers. [MATRIX_VALUE]',
      () => Matrix.fromColumnMajor(1, 1, new DataView(new ArrayBuffer(8)) as never),
    ],
    [
      'Matrix.fromColumns: column 0, value 0 is 1, not a number. [MATRIX_VALUE]',
      () => Matrix.fromColumns([BigInt64Array.of(1n)] as never),
    ],
    [
      'Matrix.fromRows: row 1 is 5, not an array of numbers. Pass a typed array or an array of numbers. [MATRIX_VALUE]',
      () => Matrix.fromRows([[1, 2], 5] as never),
    ],
    ['Matrix.zeros: rows is -1, not a whole number of at least 0. [MATRIX_SIZE]', () => Matrix.zeros(-1, 2)],
    [
      'Matrix.zeros: there is no memory for a 1000000000×1000000000 matrix. [MATRIX_SIZE]',
      () => Matrix.zeros(1e9, 1e9),
    ],
    ['Matrix.at: there is no row 2. Rows run from 0 to 1. [MATRIX_INDEX]', () => M.at(2, 0)],
    ['Matrix.column: there is no column -1. Columns run from 0 to 2. [MATRIX_INDEX]', () => M.column(-1)],
    ['Matrix.slice: columns 2 to 5 are not within the 3 columns. [MATRIX_INDEX]', () => M.slice(2, 5)],
  ])('%s', (message, call) => {
    expect(call).toThrow(ColonnadeError);
    expect(call).toThrow(message);
  });
});
