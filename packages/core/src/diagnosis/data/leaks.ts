import { type Alone, classesAlone, numbersAlone } from '../measures/alone.js';
import type { Information } from '../measures/measured.js';
import { countCodes } from '../measures/mutual-information.js';
import { ranksOf } from '../measures/ranks.js';
import type { DataColumn } from './columns.js';
import type { Copy } from './copies.js';
import { knownRows, type View, viewOf } from './known-rows.js';
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
  /** The rows that this is about: all of them, or those in which the column is known where only these give it away. */
  readonly rows: number;
}

/** Columns that say less than this share of what there is to say are not looked at. */
const muchInformation = 0.25;
/** Below these skills nothing is suspect. */
const suspiciousClasses = 0.93;
const suspiciousNumbers = 0.98;
/** A column with as many values as there are classes, and so seldom wrong, is the target but for mistakes. */
const nearlyRenamed = 0.95;
/** Where only a few rows are of another class than most, two columns agree by accident. */
const fewestOthers = 10;

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
  const all: View = { columns, target, rows: target.codes.codes.length };
  const aloneIn = (view: View) =>
    view.columns.map((column, i) => aloneOf(column, information[i], view.target, view.rows / all.rows));
  const alone = aloneIn(all);
  // A cell that is missing gives nothing away; those that are there may, as what is noted of some rows only.
  const there = columns.map((column, i) => {
    const known = knownRows(column);
    if (known === null) return null;
    const { columns: only, target: y } = viewOf([column], target, known);
    return { known, alone: aloneOf(only[0], information[i], y, known.length / all.rows) };
  });
  const skillThere = (i: number) => there[i]?.alone?.skill ?? 0;
  const least = task === 'regression' ? suspiciousNumbers : suspiciousClasses;
  return columns.flatMap((column, i): Suspect[] => {
    if (risesRowByRow(column)) return [];
    const skill = alone[i]?.skill ?? 0;
    if (skillThere(i) >= least && skillThere(i) > skill) {
      const view = viewOf(columns, target, there[i]!.known);
      return [suspectOf(view, aloneIn(view))];
    }
    return skill >= least ? [suspectOf(all, alone)] : [];

    function suspectOf(view: View, skills: readonly (Alone | null)[]): Suspect {
      const own = skills[i] as Alone;
      const related = new Set(copiesOf(column.name, copies));
      const places = columns.flatMap((other, j) =>
        other.input && j !== i && !related.has(other.name) ? [j] : [],
      );
      // A column that is as good where it is known is no worse a witness for its gaps.
      const best = places.reduce((most, j) => Math.max(most, skills[j]?.skill ?? 0, skillThere(j)), 0);
      const bitsOf = (j: number) => information[j]?.bits ?? 0;
      const telling = [...places].sort((a, b) => bitsOf(b) - bitsOf(a)).map((j) => view.columns[j]);
      const together = othersTogether(telling, view.target, seed);
      return {
        name: column.name,
        alone: own,
        others: Math.max(together.skill, best),
        best,
        othersWrong: together.wrong,
        renamed:
          task !== 'regression' &&
          own.values === target.classes.length &&
          own.skill >= nearlyRenamed &&
          (view === all || othersThanMost(view.target) >= fewestOthers),
        compared: places.length > 0,
        rows: view.rows,
      };
    }
  });
}

/** Rows that are not of the largest class. */
function othersThanMost({ codes }: TargetData): number {
  return codes.codes.length - countCodes(codes).reduce((most, count) => Math.max(most, count), 0);
}

/** A column and those that repeat it. */
function copiesOf(name: string, copies: readonly Copy[]): string[] {
  const original = copies.find((copy) => copy.name === name)?.of ?? name;
  return [original, ...copies.filter(({ of }) => of === original).map((copy) => copy.name)];
}

/** @param share - of the rows that are looked at: in fewer there is less to say */
function aloneOf(
  column: DataColumn,
  information: Information | null,
  target: TargetData,
  share: number,
): Alone | null {
  const { numbers, levels } = column;
  const x = numbers ?? prefixesOf(column) ?? levels;
  if (x === null) return null;
  // What was not measured in bits, an identifier in words, is looked at too.
  if (
    information !== null &&
    information.bits - information.expected < muchInformation * share * information.of
  ) {
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
