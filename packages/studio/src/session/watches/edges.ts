import { shownUnits } from '../shown-units.js';
import type { Watch } from './watch.js';

/** The weights and biases of one layer, of the units that are drawn. */
export interface LayerEdges {
  /** Units of the layer and of the one before that are shown. */
  readonly rows: number;
  readonly columns: number;
  /** rows × columns weights, row by row. */
  readonly W: Float32Array;
  readonly b: Float32Array;
}

export interface Edges {
  /** The units of every layer, so that nobody takes it for another network. */
  readonly sizes: readonly number[];
  /** Entry 0 is layer 1. */
  readonly layers: readonly LayerEdges[];
}

/** Weights and biases as far as a drawing shows them. */
export const edges: Watch<Record<string, never>, Edges> = {
  look({ prepared: { network } }) {
    const { sizes } = network.specification;
    const layers = sizes.slice(1).map((units, at): LayerEdges => {
      const [rows, columns] = [shownUnits(units), shownUnits(sizes[at])];
      const matrix = network.W[at + 1];
      const W = new Float32Array(rows * columns);
      for (let i = 0; i < rows; i++)
        for (let j = 0; j < columns; j++) W[i * columns + j] = matrix.data[i + j * units];
      return { rows, columns, W, b: Float32Array.from(network.b[at + 1].data.subarray(0, rows)) };
    });
    return { sizes, layers };
  },
};
