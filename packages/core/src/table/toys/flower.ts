import { cos, sin } from '../../foundation/elementary/index.js';
import { linspace } from './linspace.js';
import { fromPoints, type Point, type Toy, type ToyOptions, toyRandom } from './toy.js';

const PER_CLASS = 200;

/**
 * The course's planar set: 400 points on the petals of a flower, in two classes that no line parts.
 * t = linspace(3.12 j, 3.12 (j + 1), 200) + 0.2 randn, r = 4 sin(4 t) + 0.2 randn, point (r sin t, r cos t) for
 * class j = 0, 1; first all of a class's t, then all of its r. Source: Neural Networks and Deep Learning, week 3.
 */
export function flower(options: ToyOptions = {}): Toy {
  const random = toyRandom('flower', options);
  const points: Point[] = [];
  for (let label = 0; label < 2; label++) {
    const even = linspace(label * 3.12, (label + 1) * 3.12, PER_CLASS);
    const angleNoise = random.randn(PER_CLASS);
    const radiusNoise = random.randn(PER_CLASS);
    for (let i = 0; i < PER_CLASS; i++) {
      const angle = even[i] + angleNoise[i] * 0.2;
      const radius = sin(angle * 4) * 4 + radiusNoise[i] * 0.2;
      points.push([radius * sin(angle), radius * cos(angle), label]);
    }
  }
  return fromPoints(points);
}
