// A network with one hidden layer, trained by plain loops with one example a step: what "use vectorization" is about.
import { heWeights, makeData } from './data.mjs';
import { serve } from './serve.mjs';

await serve((workload) => {
  const [n, units] = workload.layers;
  const { learningRate: rate } = workload;
  const { X, Y, m } = makeData({ ...workload, precision: 'float64' });
  const [W1, W2] = heWeights(workload.layers).map((W) => Float64Array.from(W));
  const b1 = new Float64Array(units);
  const a1 = new Float64Array(units);
  let b2 = 0;
  let at = 0;
  let cost = 0;

  function trainOn(j) {
    let z2 = b2;
    for (let u = 0; u < units; u++) {
      let z = b1[u];
      for (let k = 0; k < n; k++) z += W1[u * n + k] * X[j * n + k];
      a1[u] = Math.max(z, 0);
      z2 += W2[u] * a1[u];
    }
    const a2 = 1 / (1 + Math.exp(-z2));
    cost = -Math.log(Y[j] === 1 ? a2 : 1 - a2);
    const dz2 = a2 - Y[j];
    for (let u = 0; u < units; u++) {
      const dz1 = a1[u] > 0 ? W2[u] * dz2 : 0;
      W2[u] -= rate * dz2 * a1[u];
      for (let k = 0; k < n; k++) W1[u * n + k] -= rate * dz1 * X[j * n + k];
      b1[u] -= rate * dz1;
    }
    b2 -= rate * dz2;
  }

  return {
    step() {
      for (let i = 0; i < 100; i++) trainOn(at++ % m);
      return 100;
    },
    cost: () => cost,
  };
});
