import { cos, sin } from '../../foundation/elementary/index.js';
import { linspace } from './linspace.js';
import { fromPoints, type Point, type Toy, type ToyOptions, toyRandom } from './toy.js';

const PER_CLASS = 200;
const NOISE = 0.15;

/**
 * Two half circles that reach into one another, 200 points each: (cos t, sin t) and (1 − cos t, ½ − sin t) for t
 * from 0 to π, both coordinates + 0.15 randn.
 */
export function moons(options: ToyOptions = {}): Toy {
  const random = toyRandom('moons', options);
  const points: Point[] = [];
  for (let label = 0; label < 2; label++) {
    for (const t of linspace(0, Math.PI, PER_CLASS)) {
      const x1 = label === 0 ? cos(t) : 1 - cos(t);
      const x2 = label === 0 ? sin(t) : 0.5 - sin(t);
      points.push([x1 + NOISE * random.randn(), x2 + NOISE * random.randn(), label]);
    }
  }
  return fromPoints(points);
}
