import type { Matrix } from '../../matrix/matrix.js';
import type { SparseMatrix } from '../../matrix/sparse-matrix.js';
import type { Control } from '../control.js';
import type { Buffer, Resident } from './buffer.js';
import type { HostMemory } from './memory.js';

/** Columns shorter than this are copied number by number: a view costs more. */
const shortRows = 32;

/** Puts `count` columns of a matrix, from `first` of a step, into a buffer, in the order of the step. */
export function putColumns(
  source: Matrix,
  { order, offset }: Control,
  first: number,
  count: number,
  memory: HostMemory,
  buffer: Buffer,
): void {
  const { rows, data } = source;
  const { numbers } = memory;
  const { ld } = buffer;
  const to = memory.index(buffer.address);
  const from = offset + first;
  if (order === undefined && ld === rows) {
    numbers.set(data.subarray(from * rows, (from + count) * rows), to);
    return;
  }
  for (let j = 0; j < count; j++) {
    const column = (order === undefined ? from + j : order[from + j]) * rows;
    const target = to + j * ld;
    if (rows >= shortRows) numbers.set(data.subarray(column, column + rows), target);
    else for (let i = 0; i < rows; i++) numbers[target + i] = data[column + i];
  }
}

/** Puts the columns of a buffer into an array that has no gaps, from column `first` on. */
export function takeColumns(
  memory: HostMemory,
  { address, rows, ld }: Buffer,
  count: number,
  target: Float64Array,
  first: number,
): void {
  const { numbers } = memory;
  const from = memory.index(address);
  if (ld === rows) {
    target.set(numbers.subarray(from, from + count * rows), first * rows);
    return;
  }
  for (let j = 0, to = first * rows; j < count; j++) {
    for (let i = 0; i < rows; i++) target[to++] = numbers[from + j * ld + i];
  }
}

/** Puts a sparse matrix into its room. */
export function putSparse(
  { starts, indices, values }: SparseMatrix,
  { words, memory }: HostMemory,
  room: NonNullable<Resident['sparse']>,
): void {
  words.set(starts, room.starts / 4);
  words.set(indices, room.indices / 4);
  if (values) new Float32Array(memory.buffer).set(values, room.values / 4);
}
