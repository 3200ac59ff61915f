import { RandomDraws } from '../../../foundation/random-draws.js';
import type { Parameters } from '../../../network/parameters.js';

/** Rounding may part what began as one; a training does not part it by so little. */
const tolerance = 1e-4;

/**
 * The largest group of units of layer l with the same weights, the same bias and the same say in the next layer;
 * 0 when no two are alike. Units are sorted by a random projection, which puts the same ones side by side.
 */
export function identicalUnits({ W, b, specification }: Parameters, l: number): number {
  const units = specification.sizes[l];
  const [into, out] = [W[l], W[l + 1]];
  const random = new RandomDraws(1);
  const place = new Float64Array(units);
  const size = new Float64Array(units);
  const add = (i: number, value: number, weight: number) => {
    place[i] += value * weight;
    size[i] += value * value;
  };
  const draw = (values: number) => Float64Array.from({ length: values }, () => random.normal());
  const [read, said] = [draw(into.columns), draw(out.rows)];
  const bias = random.normal();
  for (let i = 0; i < units; i++) {
    for (let j = 0; j < into.columns; j++) add(i, into.data[i + j * units], read[j]);
    for (let j = 0; j < out.rows; j++) add(i, out.data[j + i * out.rows], said[j]);
    add(i, b[l].data[i], bias);
  }
  const order = Array.from(place.keys()).sort((i, j) => place[i] - place[j]);
  let [largest, group] = [1, 1];
  for (let at = 1; at < units; at++) {
    const [i, j] = [order[at - 1], order[at]];
    // Of as many units two come this near by chance in one of ten thousand cases.
    const near = (tolerance / units) * Math.sqrt(Math.min(size[i], size[j]));
    group = place[j] - place[i] <= near ? group + 1 : 1;
    largest = Math.max(largest, group);
  }
  return largest > 1 ? largest : 0;
}
