import { inputKind } from './inputs/index.js';
import type { Input, Preprocessing } from './preprocessing.js';

/** The name of each row of X: `age`, `age is missing`, `sex=male`, `sex is missing`, `image[0,1,2]`, `review: good`. */
export function featureNames(preprocessing: Preprocessing): string[] {
  return preprocessing.inputs.flatMap((input) => inputKind(input.kind).names(input));
}

/** The rows of X that an input takes. */
export function inputWidth(input: Input): number {
  return inputKind(input.kind).width(input);
}
