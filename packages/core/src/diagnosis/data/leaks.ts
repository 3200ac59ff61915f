import { type Alone, classesAlone, numbersAlone } from '../measures/alone.js';
import type { Information } from '../measures/measured.js';
import { ranksOf } from '../measures/ranks.js';
import type { DataColumn } from './columns.js';
import type { Copy } from './copies.js';
import { othersTogether } from './others-together.js';
import type { TargetData } from './target.js';

/** A column that predicts the target nearly without fail, beside what all others do together. */
export interface Suspect {
  readonly name: string;
  readonly alone: Alone;
  /** The skill of all other columns together, held out, and the best of them alone. */
  readonly others: number;
  readonly best: number;
  /** Wrong answers of the others together, in as many rows; null for numbers. */
  readonly othersWrong: number | null;
  /** Whether its values are the classes under other names, but for mistakes. */
  readonly renamed: boolean;
  /** Whether there are other columns at all. */
  readonly compared: boolean;
}

/** Columns that say less than this share of what there is to say are not looked at. */
const muchInformation = 0.25;
/** Below these skills nothing is suspect. */
const suspiciousClasses = 0.93;
const suspiciousNumbers = 0.98;
/** A column with as many values as there are classes, and so seldom wrong, is the target but for mistakes. */
const nearlyRenamed = 0.95;

/** Every column that is suspect by itself, with what the others can do without it and its copies. */
export function findSuspects(
  columns: readonly DataColumn[],
  information: readonly (Information | null)[],
  target: TargetData,
  copies: readonly Copy[],
  seed: number,
): Suspect[] {
  const { task } = target;
  if (task === 'multilabel' || target.values.length > 1) return [];
  const alone = columns.map((column, i) => aloneOf(column, information[i], target));
  const least = task === 'regression' ? suspiciousNumbers : suspiciousClasses;
  return columns.flatMap((column, i) => {
    const own = alone[i];
    if (own === null || own.skill < least || risesRowByRow(column)) return [];
    const related = new Set(copiesOf(column.name, copies));
    const others = columns.filter((other, j) => other.input && j !== i && !related.has(other.name));
    const best = columns.reduce(
      (most, other, j) => (others.includes(other) ? Math.max(most, alone[j]?.skill ?? 0) : most),
      0,
    );
    const bitsOf = (other: DataColumn) => information[columns.indexOf(other)]?.bits ?? 0;
    const telling = [...others].sort((a, b) => bitsOf(b) - bitsOf(a));
    const together = othersTogether(telling, target, seed);
    const renamed =
      task !== 'regression' && own.values === target.classes.length && own.skill >= nearlyRenamed;
    return [
      {
        name: column.name,
        alone: own,
        others: Math.max(together.skill, best),
        best,
        othersWrong: together.wrong,
        renamed,
        compared: others.length > 0,
      },
    ];
  });
}

/** A column and those that repeat it. */
function copiesOf(name: string, copies: readonly Copy[]): string[] {
  const original = copies.find((copy) => copy.name === name)?.of ?? name;
  return [original, ...copies.filter(({ of }) => of === original).map((copy) => copy.name)];
}

function aloneOf(column: DataColumn, information: Information | null, target: TargetData): Alone | null {
  const { numbers, levels } = column;
  const x = numbers ?? prefixesOf(column) ?? levels;
  if (x === null) return null;
  // What was not measured in bits, an identifier in words, is looked at too.
  if (information !== null && information.bits - information.expected < muchInformation * information.of) {
    return null;
  }
  if (target.task === 'regression') return numbersAlone(x, ranksOf(target.values[0]), numbers !== null);
  return classesAlone(x, target.codes.codes, target.codes.count, numbers !== null);
}

/** The letters that names such as `M-0017` begin with, where a column names the rows; else null. */
function prefixesOf({ input, levels, names }: DataColumn): Int32Array | null {
  if (input || levels === null) return null;
  const places = new Map<string, number>();
  const prefixes = names.map((name) => {
    const prefix = /^\D*/.exec(name)?.[0] ?? '';
    const place = places.get(prefix) ?? places.size;
    places.set(prefix, place);
    return place;
  });
  return levels.map((level) => (level < 0 ? -1 : prefixes[level]));
}

/** A number that counts the rows says what their order says. */
function risesRowByRow({ numbers }: DataColumn): boolean {
  if (numbers === null) return false;
  for (let row = 1; row < numbers.length; row++) if (!(numbers[row] > numbers[row - 1])) return false;
  return true;
}
