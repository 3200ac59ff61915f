import { fromPoints, type Point, type Toy, type ToyOptions, toyRandom } from './toy.js';

const PER_CLASS = 200;
const CENTERS = [-1, 1];

/**
 * Two round normal clouds of 200 points, around (−1, −1) and (1, 1), with deviation 1. They overlap: the best any
 * classifier can do is the line x1 + x2 = 0, which is right for 92.1 % (Φ(√2)) of such points.
 */
export function gaussian(options: ToyOptions = {}): Toy {
  const random = toyRandom('gaussian', options);
  const points: Point[] = [];
  for (const [label, center] of CENTERS.entries()) {
    for (let i = 0; i < PER_CLASS; i++) {
      points.push([center + random.randn(), center + random.randn(), label]);
    }
  }
  return fromPoints(points);
}
