// TensorFlow.js on its WASM backend: the Layers API, trainOnBatch on tensors cut beforehand. One thread: in Node its
// threaded backend cannot start its workers.
import { join } from 'node:path';
import { makeData, stepsOf } from '../data.mjs';
import { serve } from '../serve.mjs';
import { packageFolder, requirePeer } from './from-folder.mjs';

const tf = requirePeer('@tensorflow/tfjs');
const wasm = requirePeer('@tensorflow/tfjs-backend-wasm');
wasm.setWasmPaths(`${join(packageFolder('@tensorflow/tfjs-backend-wasm'), 'dist')}/`);
await tf.setBackend('wasm');
await tf.ready();

function modelOf({ layers, output }) {
  const model = tf.sequential();
  for (let l = 1; l < layers.length; l++) {
    model.add(
      tf.layers.dense({
        units: layers[l],
        inputShape: l === 1 ? [layers[0]] : undefined,
        activation: l < layers.length - 1 ? 'relu' : output,
        kernelInitializer: tf.initializers.heNormal({ seed: l }),
      }),
    );
  }
  return model;
}

function loadTraining(workload) {
  const { batch, output, learningRate } = workload;
  const { X, Y, n, outputs } = makeData(workload);
  const model = modelOf(workload);
  const loss = output === 'softmax' ? 'categoricalCrossentropy' : 'binaryCrossentropy';
  model.compile({ optimizer: tf.train.sgd(learningRate), loss });
  const part = (values, width, s) =>
    tf.tensor2d(values.slice(s * batch * width, (s + 1) * batch * width), [batch, width]);
  const batches = Array.from({ length: stepsOf(workload) }, (_, s) => [part(X, n, s), part(Y, outputs, s)]);
  let at = 0;
  let last;
  return {
    async step() {
      const [x, y] = batches[at++ % batches.length];
      last = await model.trainOnBatch(x, y);
      return batch;
    },
    cost: () => last,
  };
}

function loadPrediction(workload) {
  const { X, n, m } = makeData(workload);
  const model = modelOf(workload);
  let at = 0;
  return {
    step() {
      const j = at++ % m;
      tf.tidy(() => model.predict(tf.tensor2d(X.slice(j * n, (j + 1) * n), [1, n])).dataSync());
      return 1;
    },
  };
}

await serve((workload) => (workload.task === 'predict' ? loadPrediction : loadTraining)(workload), {
  version: tf.version.tfjs,
});
