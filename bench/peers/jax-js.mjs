// jax-js on its WASM device: one jitted function for cost, gradients and update. `relaxed` turns relaxed SIMD on.
import { setFlagsFromString } from 'node:v8';
import { heWeights, makeData, stepsOf } from '../data.mjs';
import { options, serve } from '../serve.mjs';
import { importPeer, versionOf } from './from-folder.mjs';

if (options.relaxed) setFlagsFromString('--experimental-wasm-relaxed-simd');
const {
  numpy: np,
  nn,
  jit,
  valueAndGrad,
  init,
  defaultDevice,
  blockUntilReady,
} = await importPeer('@jax-js/jax');
await init('wasm');
defaultDevice('wasm');

function parametersOf(layers) {
  return heWeights(layers).flatMap((W, l) => [
    np.array(W).reshape([layers[l], layers[l + 1]]),
    np.zeros([layers[l + 1]]),
  ]);
}

/** Z of the last layer; each array is used up, as jax-js wants it. */
function lastZ(parameters, x) {
  let a = x;
  for (let p = 0; p < parameters.length; p += 2) {
    a = np.matmul(a, parameters[p]).add(parameters[p + 1]);
    if (p + 2 < parameters.length) a = nn.relu(a);
  }
  return a;
}

function loadTraining(workload) {
  const { batch, output, learningRate } = workload;
  const { X, Y, n, outputs } = makeData(workload);
  const cost = (parameters, x, y) => {
    const z = lastZ(parameters, x);
    if (output === 'softmax')
      return nn
        .logSoftmax(z)
        .mul(y)
        .sum()
        .mul(-1 / batch);
    return nn.softplus(z.ref).sub(z.mul(y)).mean();
  };
  const update = jit((parameters, x, y) => {
    const [value, gradients] = valueAndGrad(cost)(
      parameters.map((p) => p.ref),
      x,
      y,
    );
    return [value, parameters.map((p, i) => p.sub(gradients[i].mul(learningRate)))];
  });
  const part = (values, width, s) =>
    np.array(values.slice(s * batch * width, (s + 1) * batch * width)).reshape([batch, width]);
  const batches = Array.from({ length: stepsOf(workload) }, (_, s) => [part(X, n, s), part(Y, outputs, s)]);
  let parameters = parametersOf(workload.layers);
  let at = 0;
  let last;
  return {
    async step() {
      const [x, y] = batches[at++ % batches.length];
      const [value, moved] = update(parameters, x.ref, y.ref);
      parameters = moved;
      await blockUntilReady(parameters);
      [last] = await value.data();
      return batch;
    },
    cost: () => last,
  };
}

function loadPrediction(workload) {
  const { X, n, m } = makeData(workload);
  const parameters = parametersOf(workload.layers);
  const predict = jit((ps, x) => (workload.output === 'softmax' ? nn.softmax : nn.sigmoid)(lastZ(ps, x)));
  let at = 0;
  return {
    async step() {
      const j = at++ % m;
      const x = np.array(X.slice(j * n, (j + 1) * n)).reshape([1, n]);
      await predict(
        parameters.map((p) => p.ref),
        x,
      ).data();
      return 1;
    },
  };
}

await serve((workload) => (workload.task === 'predict' ? loadPrediction : loadTraining)(workload), {
  version: versionOf('@jax-js/jax'),
});
