import { ColonnadeError } from '../../../foundation/errors.js';
import { field, finite, flag, nullable, oneOf, positive, type Read } from '../../json.js';
import { cellPlace } from '../../schema/cell-errors.js';
import type { ColumnSchema } from '../../schema/schema.js';
import type { Table } from '../../table.js';
import type { NumberInput } from '../preprocessing.js';
import { neededColumn, readNumbers } from '../read-cells.js';
import { fillOf, statistics } from '../statistics.js';
import { transformNames, transformOf } from '../transforms/index.js';
import type { FittedTransform, Transform } from '../transforms/transform.js';
import type { Filling, Fitting, InputKind, Source } from './input-kind.js';
import { shiftAndScale } from './scale.js';

/** A column of numbers: transformed where that is asked for, missing ones filled, scaled. */
export const number: InputKind<NumberInput> = {
  fit(column, fitting) {
    const scaling = fitting.scalingOf(column);
    const transform = fitTransform(column, fitting);
    const values = transformed(column.name, transform, fitting);
    const own = statistics(values);
    // The border of an image is often blank: that is how images are, no reason to warn.
    if (own.deviation === 0 && !fitting.isPixel(column)) fitting.constant.push(column.name);
    return {
      kind: 'number',
      column: column.name,
      transform,
      fill: fillOf(values, fitting.options.fill),
      indicator: fitting.options.indicator && own.count < values.length,
      ...shiftAndScale(own, scaling),
    };
  },

  width: ({ indicator }) => (indicator ? 2 : 1),

  names: ({ column, indicator }) => (indicator ? [column, `${column} is missing`] : [column]),

  fill(input, { data, n, at, ...source }: Filling) {
    const values = transformed(input.column, input.transform, source);
    let count = 0;
    for (let j = 0; j < values.length; j++) {
      const absent = Number.isNaN(values[j]);
      data[at + j * n] = ((absent ? input.fill : values[j]) - input.shift) / input.scale;
      if (!absent) continue;
      if (input.indicator) data[at + 1 + j * n] = 1;
      else count++;
    }
    return count > 0 ? [{ column: input.column, value: null, count }] : [];
  },

  numbers: (column, fitting) => transformed(column.name, fitTransform(column, fitting), fitting),

  check: (json, path, common) => ({
    ...common,
    transform: field(json, path, 'transform', (value, at) => nullable(fittedTransform)(value ?? null, at)),
    fill: field(json, path, 'fill', finite),
    indicator: field(json, path, 'indicator', flag),
    shift: field(json, path, 'shift', finite),
    scale: field(json, path, 'scale', positive),
  }),
};

function fitTransform({ name }: ColumnSchema, fitting: Fitting): FittedTransform | null {
  const asked = fitting.options.transform.find((each) => each.endsWith(`:${name}`));
  if (asked === undefined) return null;
  const transform = transformOf(asked.slice(0, -name.length - 1)) as Transform;
  const values = numbersOf(name, fitting);
  for (let j = 0; j < values.length; j++) {
    if (!Number.isNaN(values[j]) && !transform.accepts(values[j])) {
      throw outside(fitting.table, fitting.rows[j], name, transform, values[j]);
    }
  }
  return { name: transform.name, lambda: transform.fit(values.filter((value) => !Number.isNaN(value))) };
}

/** The numbers of some rows after the transform, NaN where a cell is missing; the next column takes their room. */
function transformed(name: string, fitted: FittedTransform | null, source: Source): Float64Array {
  const values = numbersOf(name, source);
  if (fitted === null) return values;
  const transform = transformOf(fitted.name) as Transform;
  for (let j = 0; j < values.length; j++) {
    const x = values[j];
    if (Number.isNaN(x)) continue;
    if (!transform.accepts(x)) throw outside(source.table, source.rows[j], name, transform, x);
    values[j] = transform.apply(x, fitted.lambda);
  }
  return values;
}

function numbersOf(name: string, { table, rows, missing, room }: Source): Float64Array {
  // One column after another takes the same room: of a million rows each would need 8 MB.
  room.numbers ??= new Float64Array(rows.length);
  return readNumbers(table, neededColumn(table, name), rows, missing, room.numbers);
}

function outside(table: Table, row: number, column: string, transform: Transform, x: number): ColonnadeError {
  const other = transform.name === 'log' && x === 0 ? 'log1p' : 'power';
  return new ColonnadeError({
    code: 'CELL_DOMAIN',
    where: cellPlace(table, row, column),
    problem: `the ${transform.name} of ${x} is not defined`,
    expected: transform.domain,
    got: String(x),
    why: `${transform.formula} takes ${transform.domain}`,
    remedy: {
      text: 'fix the cell or empty it, or train with {option}',
      option: 'transform',
      value: `${other}:${column}`,
    },
  });
}

const fittedTransform: Read<FittedTransform> = (json, path) => ({
  name: field(json, path, 'name', oneOf(...transformNames)),
  lambda: field(json, path, 'lambda', finite),
});
