// brain.js 2 on the CPU. It has its own way: one example a step, squared error, one activation for all layers, and a
// momentum of at least 0.1, since it refuses 0.
import Module from 'node:module';
import { makeData } from '../data.mjs';
import { serve } from '../serve.mjs';
import { requirePeer, versionOf } from './from-folder.mjs';

// Its GPU half asks for the native package "gl", which the CPU class never uses.
const load = Module._load;
Module._load = (request, ...rest) => (request === 'gl' ? () => null : load.call(Module, request, ...rest));
const { NeuralNetwork } = requirePeer('brain-v2');

/** More examples than this only fill the memory: each one is an object of its own. */
const MOST_EXAMPLES = 2000;

function networkOf(layers, learningRate) {
  const settings = { learningRate, momentum: 0.1 };
  const network = new NeuralNetwork({ hiddenLayers: layers.slice(1, -1), activation: 'relu', ...settings });
  network.sizes = [...layers];
  network.outputLayer = layers.length - 1;
  network.initialize();
  network.trainOpts = { ...network.trainOpts, ...settings };
  return network;
}

await serve(
  (workload) => {
    const examples = Math.min(workload.examples, MOST_EXAMPLES);
    const { X, Y, n, outputs } = makeData({ ...workload, precision: 'float32', examples });
    const network = networkOf(workload.layers, workload.learningRate);
    const patterns = Array.from({ length: examples }, (_, j) => ({
      input: X.slice(j * n, (j + 1) * n),
      output: Y.slice(j * outputs, (j + 1) * outputs),
    }));
    let at = 0;
    let last;
    const step =
      workload.task === 'predict'
        ? () => {
            network.runInput(patterns[at++ % examples].input);
            return 1;
          }
        : () => {
            last = network.trainPattern(patterns[at++ % examples], true);
            return 1;
          };
    return { step, cost: () => last };
  },
  { version: versionOf('brain-v2') },
);
