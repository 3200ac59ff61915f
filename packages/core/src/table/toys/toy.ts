import { checkOptions } from '../../foundation/options.js';
import { Matrix } from '../../matrix/matrix.js';
import { RandomState } from '../../matrix/random-state.js';

/** A small made-up data set in the plane: X is 2×m (x1, x2), Y is 1×m (a class 0, 1, … or a number). */
export interface Toy {
  readonly X: Matrix;
  readonly Y: Matrix;
}

export interface ToyOptions {
  /** The seed of the points, a whole number from 0 to 2^32 − 1; 1 unless given. */
  readonly seed?: number;
}

const optionTable = {
  seed: { type: 'integer', default: 1, min: 0, max: 2 ** 32 - 1, help: 'the seed of the points' },
} as const;

/**
 * The generator that a toy set draws from.
 * @throws OPTION_UNKNOWN, OPTION_TYPE, OPTION_RANGE
 */
export function toyRandom(where: string, options: ToyOptions): RandomState {
  return new RandomState(checkOptions(where, options, optionTable).seed);
}

export type Point = readonly [x1: number, x2: number, label: number];

/** A toy set from its points. */
export function fromPoints(points: readonly Point[]): Toy {
  return {
    X: Matrix.fromColumns(points.map(([x1, x2]) => [x1, x2])),
    Y: Matrix.fromRows([points.map(([, , label]) => label)]),
  };
}
