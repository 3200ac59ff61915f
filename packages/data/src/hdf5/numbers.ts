import { ColonnadeError, type NumericColumn } from '@colonnade/core';
import { exactNumbers, type NamedArray, numericColumn } from '../arrays/array.js';
import { notNumbers } from '../arrays/choose.js';
import { tooLarge } from '../bytes/limit.js';
import type { OpenFile } from './open.js';
import type { Dataset } from './types.js';

/** Classes of HDF5 types that hold numbers (booleans are an enumeration), and the names of the others. */
const integer = 0;
const float = 1;
const enumeration = 8;
const otherTypes: Record<number, string> = {
  2: 'times',
  3: 'text',
  4: 'bit fields',
  5: 'opaque bytes',
  6: 'compound values',
  7: 'references',
  9: 'lists of varying length',
  10: 'arrays',
};

/** A dataset of an open file. */
export function datasetArray(file: string, opened: OpenFile, path: string, dataset: Dataset): NamedArray {
  const shape = dataset.shape ?? [];
  const { type } = dataset.metadata;
  const numeric = (type === integer || type === float || type === enumeration) && shape.length > 0;
  const described = `(${shape.join(', ')}) ${otherTypes[type] ?? 'numbers'}`;
  return {
    shape,
    numeric,
    described,
    read(target): NumericColumn {
      const where = `${file}, dataset "${path}"`;
      if (!numeric) throw notNumbers(where, described);
      return numericColumn(path, shape, readValues(where, opened, dataset), target);
    },
  };
}

/** Unsigned bytes stay bytes, every other number becomes float64. */
function readValues(where: string, opened: OpenFile, dataset: Dataset): Float64Array | Uint8Array {
  const expected = (dataset.shape as number[]).reduce((product, size) => product * size, 1);
  // A small file can claim, or compress, any number of values.
  if (!(expected * dataset.metadata.size <= opened.maxBytes)) throw tooLarge(where, opened.maxBytes);
  opened.complaint();
  let values: unknown;
  let problem: string | undefined;
  try {
    values = dataset.value;
    problem = opened.complaint();
  } catch (cause) {
    problem = opened.complaint() ?? (cause as Error).message;
  }
  const length = ArrayBuffer.isView(values) ? (values as Uint8Array).length : -1;
  if (problem !== undefined || length !== expected) {
    throw new ColonnadeError({
      code: 'FILE_FORMAT',
      where,
      problem: `its values cannot be read${problem ? ` (${problem})` : ''}`,
      remedy: { text: 'fetch or write the file again, without a filter that HDF5 does not have by itself' },
    });
  }
  if (values instanceof Uint8Array) return values;
  if (values instanceof BigInt64Array || values instanceof BigUint64Array) return exactNumbers(where, values);
  return Float64Array.from(values as Float64Array);
}
