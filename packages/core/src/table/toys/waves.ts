import { cos, sin } from '../../foundation/elementary/index.js';
import { fromPoints, type Point, type Toy, type ToyOptions, toyRandom } from './toy.js';

const EXAMPLES = 400;
const NOISE = 0.1;

/**
 * A regression set: 400 points, uniform in the square from −2 to 2, with the number sin(2 x1) + cos(x2) + x2 / 2
 * + 0.1 randn as label. The noise leaves an error of 0.1 that no model can remove.
 */
export function waves(options: ToyOptions = {}): Toy {
  const random = toyRandom('waves', options);
  const points: Point[] = [];
  for (let i = 0; i < EXAMPLES; i++) {
    const x1 = 4 * random.rand() - 2;
    const x2 = 4 * random.rand() - 2;
    points.push([x1, x2, sin(2 * x1) + cos(x2) + x2 / 2 + NOISE * random.randn()]);
  }
  return fromPoints(points);
}
