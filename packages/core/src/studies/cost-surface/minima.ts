import type { Minimum, Place } from './found.js';
import { type CostAt, eigenvalues } from './plane.js';

/** Steps of Newton at most. */
const mostSteps = 60;
/** A step of Newton that is this short beside the picture has arrived: a slope alone vanishes on every plain. */
const arrived = 1e-7;
const nearlyArrived = 1e-4;

/** Where the picture ends. */
export interface Box {
  readonly low: Place;
  readonly high: Place;
}

/** The places of the grid that are lower than all around them, the edge left out. */
export function lowPlaces(values: readonly number[], width: number, height: number): number[] {
  const found: number[] = [];
  for (let row = 1; row < height - 1; row++) {
    for (let column = 1; column < width - 1; column++) {
      const at = row * width + column;
      const around = [-width - 1, -width, -width + 1, -1, 1, width - 1, width, width + 1];
      if (around.every((step) => values[at] < values[at + step])) found.push(at);
    }
  }
  return found;
}

/**
 * The local minima of a cost within a box: from every start downhill by damped Newton steps to a place without slope
 * whose curvature is positive in every direction; places that are the same are told once, the lowest first.
 */
export function findMinima(cost: (place: Place) => CostAt, starts: readonly Place[], box: Box): Minimum[] {
  const found: Minimum[] = [];
  const [width, height] = [box.high[0] - box.low[0], box.high[1] - box.low[1]];
  for (const start of starts) {
    const minimum = descend(cost, start, box);
    if (minimum === null) continue;
    const isKnown = found.some(
      ({ place }) =>
        Math.abs(place[0] - minimum.place[0]) < 0.005 * width &&
        Math.abs(place[1] - minimum.place[1]) < 0.005 * height,
    );
    if (!isKnown) found.push(minimum);
  }
  return found.sort((a, b) => a.cost - b.cost);
}

function descend(cost: (place: Place) => CostAt, start: Place, box: Box): Minimum | null {
  let place = start;
  let here = cost(place);
  const size = Math.max(box.high[0] - box.low[0], box.high[1] - box.low[1]);
  for (let step = 0; step < mostSteps; step++) {
    const [smaller, larger] = eigenvalues(here.hessian);
    const direction = newtonStep(here, smaller, larger);
    const reach = Math.sqrt(direction[0] ** 2 + direction[1] ** 2) / size;
    if (reach <= arrived) return smaller > 0 && isInside(place, box) ? { place, cost: here.cost } : null;
    let length = 1;
    let next = here;
    let to = place;
    do {
      to = [place[0] + length * direction[0], place[1] + length * direction[1]];
      next = cost(to);
      length /= 2;
    } while (next.cost >= here.cost && length > 1e-10);
    // What rounding leaves to be gained is nothing.
    if (next.cost >= here.cost) {
      return reach <= nearlyArrived && smaller > 0 && isInside(place, box)
        ? { place, cost: here.cost }
        : null;
    }
    [place, here] = [to, next];
  }
  return null;
}

function isInside(place: Place, { low, high }: Box): boolean {
  return place.every((value, axis) => value > low[axis] && value < high[axis]);
}

/** −H⁻¹ g where the cost curves upward, the same with a lifted diagonal where it does not. */
function newtonStep({ gradient, hessian }: CostAt, smaller: number, larger: number): Place {
  const lift = smaller > 0 ? 0 : 1.1 * -smaller + 1e-3 * Math.abs(larger) + 1e-12;
  const [uu, uv, vv] = [hessian[0] + lift, hessian[1], hessian[2] + lift];
  const determinant = uu * vv - uv * uv;
  if (!(determinant > 0)) return [-gradient[0], -gradient[1]];
  return [
    -(vv * gradient[0] - uv * gradient[1]) / determinant,
    -(uu * gradient[1] - uv * gradient[0]) / determinant,
  ];
}
