import type { Activation } from './types.js';

/** An activation that treats every element by itself: two scalar formulas say it all. */
export interface ElementwiseActivation extends Activation {
  /** a = g(z). */
  value(z: number): number;
  /** g′(z), given z and a = g(z). */
  derivative(z: number, a: number): number;
}

/** Applies the two formulas to every element of a column. */
export function elementwise(
  formulas: Omit<ElementwiseActivation, 'hidden' | 'forward' | 'backward'>,
): ElementwiseActivation {
  const { value, derivative } = formulas;
  return {
    ...formulas,
    hidden: true,
    forward(Z, A, start, end) {
      for (let i = start; i < end; i++) A[i] = value(Z[i]);
    },
    backward(Z, A, D, start, end) {
      for (let i = start; i < end; i++) D[i] *= derivative(Z[i], A[i]);
    },
  };
}
