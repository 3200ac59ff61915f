import type { Descent, DescentEnd, Minimum, Place } from './found.js';
import type { Box } from './minima.js';
import type { CostAt } from './plane.js';

/** Points of a path that are kept, evenly spaced. */
const kept = 150;
/** Within this share of the picture a descent has arrived. */
const near = 0.02;
/** A descent that fell by less than this share of its cost in its last tenth has come to rest. */
const resting = 1e-3;
/** A cost above the lowest by more than this share is far above. */
const farAbove = 0.05;

/** Gradient descent over the two parameters: place ← place − rate · gradient. */
export function descendFrom(
  cost: (place: Place) => CostAt,
  { start, rate, steps }: { start: Place; rate: number; steps: number },
  minima: readonly Minimum[],
  box: Box,
): Descent {
  const path: Place[] = [start];
  let place = start;
  let costs: number[] = [];
  let taken = 0;
  for (; taken < steps && isInside(place, box, 3); taken++) {
    const { cost: here, gradient } = cost(place);
    costs.push(here);
    place = [place[0] - rate * gradient[0], place[1] - rate * gradient[1]];
    path.push(place);
  }
  const last = cost(place).cost;
  costs = [...costs, last];
  const minimum = nearest(place, minima, box);
  const end = endOf({ place, costs, minimum, minima, box });
  return {
    start,
    rate,
    path: thinned(path),
    steps: taken,
    cost: last,
    end,
    minimum: end === 'minimum' ? minimum : null,
  };
}

function endOf(at: {
  place: Place;
  costs: readonly number[];
  minimum: number | null;
  minima: readonly Minimum[];
  box: Box;
}): DescentEnd {
  const { place, costs, minimum, minima, box } = at;
  const last = costs[costs.length - 1];
  const tail = costs.slice(-Math.max(3, Math.ceil(costs.length / 10)));
  const rises = tail.some((value, i) => i > 0 && value > tail[i - 1] * (1 + 1e-9));
  if (minimum !== null && !rises) return 'minimum';
  if (!isInside(place, box, 1)) return 'left';
  if (rises) return 'jumping';
  const lowest = Math.min(last, ...minima.map((each) => each.cost));
  const fell = (tail[0] - last) / last;
  return fell < resting && last > lowest * (1 + farAbove) ? 'plateau' : 'falling';
}

/** The minimum that is near; null where none is. */
function nearest(place: Place, minima: readonly Minimum[], { low, high }: Box): number | null {
  const at = minima.findIndex((minimum) =>
    minimum.place.every((value, axis) => Math.abs(value - place[axis]) < near * (high[axis] - low[axis])),
  );
  return at < 0 ? null : at;
}

/** Whether a place is in the picture, or in one that is so many times as large. */
function isInside(place: Place, { low, high }: Box, times: number): boolean {
  return place.every((value, axis) => {
    const middle = (low[axis] + high[axis]) / 2;
    return Math.abs(value - middle) <= (times * (high[axis] - low[axis])) / 2;
  });
}

/** The first steps, which are the long ones, and evenly spaced later ones. */
function thinned(path: readonly Place[]): Place[] {
  if (path.length <= kept) return [...path];
  const first = path.slice(0, kept / 2);
  const rest = path.slice(kept / 2);
  const step = (rest.length - 1) / (kept / 2 - 1);
  return [...first, ...Array.from({ length: kept / 2 }, (_, i) => rest[Math.round(i * step)])];
}
