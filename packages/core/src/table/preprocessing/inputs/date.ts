import { calendarOf, type DateOrder, dateOrders } from '../../dates.js';
import { field, finite, flag, list, oneOf, positive, type Read } from '../../json.js';
import { dateParts } from '../options.js';
import type { DateInput, DatePart } from '../preprocessing.js';
import { neededColumn, readDates } from '../read-cells.js';
import { statistics } from '../statistics.js';
import type { Filling, InputKind } from './input-kind.js';
import { shiftAndScale } from './scale.js';

const monthNames = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']; // biome-ignore format: a line
const weekdayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** The rows of X that each part takes, by their names. */
const rowNames: Readonly<Record<DatePart, (column: string) => string[]>> = {
  year: (column) => [`${column} year`],
  month: (column) => monthNames.map((name) => `${column} in ${name}`),
  weekday: (column) => weekdayNames.map((name) => `${column} on ${name}`),
  elapsed: (column) => [`${column} elapsed days`],
};

/** A column of dates: what can be read off each, as far as it is asked for and changes within the training part. */
export const date: InputKind<DateInput> = {
  fit(column, fitting) {
    const { table, rows, missing, options } = fitting;
    const order = column.dateOrder as DateOrder;
    const all = readDates(table, neededColumn(table, column.name), rows, missing, order);
    const days = all.filter((day) => !Number.isNaN(day));
    const origin = days.reduce((first, day) => Math.min(first, day), days[0] ?? 0);
    const years = days.map((day) => calendarOf(day).year);
    const changes: Record<DatePart, boolean> = {
      year: statistics(years).deviation > 0,
      month: new Set(Array.from(days, (day) => calendarOf(day).month)).size > 1,
      weekday: new Set(Array.from(days, (day) => calendarOf(day).weekday)).size > 1,
      elapsed: statistics(days).deviation > 0,
    };
    const parts = options.dates.filter((part) => changes[part]);
    const same = options.dates.filter((part) => !changes[part]);
    if (parts.length === 0) fitting.constant.push(column.name);
    else if (same.length > 0) {
      fitting.notes.push(
        `column "${column.name}": ${same.join(' and ')} never ${same.length === 1 ? 'changes and is' : 'change and are'} left out`,
      );
    }
    const scaling = options.standardize === 'none' ? 'none' : 'feature';
    return {
      kind: 'date',
      column: column.name,
      order,
      parts: dateParts.filter((part) => parts.includes(part)),
      origin,
      year: shiftAndScale(statistics(years), scaling),
      elapsed: shiftAndScale(statistics(days.map((day) => day - origin)), scaling),
      indicator: options.indicator && days.length < all.length,
    };
  },

  width: (input) => date.names(input).length,

  names: ({ column, parts, indicator }) => [
    ...parts.flatMap((part) => rowNames[part](column)),
    ...(indicator ? [`${column} is missing`] : []),
  ],

  fill(input, { data, n, at, table, rows, missing }: Filling) {
    const days = readDates(table, neededColumn(table, input.column), rows, missing, input.order);
    const width = date.width(input);
    let count = 0;
    for (let j = 0; j < days.length; j++) {
      if (!Number.isNaN(days[j])) writeParts(input, days[j], data, at + j * n);
      else if (input.indicator) data[at + width - 1 + j * n] = 1;
      else count++;
    }
    return count > 0 ? [{ column: input.column, value: null, count }] : [];
  },

  check: (json, path, common) => ({
    ...common,
    order: field(json, path, 'order', oneOf(...dateOrders)),
    parts: field(json, path, 'parts', list(oneOf(...dateParts))),
    origin: field(json, path, 'origin', finite),
    year: field(json, path, 'year', scaleOf),
    elapsed: field(json, path, 'elapsed', scaleOf),
    indicator: field(json, path, 'indicator', flag),
  }),
};

function writeParts(
  { parts, origin, year, elapsed }: DateInput,
  day: number,
  data: Float32Array | Float64Array,
  at: number,
): void {
  const calendar = calendarOf(day);
  let next = at;
  for (const part of parts) {
    if (part === 'year') data[next++] = (calendar.year - year.shift) / year.scale;
    else if (part === 'elapsed') data[next++] = (day - origin - elapsed.shift) / elapsed.scale;
    else if (part === 'month') {
      data[next + calendar.month - 1] = 1;
      next += monthNames.length;
    } else {
      data[next + calendar.weekday] = 1;
      next += weekdayNames.length;
    }
  }
}

const scaleOf: Read<{ shift: number; scale: number }> = (json, path) => ({
  shift: field(json, path, 'shift', finite),
  scale: field(json, path, 'scale', positive),
});
