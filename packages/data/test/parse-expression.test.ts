import {
  applyPreprocessing,
  ColonnadeError,
  deriveColumns,
  type Expression,
  type ExpressionFunctionName,
  expressionFunctionNames,
  expressionFunctions,
  fitPreprocessing,
  formatDerived,
  formatExpression,
  inferSchema,
  Table,
} from '@colonnade/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDerived, parseExpression } from '../src/expressions/parse-expression.js';

const table = new Table(
  [
    { kind: 'text', name: 'fare', cells: ['7.25', '10', '', '3'] },
    { kind: 'text', name: 'parch', cells: ['0', '1', '2', '5'] },
    { kind: 'text', name: 'mean radius', cells: ['1', '4', '9', '16'] },
  ],
  { name: 'data.csv', lines: Uint32Array.of(2, 3, 4, 5), notes: [] },
);

function valuesOf(text: string): number[] {
  const derived = deriveColumns(table, [parseDerived(`z = ${text}`)], ['NA']);
  const column = derived.find('z');
  return column?.kind === 'numeric' ? [...column.values] : [];
}

function messageOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof ColonnadeError) return error.message;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('expressions', () => {
  it.each<[string, number[]]>([
    ['fare / (parch + 1)', [7.25, 5, Number.NaN, 0.5]],
    ['1 + 2 * parch - 1', [0, 2, 4, 10]],
    ['-parch', [0, -1, -2, -5]],
    ['2 ** 3 ** parch', [2, 8, 512, 2 ** 243]],
    ['10 % 4', [2, 2, 2, 2]],
    ['sqrt(column("mean radius"))', [1, 2, 3, 4]],
    ['parch > 1', [0, 0, 1, 1]],
    ['parch >= 1 && !(parch == 5) || parch === 0', [1, 1, 1, 0]],
    ['parch == 0 ? 9 : 6 / parch', [9, 6, 3, 1.2]],
    ['if(parch != 0, 6 / parch, 9)', [9, 6, 3, 1.2]],
    ['min(parch, 3, 4) + max(parch, 1)', [1, 2, 4, 8]],
    ['floor(parch / 2) + ceil(parch / 2) + round(parch / 2) + abs(-1) + sign(parch)', [1, 4, 5, 10]],
    ['log(exp(parch))', [0, 1, 2, 5]],
    ['log1p(0 * parch) + true', [1, 1, 1, 1]],
    ['power(-parch, 2)', [0, 1, 4, 25]],
  ])('%s', (text, expected) => {
    for (const [row, value] of valuesOf(text).entries()) {
      if (Number.isNaN(expected[row])) expect(value).toBeNaN();
      else expect(Math.abs(value - expected[row])).toBeLessThanOrEqual(4e-15 * Math.abs(expected[row]));
    }
  });

  it.each([
    ['z', 'option "derive": "z" cannot be read: it does not say how the column is called. Write a name and an expression: ratio = a / b. [EXPRESSION_INVALID]'],
    ['= 3', 'option "derive": "= 3" cannot be read: it does not say how the column is called. Write a name and an expression: ratio = a / b. [EXPRESSION_INVALID]'],
    ['z =', 'option "derive": "" cannot be read: there is no expression. Write one: a / (b + 1). [EXPRESSION_INVALID]'],
    ['z = a b', 'option "derive": "a b" cannot be read: it is not one expression of columns, numbers, signs and functions. [EXPRESSION_INVALID]'],
    ['z = a.constructor', 'option "derive": "a.constructor" cannot be read: it is not one expression of columns, numbers, signs and functions. [EXPRESSION_INVALID]'],
    ['z = constructor(1)', 'option "derive": "constructor(1)" cannot be read: there is no function constructor. The functions are negate, not, log, log1p, exp, sqrt, abs, sign, floor, ceil, round, min, max, if. [EXPRESSION_INVALID]'],
    ['z = lgo(a)', 'option "derive": "lgo(a)" cannot be read: there is no function lgo. Did you mean log? [EXPRESSION_INVALID]'],
    ['z = log(a, b)', 'option "derive": "log(a, b)" cannot be read: log takes 1 value, and 2 are given. [EXPRESSION_INVALID]'],
    ['z = a & b', 'option "derive": "a & b" cannot be read: the sign & is none of these expressions. [EXPRESSION_INVALID]'],
    ['z = -a ** 2', 'option "derive": "-a ** 2" cannot be read: whether -x ** 2 means (-x)² or -(x²) is not clear. Write power(-x, 2) or 0 - x ** 2. [EXPRESSION_INVALID]'],
    ['z = "a"', 'option "derive": "\\"a\\"" cannot be read: "a" is no number. A column is written without quotes, or as column("its name"). [EXPRESSION_INVALID]'],
    ['z = a == "x"', 'option "derive": "a == \\"x\\"" cannot be read: "x" is no number. A column is written without quotes, or as column("its name"). [EXPRESSION_INVALID]'],
  ])('%s is refused', (text, message) => expect(messageOf(() => parseDerived(text))).toBe(message)); // biome-ignore format: a line each

  it('are read from their own text again', () => {
    const leaf: fc.Arbitrary<Expression> = fc.oneof(
      fc
        .double({ min: 0, noNaN: true, noDefaultInfinity: true })
        .map((value) => ({ kind: 'number' as const, value })),
      fc
        .constantFrom('a', 'b_1', 'mean radius', 'true', '"quoted"')
        .map((name) => ({ kind: 'column' as const, name })),
    );
    const { tree } = fc.letrec<{ tree: Expression; call: Expression }>((tie) => ({
      tree: fc.oneof({ depthSize: 'small', withCrossShrink: true }, leaf, tie('call')),
      call: fc.constantFrom(...expressionFunctionNames).chain((name: ExpressionFunctionName) => {
        const { least } = expressionFunctions[name];
        return fc
          .array(tie('tree'), { minLength: least, maxLength: least })
          .map((parts) => ({ kind: 'call' as const, function: name, arguments: parts }));
      }),
    }));
    fc.assert(
      fc.property(tree, (expression) => {
        fc.pre(formatExpression(expression).length < 2000);
        expect(parseExpression(formatExpression(expression))).toEqual(expression);
      }),
      { numRuns: 500 },
    );
  });
});

describe('derived columns', () => {
  it('are computed from those before them, and stay in the model', () => {
    const derived = [parseDerived('ratio = fare / (parch + 1)'), parseDerived('twice = 2 * ratio')];
    expect(derived.map(formatDerived)).toEqual(['ratio = fare / (parch + 1)', 'twice = 2 * ratio']);
    const whole = deriveColumns(table, derived, []);
    expect(deriveColumns(whole, derived, [])).toBe(whole);
    const schema = inferSchema(whole, { drop: ['fare', 'parch', 'mean radius'] });
    const { preprocessing } = fitPreprocessing(
      whole,
      schema,
      Uint32Array.of(0, 1, 3),
      { standardize: 'none' },
      derived,
    );
    // A table without them gets them; the expression needs the columns that it names.
    expect(applyPreprocessing(preprocessing, table, Uint32Array.of(3)).X.toColumns()).toEqual([[0.5, 1]]);
    const { columns, source } = table;
    expect(messageOf(() => applyPreprocessing(preprocessing, new Table(columns.slice(1), source)))).toMatch(
      /there is no column "fare"\. .* \[COLUMN_UNKNOWN\]$/,
    );
  });

  it('refuse what is not finite, with its line and the numbers', () => {
    expect(messageOf(() => valuesOf('fare / parch'))).toBe(
      'data.csv line 2, derived column "z": fare / parch is infinite (fare 7.25, parch 0). Guard it, as in ' +
        'if(x > 0, y / x, 0), or fix the cell. [DERIVED_NOT_FINITE]',
    );
    expect(messageOf(() => valuesOf('log(parch - 3)'))).toMatch(
      /log\(parch - 3\) is not a number \(parch 0\)/,
    );
  });

  it('refuse a name that is taken', () => {
    expect(messageOf(() => deriveColumns(table, [parseDerived('fare = parch')], []))).toBe(
      'data.csv: the derived column "fare" has the name of a column that is there. Give it another name in derive. ' +
        '[OPTION_CONFLICT]',
    );
  });
});
