import { type Matrix, SparseMatrix } from '@colonnade/core';
import { planeInputs } from '../plane-inputs.js';
import type { Watch } from './watch.js';

/** What the network answers over a plane of two inputs, the others at their means. */
export interface Regions {
  /** Rows of X along the axes. */
  readonly axes: readonly [number, number];
  readonly size: number;
  /** size×size values from the lowest y on, x running first: the probability of the positive class, the class, or a number. */
  readonly values: Float32Array;
  /** For classes: the probability of the largest. */
  readonly shares: Float32Array | null;
  readonly kind: 'probability' | 'class' | 'number';
}

const size = 60;

/** The outputs over a plane of two inputs. */
export const regions: Watch<{ readonly axes: readonly [number, number] }, Regions> = {
  look({ prepared: { network, examples, content } }, { axes }) {
    const { X } = examples.train;
    if (X instanceof SparseMatrix || axes.some((axis) => axis >= X.rows) || axes[0] === axes[1]) return null;
    const Yhat = network.predict(planeInputs(X, axes, size));
    const { task } = content.schema.target!;
    const kind = task === 'regression' ? 'number' : Yhat.rows === 1 ? 'probability' : 'class';
    const { mean, deviation } = content.preprocessing.target ?? { mean: [0], deviation: [1] };
    const values = new Float32Array(size * size);
    const shares = kind === 'class' ? new Float32Array(size * size) : null;
    for (let at = 0; at < values.length; at++) {
      if (shares === null) {
        const first = Yhat.at(0, at);
        values[at] = kind === 'number' ? first * deviation[0] + mean[0] : first;
        continue;
      }
      values[at] = largest(Yhat, at);
      shares[at] = Yhat.at(values[at], at);
    }
    return { axes, size, values, shares, kind };
  },
};

function largest(Yhat: Matrix, j: number): number {
  let best = 0;
  for (let i = 1; i < Yhat.rows; i++) if (Yhat.at(i, j) > Yhat.at(best, j)) best = i;
  return best;
}
