import type { Input } from '../preprocessing.js';
import { array } from './array.js';
import { category } from './category.js';
import { date } from './date.js';
import type { InputKind } from './input-kind.js';
import { number } from './number.js';
import { text } from './text.js';

/** The list of steps from a column to rows of X, by the kind of the column: a new one is a file and a line here. */
export const inputKinds = { number, category, image: array, array, date, text };

export const inputKindNames = Object.keys(inputKinds) as (keyof typeof inputKinds)[];

/** The step of an input, or of a kind of column. */
export function inputKind(kind: Input['kind']): InputKind<Input> {
  return inputKinds[kind] as unknown as InputKind<Input>;
}
