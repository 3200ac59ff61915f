import { count, field, finite, flag, invalid, list, positive, type Read } from '../../json.js';
import type { ColumnSchema } from '../../schema/schema.js';
import { columnWidth } from '../../table.js';
import type { ArrayInput } from '../preprocessing.js';
import { neededColumn, readArray } from '../read-cells.js';
import { statistics } from '../statistics.js';
import type { Filling, Fitting, InputKind } from './input-kind.js';
import { shiftAndScale } from './scale.js';

/** More numbers a row than this no network of ours has; a file that claims more would only exhaust the memory. */
const mostNumbers = 10_000_000;

/** A column with several numbers a row, images among them: a row of X for each number, row-major. */
export const array: InputKind<ArrayInput> = {
  fit(column, fitting) {
    const { name, shape, eightBit } = column;
    const kind = column.kind as 'image' | 'array';
    const scaling = fitting.scalingOf(column);
    if (eightBit && scaling !== 'feature') {
      const { shift, scale } = shiftAndScale({ count: 0, mean: 0, deviation: 0 }, scaling);
      // Bytes are never missing.
      return { kind, column: name, shape, eightBit, shift: [shift], scale: [scale], fill: [0] };
    }
    const values = numbersOf(column, fitting);
    const width = widthOf(shape);
    const own = Array.from({ length: width }, (_, i) => statistics(values, i, width));
    for (const [i, { deviation }] of own.entries()) {
      if (deviation === 0 && !eightBit) fitting.constant.push(feature(name, shape, i));
    }
    const scalings = own.map((each) => shiftAndScale(each, scaling));
    const one = scaling !== 'feature';
    return {
      kind,
      column: name,
      shape,
      eightBit,
      shift: one ? [scalings[0].shift] : scalings.map((each) => each.shift),
      scale: one ? [scalings[0].scale] : scalings.map((each) => each.scale),
      fill: eightBit ? [0] : own.map((each) => each.mean),
    };
  },

  width: ({ shape }) => widthOf(shape),

  names: ({ column, shape }) => Array.from({ length: widthOf(shape) }, (_, i) => feature(column, shape, i)),

  fill(input, { data, n, at, table, rows }: Filling) {
    const { column, shape, eightBit, shift, scale, fill } = input;
    const { values } = readArray(table, neededColumn(table, column), shape, eightBit);
    const width = widthOf(shape);
    if (values instanceof Uint8Array && shift.length === 1 && scale.length === 1) {
      fillBytes({ data, at, n }, values, { rows, width }, (byte) => (byte - shift[0]) / scale[0]);
      return [];
    }
    const each = (numbers: readonly number[]) =>
      numbers.length === 1 ? () => numbers[0] : (i: number) => numbers[i];
    const [shiftOf, scaleOf, fillOf] = [each(shift), each(scale), each(fill)];
    let gaps = 0;
    for (let j = 0; j < rows.length; j++) {
      let gap = false;
      for (let i = 0; i < width; i++) {
        const value = values[rows[j] * width + i];
        if (Number.isNaN(value)) gap = true;
        data[at + i + j * n] = ((Number.isNaN(value) ? fillOf(i) : value) - shiftOf(i)) / scaleOf(i);
      }
      if (gap) gaps++;
    }
    return gaps > 0 ? [{ column, value: null, count: gaps }] : [];
  },

  numbers: numbersOf,

  check(json, path, common) {
    const shape = field(json, path, 'shape', list(count));
    const width = widthOf(shape);
    if (shape.length === 0 || !(width <= mostNumbers))
      throw invalid(`${path}.shape`, shape, 'the shape of one example');
    const oneOrEach =
      (read: Read<number>): Read<number[]> =>
      (value, at) => {
        const values = list(read)(value, at);
        if (values.length !== 1 && values.length !== width)
          throw invalid(at, value, `a list of 1 or ${width}`);
        return values;
      };
    return {
      ...common,
      shape,
      eightBit: field(json, path, 'eightBit', flag),
      shift: field(json, path, 'shift', oneOrEach(finite)),
      scale: field(json, path, 'scale', oneOrEach(positive)),
      fill: field(json, path, 'fill', oneOrEach(finite)),
    };
  },
};

function numbersOf(column: ColumnSchema, { table, rows }: Fitting): Float64Array | Uint8Array {
  const found = neededColumn(table, column.name);
  const { values } = readArray(table, found, column.shape, column.eightBit);
  const width = columnWidth(found);
  const bytes = values instanceof Uint8Array;
  const chosen = bytes ? new Uint8Array(rows.length * width) : new Float64Array(rows.length * width);
  for (let j = 0; j < rows.length; j++) {
    chosen.set(values.subarray(rows[j] * width, (rows[j] + 1) * width), j * width);
  }
  return chosen;
}

function widthOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

/** The i-th number of an array column, row-major: `image[0,1,2]`. */
function feature(column: string, shape: readonly number[], i: number): string {
  const indices: number[] = [];
  let rest = i;
  for (const size of shape.toReversed()) {
    indices.unshift(rest % size);
    rest = Math.floor(rest / size);
  }
  return `${column}[${indices.join(',')}]`;
}

/** Pixels become numbers by a table of the 256 there are: the same bits as one by one, in a fraction of the time. */
function fillBytes(
  { data, at, n }: Pick<Filling, 'data' | 'at' | 'n'>,
  bytes: Uint8Array,
  { rows, width }: { readonly rows: Uint32Array; readonly width: number },
  scaled: (byte: number) => number,
): void {
  const numbers = Float64Array.from({ length: 256 }, (_, byte) => scaled(byte));
  for (let j = 0; j < rows.length; j++) {
    const from = rows[j] * width;
    const to = at + j * n;
    for (let i = 0; i < width; i++) data[to + i] = numbers[bytes[from + i]];
  }
}
