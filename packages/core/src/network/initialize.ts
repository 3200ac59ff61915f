import type { OptionDeclaration } from '../foundation/options.js';
import { RandomDraws } from '../foundation/random-draws.js';
import { type InitializationName, initializationNames, initializations } from './initialization/index.js';
import type { Initialization } from './initialization/types.js';
import { type Parameters, parametersOf } from './parameters.js';
import { depth, type Specification } from './specification.js';

export const initializationDeclaration: OptionDeclaration = {
  type: 'choice',
  choices: initializationNames,
  default: 'he',
  help: 'how the weights start',
};

export const seedDeclaration: OptionDeclaration = {
  type: 'integer',
  min: 0,
  max: 4294967295,
  default: 1,
  help: 'start of the random numbers',
};

/**
 * Parameters drawn from RandomState(seed) exactly as NumPy draws them: layer by layer, row by row,
 * W[l] = randn(n[l], n[l−1]) · scale, and b[l] = 0 or, after W[l], randn(n[l]) · scale.
 */
export function drawParameters(
  specification: Specification,
  initialization: InitializationName,
  seed: number,
): Parameters {
  const parameters = parametersOf(specification);
  const random = new RandomDraws(seed);
  for (let l = 1; l <= depth(specification); l++) {
    const [inputs, units] = [specification.sizes[l - 1], specification.sizes[l]];
    const [weights, biases] = [parameters.W[l].data, parameters.b[l].data];
    const how: Initialization = initializations[initialization];
    const scale = how.scale(inputs, units, l);
    for (let i = 0; i < units && scale !== 0; i++) {
      for (let j = 0; j < inputs; j++) weights[i + j * units] = random.normal() * scale;
    }
    const scaleOfBiases = (specification.bias && how.scaleOfBiases?.(inputs, units, l)) || 0;
    for (let i = 0; i < units && scaleOfBiases !== 0; i++) biases[i] = random.normal() * scaleOfBiases;
  }
  return parameters;
}
