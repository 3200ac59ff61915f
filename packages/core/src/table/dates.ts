/** The order of day, month and year in a date of numbers. */
export type DateOrder = 'ymd' | 'dmy' | 'mdy';

export const dateOrders: readonly DateOrder[] = ['ymd', 'dmy', 'mdy'];

/** A date as a cell spells it, not yet looked up in a calendar. */
interface Spelled {
  readonly first: string;
  readonly second: string;
  readonly third: string;
  /** Milliseconds since midnight UTC that the time of day adds; NaN for a time that does not exist. */
  readonly timeMs: number;
  /** The only order it can be read in, where the month stands there by its name or the day does not. */
  readonly only?: DateOrder;
}

const weekday = '(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\\.?,? +)?';
const zone = String.raw`(Z|GMT|UTC|(?:GMT|UTC)?[+-]\d{2}:?\d{2})`;
const time = String.raw`(?:,?[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(\.\d+)?)?\s?([ap]\.?m\.?)?\s?${zone}?)?`;
const numbers = new RegExp(String.raw`^${weekday}(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})${time}$`, 'i');
const dayFirst = new RegExp(
  String.raw`^${weekday}(\d{1,2})[- ]([a-z]{3})[a-z]*\.?,?[- ](\d{4}|\d{2})${time}$`,
  'i',
);
// Here a word begins the text, so that it has to be the name of a month and no more.
const monthName =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?|september|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const monthFirst = new RegExp(
  String.raw`^${weekday}${monthName}\.?[- ] *(\d{1,2})(?:st|nd|rd|th)?(?:, *|[- ])(\d{4})${time}$`,
  'i',
);
/** Two digits for the month, and a year that people write of: `1234-56` is a number of something. */
const yearAndMonth = /^([12]\d{3})[-/](0[1-9]|1[0-2])$/;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** Whether a text has the form of a date, existing or not. */
export function looksLikeDate(text: string): boolean {
  return spell(text.trim()) !== undefined;
}

/** Whether a text has the form of a date with its day, and its year in four digits. */
export function isWholeDate(text: string): boolean {
  const spelled = spell(text.trim());
  if (spelled === undefined || spelled.only === 'ymd') return false;
  return spelled.first.length === 4 || spelled.third.length === 4;
}

/**
 * Days since 1970-01-01 (with the time of day as a fraction) of a date in the given order: `2024-02-29`,
 * `29.2.2024`, `2/29/2024 1:45 PM`, `29-Feb-2024`, `February 29, 2024` (month, day, year), `Thu, 29 Feb 2024 00:00 GMT`;
 * of `2024-02` its first day. A year of two digits is from 1969 to 2068; whether the weekday is that of the date is not
 * looked at. Undefined for other text, and for a date that no calendar has.
 */
export function parseDate(text: string, order: DateOrder): number | undefined {
  const spelled = spell(text.trim());
  if (spelled === undefined) return undefined;
  const { first, second, third, timeMs, only } = spelled;
  if (only !== undefined && order !== only) return undefined;
  const [year, month, day] =
    order === 'ymd'
      ? [first, second, third]
      : order === 'dmy'
        ? [third, second, first]
        : [third, first, second];
  if (year.length !== 4 && (year.length !== 2 || order === 'ymd')) return undefined;
  if (month.length > 2 || day.length > 2) return undefined;
  const whole = year.length === 4 ? Number(year) : Number(year) + (Number(year) < 69 ? 2000 : 1900);
  const [m, d] = [Number(month), Number(day)];
  if (m < 1 || m > 12 || d < 1 || d > daysOf(whole, m) || Number.isNaN(timeMs)) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(whole, m - 1, d);
  return (date.getTime() + timeMs) / dayMs;
}

/**
 * The order in which the most of the texts are dates, and whether another would do as well: then the month stands
 * before the day where slashes part them (`3/4/2024`), else behind it (`3.4.2024`).
 */
export function findDateOrder(texts: readonly string[]): { order: DateOrder; ambiguous: boolean } {
  const counts = dateOrders.map((order) =>
    texts.reduce((sum, text) => sum + Number(parseDate(text, order) !== undefined), 0),
  );
  const most = Math.max(...counts);
  const best = dateOrders.filter((_, i) => counts[i] === most);
  const slashes = texts[0]?.includes('/') === true && best.includes('mdy');
  return { order: slashes ? 'mdy' : best[0], ambiguous: best.length > 1 };
}

/** What a calendar and a clock say of a time, in UTC. */
export interface Calendar {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** Of the month, 1 to 31. */
  readonly day: number;
  /** 0 for Monday. */
  readonly weekday: number;
  /** 0 to 23. */
  readonly hour: number;
}

/** @param days - since 1970-01-01, with the time of day as a fraction */
export function calendarOf(days: number): Calendar {
  const whole = Math.floor(days);
  const date = new Date(whole * dayMs);
  // A fraction of a day is rounded: 17:00 may stand a billionth before the hour.
  const timeMs = Math.round((days - whole) * dayMs);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: (date.getUTCDay() + 6) % 7,
    hour: Math.min(23, Math.floor(timeMs / hourMs)),
  };
}

function daysOf(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
}

function spell(text: string): Spelled | undefined {
  const match = numbers.exec(text);
  if (match) {
    const [, first, , second, third, ...clock] = match;
    return { first, second, third, timeMs: timeOf(clock) };
  }
  const short = yearAndMonth.exec(text);
  if (short) return { first: short[1], second: short[2], third: '1', timeMs: 0, only: 'ymd' };
  const dayBegins = dayFirst.exec(text);
  const words = dayBegins ?? monthFirst.exec(text);
  if (words === null) return undefined;
  const [, first, second, third, ...clock] = words;
  const name = (dayBegins ? second : first).slice(0, 3).toLowerCase();
  const month = String(months.indexOf(name) + 1);
  if (month === '0') return undefined;
  const timeMs = timeOf(clock);
  return dayBegins
    ? { first, second: month, third, timeMs, only: 'dmy' }
    : { first: month, second, third, timeMs, only: 'mdy' };
}

function timeOf([hours, minutes, seconds = '0', fraction = '', half = '', zone = 'Z']: (
  | string
  | undefined
)[]): number {
  if (hours === undefined || minutes === undefined) return 0;
  const [h, min, s] = [Number(hours), Number(minutes), Number(seconds)];
  if (h > 23 || min > 59 || s > 60) return Number.NaN;
  if (half !== '' && (h < 1 || h > 12)) return Number.NaN;
  const hour = half === '' ? h : (h % 12) + (/^p/i.test(half) ? 12 : 0);
  const offset = /([+-])(\d{2}):?(\d{2})$/.exec(zone);
  const offsetMinutes = offset
    ? (offset[1] === '-' ? -1 : 1) * (60 * Number(offset[2]) + Number(offset[3]))
    : 0;
  return 1000 * (60 * (60 * hour + min - offsetMinutes) + s + Number(fraction || 0));
}
