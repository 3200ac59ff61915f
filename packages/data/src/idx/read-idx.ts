import { ColonnadeError, type MatrixData, Table } from '@colonnade/core';
import { numericColumn } from '../arrays/array.js';
import { defaultMaxBytes } from '../bytes/limit.js';
import type { Reader } from '../reader.js';

/** Element types by their code: bytes of one, and how one is read (numbers are big-endian). */
const types: Readonly<Record<number, readonly [size: number, read: (view: DataView, at: number) => number]>> =
  {
    8: [1, (view, at) => view.getUint8(at)],
    9: [1, (view, at) => view.getInt8(at)],
    11: [2, (view, at) => view.getInt16(at)],
    12: [4, (view, at) => view.getInt32(at)],
    13: [4, (view, at) => view.getFloat32(at)],
    14: [8, (view, at) => view.getFloat64(at)],
  };
const bytesType = 8;

/** The format of MNIST: a type, the sizes of the axes, the numbers. */
export const idxReader: Reader = {
  name: 'IDX',
  format: 'idx',
  extensions: ['idx', 'idx1-ubyte', 'idx2-ubyte', 'idx3-ubyte', 'idx4-ubyte', 'ubyte'],
  options: [],
  recognizes: (head) =>
    head[0] === 0 && head[1] === 0 && head[2] in types && head[3] >= 1 && head[3] <= 8 && head.length >= 4,
  async read(source, { maxBytes = defaultMaxBytes }) {
    return readIdx(source.name, await source.whole(maxBytes));
  },
};

/** A table with one column: `image` for three axes and more, `label` for one, else `x`. */
function readIdx(name: string, bytes: Uint8Array): Table {
  const [, , code, axes] = bytes;
  const begin = 4 + 4 * axes;
  if (!idxReader.recognizes(bytes)) throw damaged(name, 'this is not an IDX file: it does not begin as one');
  if (bytes.length < begin) throw damaged(name, 'the IDX file is cut short within its header');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shape = Array.from({ length: axes }, (_, i) => view.getUint32(4 + 4 * i));
  const count = shape.reduce((product, size) => product * size, 1);
  const [size, read] = types[code];
  if (bytes.length !== begin + count * size) {
    const says = `its header announces ${shape.join('×')} numbers, ${begin + count * size} bytes`;
    throw damaged(name, `${says}, but there are ${bytes.length}`);
  }
  if (count === 0)
    throw new ColonnadeError({ code: 'TABLE_EMPTY', where: name, problem: 'there are no examples' });
  let values: MatrixData;
  if (code === bytesType) values = bytes.subarray(begin);
  else {
    values = new Float64Array(count);
    for (let i = 0; i < count; i++) values[i] = read(view, begin + i * size);
  }
  const column = axes === 1 ? 'label' : axes === 2 ? 'x' : 'image';
  return new Table([numericColumn(column, shape, values, false)], { name, notes: [] });
}

function damaged(name: string, problem: string): ColonnadeError {
  return new ColonnadeError({
    code: 'FILE_FORMAT',
    where: name,
    problem,
    remedy: { text: 'fetch it again' },
  });
}
