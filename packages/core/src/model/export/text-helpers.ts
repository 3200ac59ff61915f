import type { Helper } from './helper.js';

/** The functions that read texts, dates, and categories that are put together. */
export const textHelpers = {
  addCategoryOrOther: {
    needs: ['textIn'],
    source: `
/** As \`addCategory\`; a missing value counts as \`absent\`, then 1 where the value is another, and 1 where it is missing. */
function addCategoryOrOther(
  x: number[],
  record: object,
  name: string,
  categories: readonly string[],
  absent: string | null,
  tellsOther: boolean,
  tellsMissing: boolean,
): void {
  const text = textIn(record, name);
  const category = text === null ? absent : text;
  for (let i = 0; i < categories.length; i++) x.push(category === categories[i] ? 1 : 0);
  if (tellsOther) x.push(category !== null && categories.indexOf(category) < 0 ? 1 : 0);
  if (tellsMissing) x.push(text === null ? 1 : 0);
}
`,
  },
  addWords: {
    needs: ['textIn'],
    source: `
/** Appends for each word of the vocabulary how often it stands in the text, or 1 where it does; else 0. */
function addWords(
  x: number[],
  record: object,
  name: string,
  tokensOf: (text: string) => readonly string[],
  counts: boolean,
  vocabulary: readonly string[],
): void {
  const text = textIn(record, name);
  const found: { [word: string]: number } = Object.create(null);
  if (text !== null) {
    const words = tokensOf(text);
    for (let i = 0; i < words.length; i++) found[words[i]!] = counts ? (found[words[i]!] || 0) + 1 : 1;
  }
  for (let i = 0; i < vocabulary.length; i++) x.push(found[vocabulary[i]!] || 0);
}
`,
  },
  wordsOf: {
    needs: [],
    source: `
/** Runs of letters, in lower case. Halves of a pair of units count as letters. */
function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(new RegExp('(?:[\\\\p{L}\\\\p{M}]|[^\\\\u0000-\\\\uffff]|[\\\\ud800-\\\\udfff])+', 'gu')) || [];
}
`,
  },
  betweenSpaces: {
    needs: [],
    source: `
/** What stands between single spaces. */
function betweenSpaces(text: string): readonly string[] {
  return text.split(' ');
}
`,
  },
  toFloat32: {
    needs: [],
    source: `
/** Beside words numbers are kept in 32 bits. */
function toFloat32(value: number): number {
  return new Float32Array([value])[0]!;
}
`,
  },
  addDate: {
    needs: ['dateIn'],
    source: `
/**
 * Appends what is read off a date: the year, 12 numbers of which that of the month is 1, 31 for the days of the month,
 * 7 for the weekdays from Monday, 24 for the hours (UTC), and the days since \`origin\`; years and days since as
 * (value − shift) / scale. All are 0 where the date is missing.
 */
function addDate(
  x: number[],
  record: object,
  name: string,
  order: 'ymd' | 'dmy' | 'mdy',
  parts: readonly string[],
  origin: number,
  year: readonly number[],
  elapsed: readonly number[],
  tellsMissing: boolean,
): void {
  const days = dateIn(record, name, order);
  const whole = Math.floor(days === null ? 0 : days);
  const date = new Date(whole * 86400000);
  // A fraction of a day is rounded: 17:00 may stand a billionth before the hour.
  const hour = Math.min(23, Math.floor(Math.round(((days || 0) - whole) * 86400000) / 3600000));
  const places: { [part: string]: readonly [number, number] } = {
    month: [date.getUTCMonth(), 12],
    day: [date.getUTCDate() - 1, 31],
    weekday: [(date.getUTCDay() + 6) % 7, 7],
    hour: [hour, 24],
  };
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at]!;
    const place = places[part];
    if (place) {
      for (let i = 0; i < place[1]; i++) x.push(days !== null && i === place[0] ? 1 : 0);
    } else if (days === null) x.push(0);
    else if (part === 'year') x.push((date.getUTCFullYear() - year[0]!) / year[1]!);
    else x.push((days - origin - elapsed[0]!) / elapsed[1]!);
  }
  if (tellsMissing) x.push(days === null ? 1 : 0);
}
`,
  },
  dateIn: {
    needs: ['textIn', 'wrong', 'daysOf'],
    source: `
/** A date of the record in days since 1970-01-01, or null where it is missing. */
function dateIn(record: object, name: string, order: 'ymd' | 'dmy' | 'mdy'): number | null {
  const text = textIn(record, name);
  if (text === null) return null;
  const days = daysOf(text.trim(), order);
  if (days !== days) throw wrong(name, text, 'a date with ' + order.split('').join(', ').replace('y', 'year').replace('m', 'month').replace('d', 'day') + ' in this order');
  return days;
}
`,
  },
  daysOf: {
    needs: ['digitsOf', 'timeOf'],
    source: `
/**
 * Days since 1970-01-01 of \`2024-02-29\`, \`29.2.2024\`, \`2/29/2024 1:45 PM\`, \`29-Feb-2024\`, \`February 29, 2024\`
 * or \`2024-02\`; NaN for no date.
 */
function daysOf(text: string, order: 'ymd' | 'dmy' | 'mdy'): number {
  const weekday = '^(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\\\\.?,? +)?';
  const zone = '(Z|GMT|UTC|(?:GMT|UTC)?[+-]\\\\d{2}:?\\\\d{2})';
  const clock = '(?:,?[T ]+(\\\\d{1,2}):(\\\\d{2})(?::(\\\\d{2})(\\\\.\\\\d+)?)?\\\\s?([ap]\\\\.?m\\\\.?)?\\\\s?' + zone + '?)?$';
  const names =
    '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?|september|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
  const match =
    new RegExp(weekday + '(\\\\d{1,4})([-/.])(\\\\d{1,2})\\\\2(\\\\d{1,4})' + clock, 'i').exec(text) ||
    new RegExp('^([12]\\\\d{3})([-/])(0[1-9]|1[0-2])$').exec(text) ||
    new RegExp(weekday + '(\\\\d{1,2})([- ])([a-z]{3})[a-z]*\\\\.?,?[- ](\\\\d{4}|\\\\d{2})' + clock, 'i').exec(text) ||
    new RegExp(weekday + names + '\\\\.?([- ]) *(\\\\d{1,2})(?:st|nd|rd|th)?(?:, *|[- ])(\\\\d{4})' + clock, 'i').exec(text);
  if (!match) return NaN;
  const first = digitsOf(match[1]!);
  const second = digitsOf(match[3]!);
  const third = match[4] || '1';
  // Where the month has a name or the day is not said, there is one order.
  const only = match.length < 5 ? 'ymd' : first !== match[1] ? 'mdy' : second !== match[3] ? 'dmy' : order;
  if (only !== order) return NaN;
  const year = order === 'ymd' ? first : third;
  const month = order === 'mdy' ? first : second;
  const day = order === 'ymd' ? third : order === 'dmy' ? first : second;
  if (year.length !== 4 && (year.length !== 2 || order === 'ymd')) return NaN;
  if (month.length > 2 || day.length > 2) return NaN;
  const whole = year.length === 4 ? Number(year) : Number(year) + (Number(year) < 69 ? 2000 : 1900);
  const date = new Date(0);
  date.setUTCFullYear(whole, Number(month) - 1, Number(day));
  // What is not in the calendar comes out as another day.
  if (date.getUTCFullYear() !== whole || date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return NaN;
  return (date.getTime() + timeOf(match.slice(5))) / 86400000;
}
`,
  },
  digitsOf: {
    needs: [],
    source: `
/** The number of a month that is written as a word; digits as they are, and for another word no month. */
function digitsOf(text: string): string {
  const nth = 'janfebmaraprmayjunjulaugsepoctnovdec'.indexOf(text.slice(0, 3).toLowerCase());
  return /\\d/.test(text) ? text : String(nth % 3 === 0 ? nth / 3 + 1 : 0);
}
`,
  },
  timeOf: {
    needs: [],
    source: `
/** Milliseconds since midnight UTC of hours, minutes, seconds, their fraction, half of the day and zone; NaN for no time. */
function timeOf(clock: readonly (string | undefined)[]): number {
  if (clock[0] === undefined) return 0;
  const hours = Number(clock[0]);
  const minutes = Number(clock[1]);
  const seconds = Number(clock[2] || 0);
  const half = clock[4] || '';
  if (hours > 23 || minutes > 59 || seconds > 60) return NaN;
  if (half !== '' && (hours < 1 || hours > 12)) return NaN;
  const hour = half === '' ? hours : (hours % 12) + (/^p/i.test(half) ? 12 : 0);
  const offset = /([+-])(\\d{2}):?(\\d{2})$/.exec(clock[5] || 'Z');
  const east = offset ? (offset[1] === '-' ? -1 : 1) * (60 * Number(offset[2]) + Number(offset[3])) : 0;
  return 1000 * (60 * (60 * hour + minutes - east) + seconds + Number(clock[3] || 0));
}
`,
  },
} as const satisfies Record<string, Helper>;
