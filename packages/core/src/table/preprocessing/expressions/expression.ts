import { field, finite, invalid, list, oneOf, type Read, text } from '../../json.js';
import {
  type ExpressionFunction,
  type ExpressionFunctionName,
  expressionFunctionNames,
  expressionFunctions,
} from './functions.js';

/** An expression as a tree of plain data: what a parser makes of `fare / (parch + 1)`, and what a model keeps. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'column'; readonly name: string }
  | {
      readonly kind: 'call';
      readonly function: ExpressionFunctionName;
      readonly arguments: readonly Expression[];
    };

/** Nobody writes deeper ones; a file that nests deeper would only exhaust the stack. */
const deepest = 100;

const functionOf = (name: ExpressionFunctionName): ExpressionFunction => expressionFunctions[name];

/**
 * An expression read back from parsed JSON, which may come from anyone.
 * @throws SCHEMA_INVALID naming the field
 */
export const checkExpression: Read<Expression> = (json, path) => readNode(json, path, 0);

function readNode(json: unknown, path: string, depth: number): Expression {
  if (depth > deepest) throw invalid(path, json, `nested at most ${deepest} deep`);
  const kind = field(json, path, 'kind', oneOf('number', 'column', 'call'));
  if (kind === 'number') return { kind, value: field(json, path, 'value', finite) };
  if (kind === 'column') return { kind, name: field(json, path, 'name', text) };
  const name = field(json, path, 'function', oneOf(...expressionFunctionNames));
  const parts = field(
    json,
    path,
    'arguments',
    list((part, at) => readNode(part, at, depth + 1)),
  );
  const { least, most } = functionOf(name);
  if (parts.length < least || parts.length > most) throw invalid(`${path}.arguments`, parts, arity(name));
  return { kind, function: name, arguments: parts };
}

/** How many numbers a function takes, in words: `2 values`, `at least 1 value`. */
export function arity(name: ExpressionFunctionName): string {
  const { least, most } = functionOf(name);
  const count = `${least} ${least === 1 ? 'value' : 'values'}`;
  return most === least ? count : `at least ${count}`;
}

/** The names of the columns it needs, each once. */
export function columnsOf(expression: Expression): string[] {
  const names = new Set<string>();
  const visit = (node: Expression) => {
    if (node.kind === 'column') names.add(node.name);
    if (node.kind === 'call') node.arguments.forEach(visit);
  };
  visit(expression);
  return [...names];
}

/** The function of a row that an expression is. Of a condition only what it chooses is computed. */
export function compile(
  expression: Expression,
  columns: ReadonlyMap<string, Float64Array>,
): (row: number) => number {
  if (expression.kind === 'number') return () => expression.value;
  if (expression.kind === 'column') {
    const values = columns.get(expression.name) as Float64Array;
    return (row) => values[row];
  }
  const parts = expression.arguments.map((part) => compile(part, columns));
  const [a, b, c] = parts;
  if (expression.function === 'if') return (row) => (a(row) !== 0 ? b(row) : c(row));
  const { value } = functionOf(expression.function);
  if (parts.length === 1) return (row) => value(a(row));
  if (parts.length === 2) return (row) => value(a(row), b(row));
  return (row) => value(...parts.map((part) => part(row)));
}

/** The text of an expression, with the brackets that it needs: `fare / (parch + 1)`. */
export function formatExpression(expression: Expression, outer = 0): string {
  if (expression.kind === 'number') return String(expression.value);
  if (expression.kind === 'column') {
    const { name } = expression;
    return /^[A-Za-z_$][\w$]*$/.test(name) && !isConstant(name) ? name : `column(${JSON.stringify(name)})`;
  }
  const { sign, binds = 0 } = functionOf(expression.function);
  const parts = expression.arguments;
  if (expression.function === 'negate' || expression.function === 'not') {
    return `${expression.function === 'not' ? '!' : '-'}${formatExpression(parts[0], 9)}`;
  }
  if (sign === undefined) {
    return `${expression.function}(${parts.map((part) => formatExpression(part)).join(', ')})`;
  }
  const [left, right] = parts;
  // Of a − (b − c) and of (a ** b) ** c the brackets matter.
  const power = expression.function === 'power';
  // What -a ** b means is not clear, and no parser takes it; nor !a ** b.
  if (power && left.kind === 'call' && (left.function === 'negate' || left.function === 'not')) {
    return `power(${formatExpression(left)}, ${formatExpression(right)})`;
  }
  const [outerLeft, outerRight] = power ? [binds + 1, binds] : [binds, binds + 1];
  const text = `${formatExpression(left, outerLeft)} ${sign} ${formatExpression(right, outerRight)}`;
  return binds < outer ? `(${text})` : text;
}

function isConstant(name: string): boolean {
  return name === 'true' || name === 'false' || name === 'null' || name === 'this';
}
