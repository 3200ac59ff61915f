import { answeringEngine } from '../../engine/choose.js';
import type { Inputs } from '../../matrix/sparse-matrix.js';
import type { Answering } from '../../model/inputs.js';
import { type ModelContent, precisionOf } from '../../model/model-file/content.js';
import { Network } from '../../model/network.js';
import { QuantizedNetwork } from '../../model/quantized-network.js';
import { hiddenActivations } from '../../network/quantized/calibrate.js';
import { evenly } from '../../network/quantized/evenly.js';
import { floatsOf } from '../../network/quantized/parameters.js';
import { pruneUnits, pruneWeights } from './prune.js';
import type { Smaller } from './smaller.js';

/** A model as data, and what answers for it. */
export interface Made {
  readonly content: ModelContent;
  readonly answering: Answering;
}

/** More examples tell no more of the mean of an activation. */
const mostExamples = 1024;

/** The model of a training, or what is made of it: an answering network and the content of its file. */
export function makeSmaller(content: ModelContent, smaller: Smaller | null, X: Inputs): Made {
  const { weights, units, bits } = smaller ?? {};
  let { parameters } = content;
  if (units !== undefined) {
    const some = evenly(X, Math.min(mostExamples, X.columns));
    const hidden = hiddenActivations(parameters, some, answeringEngine('float64'));
    parameters = pruneUnits(parameters, units, [hidden[0], ...hidden]);
  }
  if (weights !== undefined) parameters = pruneWeights(parameters, weights);
  const { specification } = parameters;
  if (bits !== undefined) {
    const answering = QuantizedNetwork.from(parameters, X);
    const quantized = answering.parameters;
    return {
      content: { ...content, specification, parameters: floatsOf(quantized), quantized },
      answering,
    };
  }
  const made = { ...content, specification, parameters };
  return { content: made, answering: Network.fromParameters(parameters, precisionOf(content)) };
}
