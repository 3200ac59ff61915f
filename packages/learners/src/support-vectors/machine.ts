import { nonZeros, squareOf } from '../column.js';

/** What libsvm says of a machine, read from its text. */
export interface Machine {
  readonly gamma: number;
  /** Classes in libsvm's order; empty for numbers. */
  readonly labels: readonly number[];
  /** The support vectors of each class; of numbers all of them. */
  readonly counts: readonly number[];
  /** One for every pair of classes, or one. */
  readonly rho: readonly number[];
  /** A coefficient against every other class, or one, of each support vector. */
  readonly coefficients: readonly Float64Array[];
  readonly vectors: readonly Float64Array[];
  /** Σv² of each support vector. */
  readonly squares: readonly number[];
}

/** Reads libsvm's text of a machine over n features. */
export function readMachine(text: string, features: number): Machine {
  const [head, body] = text.split('\nSV\n');
  const fields = new Map(
    head.split('\n').map((line): [string, number[]] => {
      const [name, ...values] = line.trim().split(' ');
      return [name, values.map(Number)];
    }),
  );
  const coefficients: Float64Array[] = [];
  const vectors: Float64Array[] = [];
  for (const line of body.split('\n')) {
    const words = line.split(' ').filter((word) => word !== '');
    if (words.length === 0) continue;
    const vector = new Float64Array(features);
    for (const word of words) {
      const colon = word.indexOf(':');
      if (colon >= 0) vector[Number(word.slice(0, colon)) - 1] = Number(word.slice(colon + 1));
    }
    vectors.push(vector);
    coefficients.push(Float64Array.from(words.filter((word) => !word.includes(':')).map(Number)));
  }
  return {
    gamma: fields.get('gamma')![0],
    labels: fields.get('label') ?? [],
    counts: fields.get('nr_sv') ?? [vectors.length],
    rho: fields.get('rho')!,
    coefficients,
    vectors,
    squares: vectors.map(squareOf),
  };
}

/** The kernel e^(−γ‖v − x‖²) of every support vector with x, ‖v − x‖² = Σv² + Σx² − 2 Σv·x: zeros of x take no time. */
function kernels({ gamma, vectors, squares }: Machine, x: ArrayLike<number>): Float64Array {
  const { places, values } = nonZeros(x);
  const square = squareOf(values);
  return Float64Array.from(vectors, (vector, at) => {
    let product = 0;
    for (let k = 0; k < places.length; k++) product += vector[places[k]] * values[k];
    return Math.exp(-gamma * Math.max(0, squares[at] + square - 2 * product));
  });
}

/** The value of a machine for numbers. */
export function machineValue(machine: Machine, x: ArrayLike<number>): number {
  const near = kernels(machine, x);
  return near.reduce((sum, kernel, at) => sum + kernel * machine.coefficients[at][0], -machine.rho[0]);
}

/** For every pair of classes (a, b), a before b in the machine's order: above 0 for a, else for b. */
export function pairDecisions(machine: Machine, x: ArrayLike<number>): number[] {
  const { counts, rho, coefficients } = machine;
  const near = kernels(machine, x);
  const starts = counts.map((_, a) => counts.slice(0, a).reduce((sum, count) => sum + count, 0));
  const decisions: number[] = [];
  for (let a = 0; a < counts.length; a++) {
    for (let b = a + 1; b < counts.length; b++) {
      let sum = -rho[decisions.length];
      for (let at = starts[a]; at < starts[a] + counts[a]; at++) sum += coefficients[at][b - 1] * near[at];
      for (let at = starts[b]; at < starts[b] + counts[b]; at++) sum += coefficients[at][a] * near[at];
      decisions.push(sum);
    }
  }
  return decisions;
}
