import { ColonnadeError } from '../../foundation/errors.js';
import { nearestName } from '../../foundation/suggest.js';
import type { Task } from '../../table/schema/schema.js';
import { type MeasureName, measureNames } from '../measure.js';

/** What a condition may speak of: a measure, examples predicted a second, bytes of the model's file. */
export type Quantity = MeasureName | 'speed' | 'size';

/** One comparison of a condition, such as `accuracy >= 0.85`. */
export interface Comparison {
  readonly of: Quantity;
  readonly operator: (typeof operators)[number];
  readonly value: number;
}

const operators = ['>=', '<=', '>', '<'] as const;
const ofTraining: readonly MeasureName[] = ['train-cost', 'validation-cost'];
const ofNumbers: readonly MeasureName[] = ['rmse', 'mae', 'r2'];
const quantities: readonly Quantity[] = [
  ...measureNames.filter((name) => !ofTraining.includes(name)),
  'speed',
  'size',
];
const shape = /^\s*([a-z0-9-]+)\s*(>=|<=|>|<)\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*$/i;

/**
 * Reads a condition: comparisons joined by `and`, all of which have to hold, such as
 * `accuracy >= 0.95 and size <= 20000`. Nothing in it is executed.
 * @throws OPTION_TYPE for a text that is no condition, OPTION_RANGE for an unknown quantity
 */
export function parseCondition(text: string): Comparison[] {
  return text.split(/\s+and\s+/i).map((part) => {
    const [, name, operator, value] = shape.exec(part) ?? [];
    if (name === undefined) throw unreadable(text, part);
    const of = quantities.find((each) => each === name.toLowerCase());
    if (of === undefined) throw unknown(name);
    return { of, operator: operator as Comparison['operator'], value: Number(value) };
  });
}

/** @throws OPTION_CONFLICT for a measure that the task does not have */
export function checkCondition(comparisons: readonly Comparison[], task: Task): void {
  for (const { of } of comparisons) {
    if (of === 'speed' || of === 'size') continue;
    const numbers = ofNumbers.includes(of);
    if (numbers === (task === 'regression')) continue;
    throw new ColonnadeError({
      code: 'OPTION_CONFLICT',
      where: 'study',
      problem: `option "choose" asks for ${of}, which a ${task === 'regression' ? 'regression' : 'classification'} does not have`,
      remedy: {
        text: 'write {option}',
        option: 'choose',
        value: task === 'regression' ? 'rmse <= 1' : 'accuracy >= 0.85',
      },
    });
  }
}

/** Whether all comparisons hold; a quantity that is not known meets none. */
export function holds(comparisons: readonly Comparison[], value: (of: Quantity) => number | null): boolean {
  return comparisons.every(({ of, operator, value: limit }) => {
    const found = value(of);
    if (found === null) return false;
    if (operator === '>=') return found >= limit;
    if (operator === '<=') return found <= limit;
    return operator === '>' ? found > limit : found < limit;
  });
}

function unreadable(text: string, part: string): ColonnadeError {
  const whole = part.trim() === text.trim();
  return new ColonnadeError({
    code: 'OPTION_TYPE',
    where: 'study',
    problem: `option "choose" is ${JSON.stringify(text)}, which is no condition${whole ? '' : `: ${JSON.stringify(part.trim())} does not compare anything`}`,
    expected: 'comparisons with >=, <=, > or <, joined by "and"',
    got: text,
    remedy: { text: 'write {option}', option: 'choose', value: 'accuracy >= 0.85' },
  });
}

function unknown(name: string): ColonnadeError {
  const near = nearestName(name, quantities);
  return new ColonnadeError({
    code: 'OPTION_RANGE',
    where: 'study',
    problem: `option "choose" speaks of "${name}", which is not measured`,
    expected: quantities.join(', '),
    got: name,
    remedy: near ? { text: `did you mean "${near}"?` } : { text: `speak of one of ${quantities.join(', ')}` },
  });
}
