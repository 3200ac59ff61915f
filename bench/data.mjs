// The data of a workload: seeded uniform inputs in [-0.5, 0.5), classes by a linear teacher of 16 features.

/** Marsaglia's xorshift generator of 32 bits ("Xorshift RNGs", 2003), in [0, 1). */
export function uniform(seed) {
  let x = seed >>> 0 || 1;
  return () => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return (x >>> 0) / 2 ** 32;
  };
}

/** X, example after example, the class of each example, and Y as the network's outputs want it. */
export function makeData({ layers, output, examples: m, precision }) {
  const Numbers = precision === 'float64' ? Float64Array : Float32Array;
  const draw = uniform(42);
  const n = layers[0];
  const outputs = layers.at(-1);
  const X = new Numbers(m * n);
  for (let i = 0; i < X.length; i++) X[i] = draw() - 0.5;
  const classes = output === 'softmax' ? outputs : 2;
  const teacher = Float64Array.from({ length: 16 * classes }, () => draw() - 0.5);
  const labels = new Int32Array(m);
  for (let j = 0; j < m; j++) labels[j] = classOf(X, j * n, Math.min(n, 16), teacher);
  const Y = new Numbers(m * outputs);
  for (let j = 0; j < m; j++) {
    if (output === 'softmax') Y[j * outputs + labels[j]] = 1;
    else Y[j] = labels[j];
  }
  return { X, Y, labels, n, m, outputs };
}

/** The class of the example that begins at `start`, by its first features. */
function classOf(X, start, features, teacher) {
  let best = 0;
  let highest = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < teacher.length / 16; c++) {
    let sum = 0;
    for (let k = 0; k < features; k++) sum += teacher[c * 16 + k] * X[start + k];
    if (sum > highest) [best, highest] = [c, sum];
  }
  return best;
}

/** Normal draws for the first weights, by Box and Muller. */
export function normal(seed) {
  const draw = uniform(seed);
  return () => Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
}

/** He's first weights of every layer, each n[l] × n[l−1] row by row. */
export function heWeights(layers, seed = 1) {
  const draw = normal(seed);
  return layers.slice(1).map((units, l) => {
    const scale = Math.sqrt(2 / layers[l]);
    return Float32Array.from({ length: units * layers[l] }, () => scale * draw());
  });
}

/** Whole batches of an epoch: a last, smaller one is left out. */
export const stepsOf = ({ examples, batch }) => Math.max(1, Math.floor(examples / batch));
