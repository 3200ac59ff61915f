import { cos, sin } from '../../foundation/elementary/index.js';
import { linspace } from './linspace.js';
import { fromPoints, type Point, type Toy, type ToyOptions, toyRandom } from './toy.js';

const PER_CLASS = 200;
const TURNS = 1.5;
const NOISE = 0.08;

/**
 * Two arms wound around one another, 200 points each: radius r from 0.2 to 4 at the angle 1.5·2π·r/4, the second
 * arm half a turn further, both coordinates + 0.08 randn.
 */
export function spirals(options: ToyOptions = {}): Toy {
  const random = toyRandom('spirals', options);
  const points: Point[] = [];
  for (let label = 0; label < 2; label++) {
    for (const r of linspace(0.2, 4, PER_CLASS)) {
      const t = 2 * Math.PI * TURNS * (r / 4) + Math.PI * label;
      points.push([r * cos(t) + NOISE * random.randn(), r * sin(t) + NOISE * random.randn(), label]);
    }
  }
  return fromPoints(points);
}
