import { Table } from '@colonnade/core';
import { describe, expect, it } from 'vitest';
import { selectRows } from '../../src/table/select-rows.js';

describe('selectRows', () => {
  it('takes the rows that are named, in their order, of every kind of column', () => {
    const table = new Table(
      [
        { kind: 'text', name: 'name', cells: ['a', null, 'c', 'd'] },
        { kind: 'numeric', name: 'age', shape: [], values: Float64Array.of(1, 2, 3, 4) },
        { kind: 'numeric', name: 'pixels', shape: [2], values: Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8) },
      ],
      { name: 'people.csv', notes: ['read'], lines: Uint32Array.of(2, 3, 4, 5) },
    );
    const some = selectRows(table, Uint32Array.of(3, 1));
    expect(some.rows).toBe(2);
    expect(some.columns).toEqual([
      { kind: 'text', name: 'name', cells: ['d', null] },
      { kind: 'numeric', name: 'age', shape: [], values: Float64Array.of(4, 2) },
      { kind: 'numeric', name: 'pixels', shape: [2], values: Uint8Array.of(7, 8, 3, 4) },
    ]);
    expect(some.source).toEqual({ name: 'people.csv', notes: ['read'] });
    expect(selectRows(table, new Uint32Array(0)).rows).toBe(0);
  });
});
