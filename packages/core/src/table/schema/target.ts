import { ColonnadeError, type Warning } from '../../foundation/errors.js';
import type { Missing } from '../cells.js';
import { type Column, type Table, unitOf } from '../table.js';
import { checkFinite, notNumeric } from './cell-errors.js';
import { checkClasses, countClasses, oneValue, positiveIndex, warnRareClasses } from './classes.js';
import { countWords, type Facts, gatherFacts } from './facts.js';
import { type CheckedOptions, requireColumn } from './options.js';
import type { DeclaredKind, TargetSchema, Task } from './schema.js';

/** Whole numbers with at most so many distinct values are classes. */
const mostNumberedClasses = 20;
const mostlyNumbers = 0.9;
const linesShown = 5;

/**
 * What the target is: its task, its classes, the reason.
 * @throws TARGET_MISSING, TARGET_ONE_VALUE, TARGET_CLASSES, TARGET_TASK, COLUMN_TYPE, CELL_NOT_NUMERIC,
 * CELL_NOT_FINITE, CLASS_UNKNOWN
 */
export function inferTarget(
  table: Table,
  missing: Missing,
  options: CheckedOptions,
): { target: TargetSchema; warnings: Warning[] } {
  if (options.targets.length > 1) return { target: inferSeveral(table, missing, options), warnings: [] };
  const [name] = options.targets;
  const where = targetPlace(table, name);
  const facts = targetFacts(table, requireColumn(table, name), missing);
  const [task, why] = chooseTask(table, name, facts, options.task, options.declared.get(name));
  if (task === 'multilabel')
    throw wrongTask(where, 'multilabel', 'one target column was named', 'name several');
  if (task === 'regression') {
    refusePositive(where, options.positive, 'the target is a number');
    return { target: regression(table, [name], [facts], why), warnings: [] };
  }

  const classes = countClasses(facts, options.declared.get(name));
  checkClasses(where, classes);
  const count = classes.classes.length;
  if (options.task === 'binary' && count !== 2) {
    throw wrongTask(where, 'binary', `there are ${count} classes`, 'use multiclass');
  }
  const resolved = options.task === 'multiclass' ? 'multiclass' : count === 2 ? 'binary' : 'multiclass';
  if (resolved === 'multiclass') refusePositive(where, options.positive, `there are ${count} classes`);
  const positive = resolved === 'binary' ? positiveIndex(where, classes, options.positive) : null;
  const target: TargetSchema = {
    columns: [name],
    task: resolved,
    why,
    ...classes,
    positive,
    unit: null,
    min: null,
    max: null,
  };
  return { target, warnings: warnRareClasses(where, classes) };
}

/** Several columns: labels when each holds 0 and 1 only, otherwise a regression with several outputs. */
function inferSeveral(table: Table, missing: Missing, options: CheckedOptions): TargetSchema {
  const { targets, task } = options;
  const facts = targets.map((name) => targetFacts(table, requireColumn(table, name), missing));
  const flawed = facts.findIndex((each) => !each.numeric);
  if (flawed >= 0) throw notNumeric(table, targets[flawed], facts[flawed]);
  refusePositive(table.source.name, options.positive, 'there are several targets');
  const labels = facts.every(isLabels);
  const chosen = task === 'auto' ? (labels ? 'multilabel' : 'regression') : task;
  if (chosen === 'regression')
    return regression(table, targets, facts, `${targets.length} columns of numbers`);
  if (chosen !== 'multilabel') {
    throw wrongTask(table.source.name, chosen, `${targets.length} target columns were named`, 'name one');
  }
  if (!labels) {
    const at = facts.findIndex((each) => !isLabels(each));
    throw wrongTask(
      targetPlace(table, targets[at]),
      chosen,
      'it holds other values than 0 and 1',
      'use regression',
    );
  }
  for (const [i, { distinct, values, present }] of facts.entries()) {
    if (distinct === 1) throw oneValue(targetPlace(table, targets[i]), values[0].text, present);
  }
  const ones = (each: Facts) =>
    each.values.reduce((sum, value) => sum + (value.number === 1 ? value.count : 0), 0);
  return {
    columns: targets,
    task: 'multilabel',
    why: `${targets.length} columns of 0 and 1`,
    compare: 'number',
    classes: targets,
    counts: facts.map(ones),
    positive: null,
    unit: null,
    min: null,
    max: null,
  };
}

/** True when it holds 0 and 1 only. */
function isLabels({ whole, min, max }: Facts): boolean {
  return whole && (min as number) >= 0 && (max as number) <= 1;
}

function chooseTask(
  table: Table,
  name: string,
  facts: Facts,
  asked: 'auto' | Task,
  declared: DeclaredKind | undefined,
): [task: Task | 'classes', why: string] {
  const values = countWords(facts);
  const kind = facts.whole ? 'whole numbers' : facts.numeric ? 'numbers' : 'text';
  const why = `${kind} with ${values}`;
  if (asked === 'multilabel') return ['multilabel', why];
  const wantsNumber = asked === 'regression' || (asked === 'auto' && declared === 'number');
  // A number column of a regression with a few bad cells must not become a thousand classes.
  const flawed = !facts.numeric && facts.numbers >= mostlyNumbers * facts.present;
  const wantsClasses = asked !== 'auto' || declared === 'category';
  if (!facts.numeric && (wantsNumber || (flawed && !wantsClasses && facts.distinct > mostNumberedClasses))) {
    throw notNumeric(table, name, facts);
  }
  if (wantsNumber) return ['regression', why];
  if (wantsClasses || !facts.numeric) return ['classes', why];
  return [facts.whole && facts.distinct <= mostNumberedClasses ? 'classes' : 'regression', why];
}

function regression(
  table: Table,
  columns: readonly string[],
  facts: readonly Facts[],
  why: string,
): TargetSchema {
  for (const [i, name] of columns.entries()) {
    checkFinite(table, name, facts[i]);
    if (facts[i].distinct === 1)
      throw oneValue(targetPlace(table, name), facts[i].values[0].text, facts[i].present);
  }
  const [unit, ...others] = columns.map((name) => unitOf(requireColumn(table, name)));
  const same = others.every((other) => other === unit) ? unit : null;
  return {
    columns,
    task: 'regression',
    why: same === null ? why : `${why}, in ${same}`,
    compare: 'number',
    classes: [],
    counts: [],
    positive: null,
    unit: same,
    min: Math.min(...facts.map((each) => each.min as number)),
    max: Math.max(...facts.map((each) => each.max as number)),
  };
}

function targetFacts(table: Table, column: Column, missing: Missing): Facts {
  const where = targetPlace(table, column.name);
  if (column.kind === 'numeric' && column.shape.length > 0) {
    throw new ColonnadeError({
      code: 'COLUMN_TYPE',
      where,
      problem: `it holds ${column.shape.join('×')} numbers a row`,
      expected: 'one value a row',
      remedy: { text: 'Choose a target with one value a row' },
    });
  }
  const facts = gatherFacts(column, table.rows, missing);
  if (facts.missing > 0) throw missingTarget(table, column, missing, facts.missing);
  return facts;
}

/** The error for rows without a target, naming the first of them. */
export function missingTarget(
  table: Table,
  column: Column,
  missing: Missing,
  count: number,
  why = 'Nothing can be learned from them',
): ColonnadeError {
  const places: number[] = [];
  for (let row = 0; row < table.rows && places.length < linesShown; row++) {
    const absent = column.kind === 'text' ? missing.has(column.cells[row]) : Number.isNaN(column.values[row]);
    if (absent) places.push(table.source.lines?.[row] ?? row);
  }
  const unit = table.source.lines ? 'line' : 'row';
  const shown = `${places.length === 1 ? unit : `${unit}s`} ${places.join(', ')}${count > places.length ? ', …' : ''}`;
  return new ColonnadeError({
    code: 'TARGET_MISSING',
    where: targetPlace(table, column.name),
    problem: `${count} of ${table.rows} rows ${count === 1 ? 'has' : 'have'} no value (${shown})`,
    why,
    remedy: { text: 'fill them in or remove the rows' },
  });
}

function targetPlace(table: Table, name: string): string {
  return `${table.source.name}, target "${name}"`;
}

function wrongTask(where: string, task: string, problem: string, remedy: string): ColonnadeError {
  return new ColonnadeError({
    code: 'TARGET_TASK',
    where,
    problem: `the task is ${task}, but ${problem}`,
    got: task,
    remedy: { text: `Change {option}, or ${remedy}`, option: 'task' },
  });
}

function refusePositive(where: string, positive: string | undefined, reason: string): void {
  if (positive === undefined) return;
  throw new ColonnadeError({
    code: 'TARGET_TASK',
    where,
    problem: `option "positive" is "${positive}", but ${reason}`,
    why: 'Only two classes have a positive one',
    remedy: { text: 'leave {option} out', option: 'positive' },
  });
}
