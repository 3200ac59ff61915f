import { fromPoints, type Point, type Toy, type ToyOptions, toyRandom } from './toy.js';

const PER_CLASS = 100;
const CENTERS = [
  [0, 3],
  [-3, -1.5],
  [3, -1.5],
  [0, 0],
] as const;
const DEVIATION = 0.7;

/** Four classes of 100 points, three in the corners of a triangle and one amid them, each a center + 0.7 randn. */
export function blobs(options: ToyOptions = {}): Toy {
  const random = toyRandom('blobs', options);
  const points: Point[] = [];
  for (const [label, [x1, x2]] of CENTERS.entries()) {
    for (let i = 0; i < PER_CLASS; i++) {
      points.push([x1 + DEVIATION * random.randn(), x2 + DEVIATION * random.randn(), label]);
    }
  }
  return fromPoints(points);
}
