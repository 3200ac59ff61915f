import { ColonnadeError, type Warning } from '../../foundation/errors.js';
import { nearestName } from '../../foundation/suggest.js';
import { parseNumber } from '../cells.js';
import type { Facts } from './facts.js';
import type { DeclaredKind } from './schema.js';

/** With a fifth of the rows as test part, fewer rows of a class than this may leave none to test. */
export const fewRows = 5;

export interface Classes {
  readonly compare: 'number' | 'text';
  readonly classes: readonly string[];
  readonly counts: readonly number[];
}

/** The classes in a target and their rows: numbers sorted by value, text by code point. */
export function countClasses(facts: Facts, declared?: DeclaredKind): Classes {
  const { numeric, values } = facts;
  const isCode = (text: string) => declared === 'category' && /^0\d/.test(text.trim());
  const bare = numeric && values.every(({ text }) => isPlainNumber(text) && !isCode(text));
  const compare = bare ? 'number' : 'text';
  const counts = new Map<string, number>();
  for (const { text, count } of values) {
    const label = classLabel(text, compare);
    counts.set(label, (counts.get(label) ?? 0) + count);
  }
  const byValue = (a: string, b: string) => Number(a) - Number(b);
  const classes = [...counts.keys()].sort(compare === 'number' ? byValue : byCodePoint);
  return { compare, classes, counts: classes.map((label) => counts.get(label) as number) };
}

/** Not so `5 kg`, which is a class as it is spelled, nor a key so long that two of them may be one number. */
function isPlainNumber(text: string): boolean {
  const number = parseNumber(text);
  return number !== undefined && (!Number.isInteger(number) || Number.isSafeInteger(number));
}

/** A cell of the target as a class: `1.0` is the class `1` where classes are numbers. */
export function classLabel(text: string, compare: 'number' | 'text'): string {
  const number = compare === 'number' ? parseNumber(text) : undefined;
  return number === undefined ? text : String(number);
}

/** Orders text by code point (the usual `<` compares UTF-16 units, which differ beyond U+FFFF). */
export function byCodePoint(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  const length = Math.min(left.length, right.length);
  for (let i = 0; i < length; i++) {
    const difference = (left[i].codePointAt(0) as number) - (right[i].codePointAt(0) as number);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** @throws TARGET_ONE_VALUE, TARGET_CLASSES when most classes have one row */
export function checkClasses(where: string, { classes, counts }: Classes): void {
  if (classes.length === 1) throw oneValue(where, classes[0], counts[0]);
  const single = counts.filter((count) => count === 1).length;
  if (2 * single <= classes.length) return;
  throw new ColonnadeError({
    code: 'TARGET_CLASSES',
    where,
    problem: `${single} of the ${classes.length} classes have one row only`,
    why: 'A class is learned from several examples',
    remedy: { text: 'choose another target, or group its values' },
  });
}

/** The error for a target that is the same in every row. */
export function oneValue(where: string, value: string, rows: number): ColonnadeError {
  return new ColonnadeError({
    code: 'TARGET_ONE_VALUE',
    where,
    problem: `all ${rows} rows have the value ${JSON.stringify(value)}`,
    why: 'There is nothing to tell apart',
    remedy: { text: 'choose another target, or add rows with other values' },
  });
}

/** One warning that names every class with so few rows that the test part may miss it. */
export function warnRareClasses(where: string, { classes, counts }: Classes): Warning[] {
  const rare = classes.flatMap((label, i) => (counts[i] < fewRows ? [`"${label}" ${counts[i]}`] : []));
  if (rare.length === 0) return [];
  const shown = rare.length > 8 ? `${rare.slice(0, 8).join(', ')}, …` : rare.join(', ');
  const message = `${where}: ${rare.length === 1 ? 'a class has' : `${rare.length} classes have`} few rows: ${shown}.`;
  return [
    {
      code: 'CLASS_RARE',
      message: `${message} What is measured about such a class is little more than chance.`,
    },
  ];
}

/**
 * The index of the positive class.
 * @throws CLASS_UNKNOWN, TARGET_TASK when there are not two classes
 */
export function positiveIndex(
  where: string,
  { classes, compare }: Classes,
  positive: string | undefined,
): number {
  if (positive === undefined) return 1;
  const at = classes.indexOf(classLabel(positive, compare));
  if (at >= 0) return at;
  const near = nearestName(positive, classes);
  throw new ColonnadeError({
    code: 'CLASS_UNKNOWN',
    where,
    problem: `there is no class "${positive}"; the classes are ${classes.join(', ')}`,
    got: positive,
    remedy: { text: near ? `Did you mean "${near}"` : 'Give one of them as {option}', option: 'positive' },
  });
}
