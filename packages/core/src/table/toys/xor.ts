import { fromPoints, type Point, type Toy, type ToyOptions, toyRandom } from './toy.js';

const PER_QUADRANT = 100;
const QUADRANTS = [
  [1, 1, 0],
  [-1, -1, 0],
  [-1, 1, 1],
  [1, -1, 1],
] as const;

/**
 * The exclusive or: 100 points in each quadrant of the square from −1 to 1, uniform and at least 0.05 from the
 * axes; class 1 where the signs of x1 and x2 differ.
 */
export function xor(options: ToyOptions = {}): Toy {
  const random = toyRandom('xor', options);
  const points: Point[] = [];
  for (const [sign1, sign2, label] of QUADRANTS) {
    for (let i = 0; i < PER_QUADRANT; i++) {
      points.push([sign1 * (0.05 + 0.95 * random.rand()), sign2 * (0.05 + 0.95 * random.rand()), label]);
    }
  }
  return fromPoints(points);
}
