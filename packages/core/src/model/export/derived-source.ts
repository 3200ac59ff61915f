import { type Derived, formatDerived } from '../../table/preprocessing/derive.js';
import { columnsOf, type Expression } from '../../table/preprocessing/expressions/expression.js';
import type { ExpressionFunctionName } from '../../table/preprocessing/expressions/functions.js';
import type { SourceParts } from './source-parts.js';
import { inComment, literal, numeral } from './source-text.js';

/** How each function of an expression is written; what is not here is a helper of the same name. */
const forms: Readonly<Partial<Record<ExpressionFunctionName, (...parts: string[]) => string>>> = {
  add: (a, b) => `(${a} + ${b})`,
  subtract: (a, b) => `(${a} - ${b})`,
  multiply: (a, b) => `(${a} * ${b})`,
  divide: (a, b) => `(${a} / ${b})`,
  remainder: (a, b) => `(${a} % ${b})`,
  negate: (a) => `-(${a})`,
  power: (a, b) => `Math.pow(${a}, ${b})`,
  ...Object.fromEntries(
    ['log', 'exp', 'sqrt', 'abs', 'floor', 'ceil', 'round', 'min', 'max'].map((name) => [
      name,
      (...parts: string[]) => `Math.${name}(${parts.join(', ')})`,
    ]),
  ),
};

/** A function for each derived column: its value of a record, or null where a column that it needs is missing. */
export function derivedSource(derived: readonly Derived[]): SourceParts {
  const needs = new Set<string>();
  const source = derived.map((each, at) => {
    const columns = columnsOf(each.expression);
    const values = columns.map((column, i) => {
      const before = derived.findIndex(({ name }) => name === column);
      if (before < 0) needs.add('numberIn');
      const value = before < 0 ? `numberIn(record, ${literal(column)})` : `derived${before}(record)`;
      return `  const v${i} = ${value};\n`;
    });
    const missing = columns.map((_, i) => `v${i} === null`).join(' || ');
    needs.add('derivedValue');
    return `
/** ${inComment(formatDerived(each))} */
function derived${at}(${columns.length > 0 ? 'record' : '_record'}: ExampleRecord): number | null {
${values.join('')}${missing && `  if (${missing}) return null;\n`}  return derivedValue(${literal(each.name)}, ${expressionSource(each.expression, columns, needs)});
}
`;
  });
  return { types: '', source: source.join(''), needs: [...needs] };
}

function expressionSource(node: Expression, columns: readonly string[], needs: Set<string>): string {
  if (node.kind === 'number') return node.value < 0 ? `(${numeral(node.value)})` : numeral(node.value);
  if (node.kind === 'column') return `v${columns.indexOf(node.name)}`;
  const parts = node.arguments.map((part) => expressionSource(part, columns, needs));
  if (node.function === 'if') {
    needs.add('isTrue');
    return `(isTrue(${parts[0]}) ? ${parts[1]} : ${parts[2]})`;
  }
  const form = forms[node.function];
  if (form) return form(...parts);
  // The library that the exported file compiles with may lack Math.sign.
  const name = node.function === 'sign' ? 'signOf' : node.function;
  needs.add(name);
  return `${name}(${parts.join(', ')})`;
}
