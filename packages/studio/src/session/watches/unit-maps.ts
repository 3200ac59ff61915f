import { SparseMatrix } from '@colonnade/core';
import { planeInputs } from '../plane-inputs.js';
import type { Watch } from './watch.js';

/** What one layer's units answer over the plane of the two inputs. */
export interface LayerMaps {
  readonly layer: number;
  /** Units of the layer, and those that are shown. */
  readonly units: number;
  readonly shown: number;
  /** shown × size × size numbers from −127 to 127, each unit's against its largest; 0 is the middle of its range. */
  readonly values: Int8Array;
  /** Units that answer the same everywhere. */
  readonly flat: number;
}

export interface UnitMaps {
  readonly size: number;
  readonly layers: readonly LayerMaps[];
}

const size = 24;
const mostUnits = 128;

/** Every unit's activation over the plane, where there are two inputs. */
export const unitMaps: Watch<Record<string, never>, UnitMaps> = {
  look({ prepared: { network, examples } }) {
    const { X } = examples.train;
    if (X instanceof SparseMatrix || X.rows !== 2) return null;
    const { A } = network.forward(planeInputs(X, [0, 1], size));
    const layers = A.slice(1).map((activations, at): LayerMaps => {
      const { rows, data } = activations;
      const name = network.specification.activations[at + 1];
      const middle = name === 'sigmoid' || name === 'softmax' ? 0.5 : 0;
      // The probability of the second of two classes, whose color is the other one.
      const sign = rows === 1 && at === A.length - 2 && middle === 0.5 ? -1 : 1;
      const shown = Math.min(rows, mostUnits);
      const values = new Int8Array(shown * size * size);
      let flat = 0;
      for (let unit = 0; unit < shown; unit++) {
        let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
        for (let place = unit; place < data.length; place += rows) {
          low = Math.min(low, data[place]);
          high = Math.max(high, data[place]);
        }
        if (low === high) flat++;
        const most = middle === 0.5 ? 0.5 : Math.max(Math.abs(low), Math.abs(high));
        const factor = most > 0 ? (sign * 127) / most : 0;
        for (let place = unit, to = unit * size * size; place < data.length; place += rows, to++) {
          values[to] = Math.round((data[place] - middle) * factor);
        }
      }
      return { layer: at + 1, units: rows, shown, values, flat };
    });
    return { size, layers };
  },
};
