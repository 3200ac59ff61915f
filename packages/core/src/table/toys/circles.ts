import { cos, sin } from '../../foundation/elementary/index.js';
import { fromPoints, type Point, type Toy, type ToyOptions, toyRandom } from './toy.js';

const PER_CLASS = 200;
const RADII = [1, 0.5];
const NOISE = 0.1;

/**
 * A circle around another, 200 points each at even angles: radius 1 for class 0 and ½ for class 1, both
 * coordinates + 0.1 randn.
 */
export function circles(options: ToyOptions = {}): Toy {
  const random = toyRandom('circles', options);
  const points: Point[] = [];
  for (const [label, radius] of RADII.entries()) {
    for (let i = 0; i < PER_CLASS; i++) {
      const t = (2 * Math.PI * i) / PER_CLASS;
      points.push([
        radius * cos(t) + NOISE * random.randn(),
        radius * sin(t) + NOISE * random.randn(),
        label,
      ]);
    }
  }
  return fromPoints(points);
}
