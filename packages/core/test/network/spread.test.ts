import { expect, it } from 'vitest';
import { dense, type Matrix, Network, RandomState } from '../../src/index.js';

const layers = [dense(3, 'relu'), dense(2, 'tanh'), dense(1, 'linear')];

/** Layer by layer: W[l] and, in the first, b[l]; times √(2 / n[l−1]), and half of that. */
function expected(withBiases: boolean) {
  const random = new RandomState(5);
  const draw = (count: number, scale: number) => [...random.randn(count)].map((value) => value * scale);
  const W1 = draw(3, Math.SQRT2);
  const b1 = withBiases ? draw(3, Math.SQRT2 / 2) : [0, 0, 0];
  return [W1, b1, draw(6, Math.sqrt(2 / 3)), [0, 0], draw(2, 1), [0]];
}

/** Row by row. */
const numbersOf = ({ rows, columns, data }: Matrix) =>
  Array.from({ length: rows * columns }, (_, k) => data[Math.floor(k / columns) + (k % columns) * rows]);

it.each([true, false])('spread draws the biases of the first layer: bias %s', (bias) => {
  const network = new Network({ inputs: 1, layers, initialization: 'spread', seed: 5, bias });
  const { W, b } = network.parameters;
  const rows = [1, 2, 3].flatMap((l) => [numbersOf(W[l]), numbersOf(b[l])]);
  for (const [k, values] of expected(bias).entries()) {
    expect(rows[k]).toHaveLength(values.length);
    for (const [i, value] of values.entries()) expect(rows[k][i]).toBeCloseTo(value, 15);
  }
});
