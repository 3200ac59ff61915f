import type { Name, Operation } from '../engine/tape.js';
import { activations } from '../functions/activations/index.js';
import { depth, type Specification } from './specification.js';

/** The names of the tape, as the course writes them. */
export const W = (l: number): Name => `W[${l}]`;
export const b = (l: number): Name => `b[${l}]`;
export const Z = (l: number): Name => `Z[${l}]`;
export const A = (l: number): Name => `A[${l}]`;
/** What the next layer sees of A[l]: with dropout, some of its units are zero. */
export const seen = (l: number, dropout: number): Name => (dropout > 0 && l > 0 ? `Adrop[${l}]` : A(l));

/**
 * Forward propagation, for all columns at once:
 *
 *     A[0] = X
 *     Z[l] = W[l] A[l−1] + b[l]
 *     A[l] = g[l](Z[l])            for l = 1 … L
 *
 * With dropout, every hidden A[l] is masked before the next layer sees it. With a sparse X the first product reads X
 * itself, and there is no A[0].
 */
export function forwardTape(specification: Specification, dropout = 0, sparse = false): Operation[] {
  const L = depth(specification);
  const tape: Operation[] = sparse ? [] : [{ op: 'gather', from: 'X', to: A(0) }];
  for (let l = 1; l <= L; l++) {
    if (sparse && l === 1) tape.push({ op: 'sparseAffine', W: W(1), b: b(1), Z: Z(1) });
    else tape.push({ op: 'affine', W: W(l), A: seen(l - 1, dropout), b: b(l), Z: Z(l) });
    tape.push({ op: 'activate', g: activations[specification.activations[l]!], Z: Z(l), A: A(l) });
    if (dropout > 0 && l < L) {
      tape.push({ op: 'dropout', layer: l, keep: 1 - dropout, A: A(l), Adrop: seen(l, dropout) });
    }
  }
  return tape;
}
