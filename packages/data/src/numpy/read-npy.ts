import { ColonnadeError, Table } from '@colonnade/core';
import { describeArray, isSingle, type NamedArray, numbersColumn, textColumn } from '../arrays/array.js';
import { notNumbers } from '../arrays/choose.js';
import { defaultMaxBytes } from '../bytes/limit.js';
import type { Reader } from '../reader.js';
import { readElements } from './elements.js';
import { readHeader } from './header.js';
import { rowMajor } from './order.js';

const signature = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];

/** True when bytes begin as a NumPy array does. */
const isNpy = (head: Uint8Array): boolean => signature.every((byte, i) => head[i] === byte);

/** One NumPy array, examples on axis 0. */
export const npyReader: Reader = {
  name: 'NPY',
  format: 'npy',
  extensions: ['npy'],
  options: [],
  recognizes: isNpy,
  async read(source, { maxBytes = defaultMaxBytes }) {
    const { name } = source;
    const bytes = await source.whole(maxBytes);
    const { shape } = readHeader(name, bytes);
    const column = shape.length <= 1 ? 'label' : shape.length === 2 ? 'x' : 'image';
    const array = npyArray(name, column, bytes);
    if (shape.some((size) => size === 0)) {
      throw new ColonnadeError({ code: 'TABLE_EMPTY', where: name, problem: 'there are no examples' });
    }
    return new Table([array.read(false)], { name, notes: [] });
  },
};

/** A NumPy array with a name. @throws FILE_FORMAT */
export function npyArray(where: string, name: string, bytes: Uint8Array): NamedArray {
  const header = readHeader(where, bytes);
  const { shape, kind } = header;
  const numeric = (kind === 'number' || kind === 'integer64') && shape.length > 0;
  const described = describeArray(shape, kind === 'text' ? 'text' : 'numbers');
  return {
    shape,
    numeric,
    textual: kind === 'text' && isSingle(shape),
    described,
    read(target) {
      if (shape.length === 0) throw notNumbers(where, described);
      const elements = readElements(where, bytes, header);
      if (Array.isArray(elements)) {
        const column = textColumn(name, shape, elements, target);
        if (column === undefined) throw notNumbers(where, described);
        return column;
      }
      const ordered = header.fortran ? rowMajor(elements, shape) : elements;
      return numbersColumn(where, name, shape, ordered, target);
    },
  };
}
