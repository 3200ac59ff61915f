import { type Calendar, calendarOf, type DateOrder, dateOrders } from '../../dates.js';
import { field, finite, flag, list, oneOf, positive, type Read } from '../../json.js';
import { dateParts, defaultDateParts } from '../options.js';
import type { DateInput, DatePart } from '../preprocessing.js';
import { neededColumn, readDates } from '../read-cells.js';
import { statistics } from '../statistics.js';
import type { Filling, InputKind } from './input-kind.js';
import { shiftAndScale } from './scale.js';

const monthNames = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']; // biome-ignore format: a line
const weekdayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

const upTo = (count: number) => Array.from({ length: count }, (_, i) => i);

/**
 * The parts that come round again: a row of X for each of their values, by its name, and which of them a date has. One
 * row each and no sine and cosine: a first layer gives every hour a weight of its own, and an explanation can name it.
 */
const rounds = {
  month: { rows: monthNames.map((name) => `in ${name}`), of: ({ month }: Calendar) => month - 1 },
  day: { rows: upTo(31).map((i) => `on day ${i + 1}`), of: ({ day }: Calendar) => day - 1 },
  weekday: { rows: weekdayNames.map((name) => `on ${name}`), of: ({ weekday }: Calendar) => weekday },
  hour: { rows: upTo(24).map((i) => `in hour ${i}`), of: ({ hour }: Calendar) => hour },
};

function rowsOf(part: DatePart): readonly string[] {
  return part === 'year' ? ['year'] : part === 'elapsed' ? ['elapsed days'] : rounds[part].rows;
}

/** A column of dates: what can be read off each, as far as it is asked for and changes within the training part. */
export const date: InputKind<DateInput> = {
  fit(column, fitting) {
    const { table, rows, missing, options } = fitting;
    const order = column.dateOrder as DateOrder;
    const all = readDates(table, neededColumn(table, column.name), rows, missing, order);
    const days = all.filter((day) => !Number.isNaN(day));
    const origin = days.reduce((first, day) => Math.min(first, day), days[0] ?? 0);
    const years = days.map((day) => calendarOf(day).year);
    const changes = (part: DatePart): boolean => {
      if (part === 'year') return statistics(years).deviation > 0;
      if (part === 'elapsed') return statistics(days).deviation > 0;
      const { of } = rounds[part];
      const first = of(calendarOf(days[0]));
      return days.some((day) => of(calendarOf(day)) !== first);
    };
    const parts = options.dates.filter(changes);
    // Most dates have no time of day: of an hour that was not asked for nobody need be told.
    const unasked = options.dates.join() === defaultDateParts.join();
    const same = options.dates.filter((part) => !parts.includes(part) && !(part === 'hour' && unasked));
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
    ...parts.flatMap((part) => rowsOf(part).map((row) => `${column} ${row}`)),
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
    else {
      const { rows, of } = rounds[part];
      data[next + of(calendar)] = 1;
      next += rows.length;
    }
  }
}

const scaleOf: Read<{ shift: number; scale: number }> = (json, path) => ({
  shift: field(json, path, 'shift', finite),
  scale: field(json, path, 'scale', positive),
});
