import type { Helper } from './helper.js';

const helper = (source: string, needs: readonly string[] = []): Helper => ({ needs, source });

/** A comparison of derived columns: truth is 1, and every number but 0 is true. */
const truth = (name: string, condition: string, parameters = 'a: number, b: number') =>
  helper(`
function ${name}(${parameters}): number {
  return ${condition} ? 1 : 0;
}
`);

/** What derived columns and transforms call, beside the signs of arithmetic and the functions of the language. */
export const expressionHelpers = {
  or: truth('or', 'a !== 0 || b !== 0'),
  and: truth('and', 'a !== 0 && b !== 0'),
  equal: truth('equal', 'a === b'),
  unequal: truth('unequal', 'a !== b'),
  less: truth('less', 'a < b'),
  lessOrEqual: truth('lessOrEqual', 'a <= b'),
  more: truth('more', 'a > b'),
  moreOrEqual: truth('moreOrEqual', 'a >= b'),
  not: truth('not', 'a === 0', 'a: number'),
  isTrue: helper(`
function isTrue(a: number): boolean {
  return a !== 0;
}
`),
  signOf: helper(`
function signOf(a: number): number {
  return a > 0 ? 1 : a < 0 ? -1 : a;
}
`),
  log1p: helper(`
/** log(1 + a), also where a is so small that 1 + a loses it. */
function log1p(a: number): number {
  const sum = 1 + a;
  return sum === 1 || sum === Infinity ? a : (Math.log(sum) * a) / (sum - 1);
}
`),
  derivedValue: helper(
    `
/** The value of a derived column, which has to be a number. */
function derivedValue(name: string, value: number): number {
  if (!(Math.abs(value) <= 1e150)) throw wrong(name, value, 'a number up to 1e150');
  return value + 0;
}
`,
    ['wrong'],
  ),
  addValue: helper(`
/** Appends (value − shift) / scale, where it is missing with what stands in for it; then 1 if so, where that is told. */
function addValue(
  x: number[],
  value: number | null,
  shift: number,
  scale: number,
  mean: number,
  tellsMissing: boolean,
): void {
  x.push(((value === null ? mean : value) - shift) / scale);
  if (tellsMissing) x.push(value === null ? 1 : 0);
}
`),
  logOf: helper(
    `
function logOf(name: string, value: number | null): number | null {
  if (value !== null && !(value > 0)) throw wrong(name, value, 'a number above 0');
  return value === null ? null : Math.log(value);
}
`,
    ['wrong'],
  ),
  log1pOf: helper(
    `
function log1pOf(name: string, value: number | null): number | null {
  if (value !== null && !(value > -1)) throw wrong(name, value, 'a number above -1');
  return value === null ? null : log1p(value);
}
`,
    ['wrong', 'log1p'],
  ),
  sqrtOf: helper(
    `
function sqrtOf(name: string, value: number | null): number | null {
  if (value !== null && !(value >= 0)) throw wrong(name, value, 'a number of at least 0');
  return value === null ? null : Math.sqrt(value);
}
`,
    ['wrong'],
  ),
  powerOf: helper(
    `
/** The power of a number and its sign, after Yeo and Johnson. */
function powerOf(value: number | null, lambda: number): number | null {
  if (value === null) return null;
  if (value >= 0) return lambda === 0 ? log1p(value) : (Math.pow(1 + value, lambda) - 1) / lambda;
  return lambda === 2 ? -log1p(-value) : -(Math.pow(1 - value, 2 - lambda) - 1) / (2 - lambda);
}
`,
    ['log1p'],
  ),
} as const satisfies Record<string, Helper>;
