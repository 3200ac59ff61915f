import { exp, log1p } from '../../foundation/elementary/index.js';
import type { CostName } from '../../functions/costs/index.js';
import type { Place } from './found.js';

/** Logistic regression with all parameters but two held still: z = rest + u x + v y for every example. */
export interface Plane {
  /** What the parameters that are held still add, m values. */
  readonly rest: Float64Array;
  /** The inputs that the two parameters are factors of, m values each; ones for the bias. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** 1 for yes, 0 for no. */
  readonly target: Float64Array;
}

/** The cost at a place, its gradient, and its second derivatives (uu, uv, vv). */
export interface CostAt {
  readonly cost: number;
  readonly gradient: Place;
  readonly hessian: readonly [uu: number, uv: number, vv: number];
}

/** Of one example: the loss by z, and its first two derivatives. */
type Loss = (z: number, t: number) => readonly [loss: number, first: number, second: number];

const losses: Readonly<Record<CostName, Loss>> = {
  // −t ln a − (1 − t) ln(1 − a), with dz = a − t and a(1 − a): never negative, so that the cost is convex.
  'cross-entropy': (z, t) => {
    const e = exp(-Math.abs(z));
    const a = z >= 0 ? 1 / (1 + e) : e / (1 + e);
    return [Math.max(z, 0) - z * t + log1p(e), a - t, a * (1 - a)];
  },
  // (a − t)²/2, with dz = (a − t) a(1 − a): nearly 0 where the unit is sure, right or wrong.
  'squared-error': (z, t) => {
    const e = exp(-Math.abs(z));
    const a = z >= 0 ? 1 / (1 + e) : e / (1 + e);
    const slope = a * (1 - a);
    const error = a - t;
    return [(error * error) / 2, error * slope, slope * slope + error * slope * (1 - 2 * a)];
  },
};

/** The cost of a plane as a function of a place: the mean loss of the examples. */
export function costOver({ rest, x, y, target }: Plane, name: CostName): (place: Place) => CostAt {
  const loss = losses[name];
  const m = target.length;
  return ([u, v]) => {
    let [cost, du, dv, uu, uv, vv] = [0, 0, 0, 0, 0, 0];
    for (let j = 0; j < m; j++) {
      const [value, first, second] = loss(rest[j] + u * x[j] + v * y[j], target[j]);
      cost += value;
      du += first * x[j];
      dv += first * y[j];
      uu += second * x[j] * x[j];
      uv += second * x[j] * y[j];
      vv += second * y[j] * y[j];
    }
    return { cost: cost / m, gradient: [du / m, dv / m], hessian: [uu / m, uv / m, vv / m] };
  };
}

/** The eigenvalues of a symmetric matrix, the smaller first. */
export function eigenvalues([uu, uv, vv]: CostAt['hessian']): readonly [number, number] {
  const middle = (uu + vv) / 2;
  const reach = Math.sqrt(((uu - vv) / 2) ** 2 + uv * uv);
  return [middle - reach, middle + reach];
}
