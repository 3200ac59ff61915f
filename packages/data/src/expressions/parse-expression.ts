import {
  arity,
  ColonnadeError,
  type Derived,
  type Expression,
  type ExpressionFunctionName,
  expressionFunctionNames,
  expressionFunctions,
  nearestName,
} from '@colonnade/core';
import jsep from 'jsep';

/** Expressions longer than this are no longer typed by hand, and could nest without end. */
const longest = 2000;

const signs = new Map(
  Object.entries(expressionFunctions).flatMap(([name, declared]) =>
    'sign' in declared ? [[declared.sign as string, name as ExpressionFunctionName] as const] : [],
  ),
);

/**
 * A derived column from its text: `ratio = fare / (parch + 1)`.
 * @throws EXPRESSION_INVALID with the place where the text is wrong
 */
export function parseDerived(text: string): Derived {
  if (typeof text !== 'string') throw invalid(String(text), 'it is no text');
  const at = text.search(/(?<![=<>!])=(?!=)/);
  const name = text.slice(0, Math.max(0, at)).trim();
  if (name === '') {
    throw invalid(
      text,
      'it does not say how the column is called',
      'write a name and an expression: ratio = a / b',
    );
  }
  return { name, expression: parseExpression(text.slice(at + 1)) };
}

/**
 * An expression from its text, as plain data that a model can keep: columns, numbers, signs and the functions of the
 * list. A column whose name is no word is `column("mean radius")`. Nothing in the text is ever executed.
 * @throws EXPRESSION_INVALID
 */
export function parseExpression(text: string): Expression {
  const trimmed = text.trim();
  if (trimmed === '') throw invalid(text, 'there is no expression', 'write one: a / (b + 1)');
  if (trimmed.length > longest)
    throw invalid(text, `it has more than ${longest} characters`, 'derive in several steps');
  let tree: jsep.Expression;
  try {
    tree = jsep(trimmed);
  } catch (cause) {
    throw invalid(
      trimmed,
      (cause as Error).message.replace(/^./, (letter) => letter.toLowerCase()),
      undefined,
      cause,
    );
  }
  return translate(tree as jsep.CoreExpression, trimmed);
}

function translate(node: jsep.CoreExpression, text: string): Expression {
  const of = (part: jsep.Expression | null) => translate(part as jsep.CoreExpression, text);
  switch (node.type) {
    case 'Literal':
      if (typeof node.value === 'number') return { kind: 'number', value: node.value };
      if (typeof node.value === 'boolean') return { kind: 'number', value: Number(node.value) };
      throw invalid(
        text,
        `${node.raw} is no number`,
        'a column is written without quotes, or as column("its name")',
      );
    case 'Identifier':
      return { kind: 'column', name: node.name };
    case 'UnaryExpression':
      if (node.operator === '+') return of(node.argument);
      if (node.operator === '-') return call('negate', [of(node.argument)], text);
      if (node.operator === '!') return call('not', [of(node.argument)], text);
      throw invalid(text, `the sign ${node.operator} is none of these expressions`);
    case 'BinaryExpression': {
      const name = signs.get(node.operator.replace(/^([=!])==$/, '$1='));
      if (name === undefined) throw invalid(text, `the sign ${node.operator} is none of these expressions`);
      if (name === 'power' && node.left.type === 'UnaryExpression') {
        throw invalid(
          text,
          'whether -x ** 2 means (-x)² or -(x²) is not clear',
          'write power(-x, 2) or 0 - x ** 2',
        );
      }
      return call(name, [of(node.left), of(node.right)], text);
    }
    case 'ConditionalExpression':
      return call('if', [of(node.test), of(node.consequent), of(node.alternate)], text);
    case 'CallExpression':
      return translateCall(node, text, of);
    default:
      throw invalid(text, 'it is not one expression of columns, numbers, signs and functions');
  }
}

function translateCall(
  node: jsep.CallExpression,
  text: string,
  of: (part: jsep.Expression) => Expression,
): Expression {
  const name = node.callee.type === 'Identifier' ? String((node.callee as jsep.Identifier).name) : '';
  if (name === 'column') {
    const [named] = node.arguments as jsep.Literal[];
    if (node.arguments.length === 1 && named.type === 'Literal' && typeof named.value === 'string') {
      return { kind: 'column', name: named.value };
    }
    throw invalid(text, 'column() takes the name of a column in quotes', 'write column("mean radius")');
  }
  if (!expressionFunctionNames.includes(name as ExpressionFunctionName)) {
    const near = nearestName(name, expressionFunctionNames);
    const named = expressionFunctionNames.filter((each) => !('sign' in expressionFunctions[each]));
    throw invalid(
      text,
      `there is no function ${name || 'of that kind'}`,
      near ? `did you mean ${near}` : `the functions are ${named.join(', ')}`,
    );
  }
  return call(name as ExpressionFunctionName, node.arguments.map(of), text);
}

function call(name: ExpressionFunctionName, parts: Expression[], text: string): Expression {
  const { least, most } = expressionFunctions[name];
  if (parts.length < least || parts.length > most) {
    throw invalid(
      text,
      `${name} takes ${arity(name)}, and ${parts.length} ${parts.length === 1 ? 'is' : 'are'} given`,
    );
  }
  return { kind: 'call', function: name, arguments: parts };
}

function invalid(text: string, problem: string, remedy?: string, cause?: unknown): ColonnadeError {
  const shown = text.length > 60 ? `${text.slice(0, 57)}...` : text;
  return new ColonnadeError({
    code: 'EXPRESSION_INVALID',
    where: 'option "derive"',
    problem: `${JSON.stringify(shown)} cannot be read: ${problem}`,
    got: text,
    ...(remedy && { remedy: { text: remedy } }),
    ...(cause !== undefined && { cause }),
  });
}
