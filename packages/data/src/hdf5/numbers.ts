import { ColonnadeError, type Column } from '@colonnade/core';
import { describeArray, isSingle, type NamedArray, numbersColumn, textColumn } from '../arrays/array.js';
import { notNumbers } from '../arrays/choose.js';
import { tooLarge } from '../bytes/limit.js';
import { half } from '../numpy/elements.js';
import type { OpenFile } from './open.js';
import type { Dataset } from './types.js';

/** Classes of HDF5 types that hold numbers (booleans are an enumeration), and the names of the others. */
const integer = 0;
const float = 1;
const text = 3;
const enumeration = 8;
const otherTypes: Record<number, string> = {
  2: 'times',
  [text]: 'text',
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
  const described = describeArray(shape, otherTypes[type] ?? 'numbers');
  return {
    shape,
    numeric,
    textual: type === text && isSingle(shape),
    described,
    read(target): Column {
      const where = `${file}, dataset "${path}"`;
      if (type === text) {
        const column = textColumn(path, shape, readTexts(where, opened, dataset), target);
        if (column !== undefined) return column;
      }
      if (!numeric) throw notNumbers(where, described);
      return numbersColumn(where, path, shape, readValues(where, opened, dataset), target);
    },
  };
}

/** Unsigned bytes stay bytes, integers of 64 bits what they are; every other number becomes float64. */
function readValues(
  where: string,
  opened: OpenFile,
  dataset: Dataset,
): Float64Array | Uint8Array | BigInt64Array | BigUint64Array {
  const { type, size } = dataset.metadata;
  if (type === float && ![2, 4, 8].includes(size)) {
    throw unreadable(where, `floating point numbers of ${size} bytes are not read`, 'write them as float64');
  }
  const isHalf = type === float && size === 2;
  const { values, problem } = valuesOf(
    where,
    opened,
    () => (isHalf ? halves(opened.rawBytes(dataset)) : dataset.value),
    dataset,
  );
  if (!ArrayBuffer.isView(values) || (values as Uint8Array).length !== countOf(dataset)) {
    throw unreadable(where, `its values cannot be read${problem}`, otherFilter);
  }
  if (values instanceof Uint8Array) return values;
  if (values instanceof BigInt64Array || values instanceof BigUint64Array) return values;
  return Float64Array.from(values as Float64Array);
}

/** Numbers of 16 bits, for which the library has no array; it gives those of any file with the lowest byte first. */
function halves(bytes: Uint8Array): Float64Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float64Array.from({ length: bytes.length >> 1 }, (_, i) => half(view.getUint16(2 * i, true)));
}

/** Texts of fixed and of varying length; what is shorter is filled with NUL or blanks. */
function readTexts(where: string, opened: OpenFile, dataset: Dataset): (string | null)[] {
  const { values, problem } = valuesOf(where, opened, () => dataset.value, dataset);
  if (!Array.isArray(values) || values.length !== countOf(dataset)) {
    throw unreadable(where, `its values cannot be read${problem}`, otherFilter);
  }
  return values.map((value) => (typeof value === 'string' ? value.replace(/\0+$/, '') : null));
}

const otherFilter = 'fetch or write the file again, without a filter that HDF5 does not have by itself';

const countOf = ({ shape }: Dataset): number => (shape ?? []).reduce((product, size) => product * size, 1);

/** What the HDF5 library gives, undefined where it complains, and the complaint in brackets. */
function valuesOf(
  where: string,
  opened: OpenFile,
  valuesIn: () => unknown,
  dataset: Dataset,
): { values: unknown; problem: string } {
  // A small file can claim, or compress, any number of values.
  if (!(countOf(dataset) * dataset.metadata.size <= opened.maxBytes)) throw tooLarge(where, opened.maxBytes);
  opened.complaint();
  try {
    const values = valuesIn();
    const problem = opened.complaint();
    return problem === undefined ? { values, problem: '' } : { values: undefined, problem: ` (${problem})` };
  } catch (cause) {
    return { values: undefined, problem: ` (${opened.complaint() ?? (cause as Error).message})` };
  }
}

function unreadable(where: string, problem: string, advice: string): ColonnadeError {
  return new ColonnadeError({ code: 'FILE_FORMAT', where, problem, remedy: { text: advice } });
}
