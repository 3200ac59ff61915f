import { exp, log, log1p, pow } from '../../../foundation/elementary/index.js';

/** A function that an expression may call. Truth is 1, and every number but 0 is true. */
export interface ExpressionFunction {
  /** How many numbers it takes; `most` without a value is any number of them. */
  readonly least: number;
  readonly most: number;
  readonly value: (...numbers: number[]) => number;
  /** The sign it is written with between its two numbers, and how tightly that binds. */
  readonly sign?: string;
  readonly binds?: number;
}

const unary = (value: (x: number) => number): ExpressionFunction => ({ least: 1, most: 1, value });
const between = (
  sign: string,
  binds: number,
  value: (a: number, b: number) => number,
): ExpressionFunction => ({
  least: 2,
  most: 2,
  value,
  sign,
  binds,
});

/** The list of functions: nothing else can be called. A condition, `if`, is judged before what it chooses from. */
export const expressionFunctions = {
  or: between('||', 1, (a, b) => Number(a !== 0 || b !== 0)),
  and: between('&&', 2, (a, b) => Number(a !== 0 && b !== 0)),
  equal: between('==', 3, (a, b) => Number(a === b)),
  unequal: between('!=', 3, (a, b) => Number(a !== b)),
  less: between('<', 4, (a, b) => Number(a < b)),
  lessOrEqual: between('<=', 4, (a, b) => Number(a <= b)),
  more: between('>', 4, (a, b) => Number(a > b)),
  moreOrEqual: between('>=', 4, (a, b) => Number(a >= b)),
  add: between('+', 5, (a, b) => a + b),
  subtract: between('-', 5, (a, b) => a - b),
  multiply: between('*', 6, (a, b) => a * b),
  divide: between('/', 6, (a, b) => a / b),
  remainder: between('%', 6, (a, b) => a % b),
  power: between('**', 8, (a, b) => pow(a, b)),
  negate: unary((x) => -x),
  not: unary((x) => Number(x === 0)),
  log: unary(log),
  log1p: unary(log1p),
  exp: unary(exp),
  sqrt: unary((x) => Math.sqrt(x)),
  abs: unary((x) => Math.abs(x)),
  sign: unary((x) => Math.sign(x)),
  floor: unary((x) => Math.floor(x)),
  ceil: unary((x) => Math.ceil(x)),
  round: unary((x) => Math.round(x)),
  min: { least: 1, most: Number.POSITIVE_INFINITY, value: (...x) => Math.min(...x) },
  max: { least: 1, most: Number.POSITIVE_INFINITY, value: (...x) => Math.max(...x) },
  if: { least: 3, most: 3, value: (condition, yes, no) => (condition !== 0 ? yes : no) },
} as const satisfies Record<string, ExpressionFunction>;

export type ExpressionFunctionName = keyof typeof expressionFunctions;

export const expressionFunctionNames = Object.keys(expressionFunctions) as ExpressionFunctionName[];
