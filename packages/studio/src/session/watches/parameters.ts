import type { Watch } from './watch.js';

/** W[l] and b[l] as they are, l from 1 to L (index 0 is layer 1), row-major. */
export interface ParametersNow {
  readonly W: readonly Float32Array[];
  readonly b: readonly Float32Array[];
}

/** Layers with more weights than this are not sent while training. */
const mostWeights = 200_000;

/** The weights and biases of every layer; an empty array stands for a layer that is too large to show. */
export const parameters: Watch<Record<string, never>, ParametersNow> = {
  look({ prepared: { network } }) {
    const W = network.W.slice(1).map((matrix) => {
      const { rows, columns } = matrix;
      if (rows * columns > mostWeights) return new Float32Array(0);
      const values = new Float32Array(rows * columns);
      for (let i = 0; i < rows; i++)
        for (let j = 0; j < columns; j++) values[i * columns + j] = matrix.at(i, j);
      return values;
    });
    return { W, b: network.b.slice(1).map(({ data }) => Float32Array.from(data)) };
  },
};
