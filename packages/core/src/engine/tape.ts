import type { Activation } from '../functions/activations/types.js';
import type { Cost } from '../functions/costs/types.js';

/** The name of a matrix that a tape works on: `X`, `Y`, `W[1]`, `Z[1]`, `dW[1]`. */
export type Name = string;

/**
 * One line of a tape. Columns are examples; m is the number of examples of the step. Operations over examples
 * add to their result, because a step runs in blocks of columns.
 */
export type Operation =
  /** The columns of the data (X or Y) that this block is about, as floating point numbers. */
  | { readonly op: 'gather'; readonly from: 'X' | 'Y'; readonly to: Name }
  /** Z = W A + b, the bias added to every column. */
  | { readonly op: 'affine'; readonly W: Name; readonly A: Name; readonly b: Name; readonly Z: Name }
  /** Z = W X + b with the sparse X of the data: only the columns of W whose rows of X are not zero are read. */
  | { readonly op: 'sparseAffine'; readonly W: Name; readonly b: Name; readonly Z: Name }
  /** A = g(Z). */
  | { readonly op: 'activate'; readonly g: Activation; readonly Z: Name; readonly A: Name }
  /** Adrop = A ∘ D / keep, with D a mask of zeros and ones (inverted dropout). */
  | {
      readonly op: 'dropout';
      readonly layer: number;
      readonly keep: number;
      readonly A: Name;
      readonly Adrop: Name;
    }
  /** cost += Σ loss / m over the columns. */
  | { readonly op: 'outputCost'; readonly cost: Cost; readonly Z: Name; readonly A: Name; readonly Y: Name }
  /** dZ = ∂loss/∂Z, each column by itself. */
  | {
      readonly op: 'outputError';
      readonly cost: Cost;
      readonly g: Activation;
      readonly Z: Name;
      readonly A: Name;
      readonly Y: Name;
      readonly dZ: Name;
    }
  /** dW += dZ Aᵀ / m. */
  | { readonly op: 'gradientW'; readonly dZ: Name; readonly A: Name; readonly dW: Name }
  /** dW += dZ Xᵀ / m with the sparse X: only the columns of dW whose rows of X are not zero are written. */
  | { readonly op: 'sparseGradientW'; readonly dZ: Name; readonly dW: Name }
  /** db += Σ dZ / m over the columns. */
  | { readonly op: 'gradientB'; readonly dZ: Name; readonly db: Name }
  /** dA = Wᵀ dZ. */
  | { readonly op: 'backpropagate'; readonly W: Name; readonly dZ: Name; readonly dA: Name }
  /** dA = dA ∘ D / keep, with the mask of the forward pass. */
  | { readonly op: 'dropoutBackward'; readonly layer: number; readonly keep: number; readonly dA: Name }
  /** dZ = dA ∘ g′(Z). */
  | {
      readonly op: 'activateBackward';
      readonly g: Activation;
      readonly Z: Name;
      readonly A: Name;
      readonly dA: Name;
      readonly dZ: Name;
    }
  /** cost += ratio / 2 · Σ W². */
  | { readonly op: 'penaltyCost'; readonly ratio: number; readonly W: Name }
  /** dW += ratio · W. */
  | { readonly op: 'penaltyGradient'; readonly ratio: number; readonly W: Name; readonly dW: Name }
  /**
   * dW[k] += ratio · share[k] · W[k] for the columns k whose rows of the sparse X are not zero in the step. The share is
   * how much more often the row is not zero among the examples of the step than among all of X: over the steps of an
   * epoch its mean is about 1.
   */
  | { readonly op: 'sparsePenaltyGradient'; readonly ratio: number; readonly W: Name; readonly dW: Name };

/** A list of operations, run block by block; those of `after` run once when all blocks are done. */
export interface Tape {
  readonly blocks: readonly Operation[];
  readonly after: readonly Operation[];
  /** The matrices with a column per example that are read from outside, and so kept whole. */
  readonly observed: readonly Name[];
}

/** How an optimizer moves the parameters: one formula over whole vectors. */
export interface UpdateRule {
  readonly name: string;
  /** The constants of the formula, for engines that have it as a kernel; a rule of the caller's own needs none. */
  readonly constants?: readonly number[];
  /** The vectors of the length of θ that it keeps from step to step, zero at the start. */
  readonly states: readonly string[];
  /** Those of them that point somewhere: cleared when a move is taken back. */
  readonly directions: readonly string[];
  /** θ and the states after one step, in place. `step` counts from 1. */
  apply(
    theta: Float64Array,
    g: Float64Array,
    states: readonly Float64Array[],
    rate: number,
    step: number,
  ): void;
}

const known = new WeakSet<UpdateRule>();

/** Declares a rule whose formula every engine knows by its name; others are run by `apply`, in float64. */
export function knownRule(rule: UpdateRule): UpdateRule {
  known.add(rule);
  return rule;
}

/** Whether an engine may run its own form of a rule: a copy with another `apply` is another rule. */
export const isKnownRule = (rule: UpdateRule): boolean => known.has(rule);
