import type { CostName } from '../../functions/costs/index.js';

/** A place in the plane of the two parameters. */
export type Place = readonly [first: number, second: number];

/** A local minimum of a cost. */
export interface Minimum {
  readonly place: Place;
  readonly cost: number;
}

/**
 * Where a descent came to. `minimum`: a local minimum, by its number. `plateau`: the cost hardly falls any more, far
 * above the lowest. `falling`: it still falls. `jumping`: its steps are too long to come to rest. `left`: out of the
 * picture.
 */
export type DescentEnd = 'minimum' | 'plateau' | 'falling' | 'jumping' | 'left';

/** One run of gradient descent over the two parameters. */
export interface Descent {
  readonly start: Place;
  readonly rate: number;
  /** Places on the way, the start among them: all of them, or evenly spaced ones. */
  readonly path: readonly Place[];
  readonly steps: number;
  readonly cost: number;
  readonly end: DescentEnd;
  /** The number of the minimum, from 0; null elsewhere. */
  readonly minimum: number | null;
}

/** The surface of one cost. */
export interface CostSurface {
  readonly cost: CostName;
  /** Costs row by row, the second parameter growing from row to row. */
  readonly values: readonly number[];
  /** The lowest first. */
  readonly minima: readonly Minimum[];
  /** Whether the lowest cost of the picture is at its edge: the cost falls on beyond it. */
  readonly opens: boolean;
  /** The share of the picture where the slope is less than a twentieth of the steepest. */
  readonly flat: number;
  readonly descents: readonly Descent[];
}

/** What a study of cost surfaces has found out. Plain data. */
export interface CostSurfaceStudy {
  /** The two parameters, in words. */
  readonly parameters: readonly [string, string];
  /** The class that the unit says yes to. */
  readonly positive: string;
  readonly examples: number;
  /** Places of the grid along both parameters. */
  readonly axes: readonly [readonly number[], readonly number[]];
  /** Cross-entropy, and squared error. */
  readonly surfaces: readonly CostSurface[];
  readonly rates: readonly number[];
  readonly seconds: number;
  readonly stopped: 'done' | 'time' | 'interrupted';
  /** The first says it all. */
  readonly sentences: readonly string[];
  readonly notes: readonly string[];
}
