import type { Input, Preprocessing } from './preprocessing.js';

/** The name of each row of X: `age`, `age is missing`, `sex=male`, `sex is missing`, `image[0,1,2]`. */
export function featureNames(preprocessing: Preprocessing): string[] {
  return preprocessing.inputs.flatMap(namesOf);
}

/** The rows of X that an input takes. */
export function inputWidth(input: Input): number {
  if (input.kind === 'number') return input.indicator ? 2 : 1;
  if (input.kind === 'category') return input.categories.length + Number(input.missingCategory);
  return input.shape.reduce((product, size) => product * size, 1);
}

function namesOf(input: Input): string[] {
  const { column } = input;
  if (input.kind === 'number') return input.indicator ? [column, `${column} is missing`] : [column];
  if (input.kind === 'category') {
    const names = input.categories.map((category) => `${column}=${category}`);
    return input.missingCategory ? [...names, `${column} is missing`] : names;
  }
  return Array.from({ length: inputWidth(input) }, (_, i) => feature(column, input.shape, i));
}

/** The i-th number of an array column, row-major: `image[0,1,2]`. */
export function feature(column: string, shape: readonly number[], i: number): string {
  const indices: number[] = [];
  let rest = i;
  for (const size of shape.toReversed()) {
    indices.unshift(rest % size);
    rest = Math.floor(rest / size);
  }
  return `${column}[${indices.join(',')}]`;
}
