import type { Precision } from '../engine/description.js';
import { zeros } from '../engine/zeros.js';
import type { OptionDeclaration } from '../foundation/options.js';
import { RandomDraws } from '../foundation/random-draws.js';
import { type InitializationName, initializationNames, initializations } from './initialization/index.js';
import type { Initialization } from './initialization/types.js';
import { type Parameters, parametersOf, thetaLength } from './parameters.js';
import type { Specification } from './specification.js';

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
 * W[l] = randn(n[l], n[l−1]) · scale, and b[l] = 0; b[1] may be drawn after W[1].
 */
export function drawParameters(
  specification: Specification,
  initialization: InitializationName,
  seed: number,
  precision: Precision = 'float64',
): Parameters {
  const parameters = parametersOf(specification, zeros(precision, thetaLength(specification)));
  const { sizes, bias } = specification;
  const how: Initialization = initializations[initialization];
  const random = new RandomDraws(seed);
  for (let l = 1; l < sizes.length; l++) {
    const [inputs, units] = [sizes[l - 1], sizes[l]];
    const scale = how.scale(inputs, units, l);
    if (scale === 0) continue;
    const weights = parameters.W[l].data;
    for (let i = 0; i < units; i++) {
      for (let j = 0; j < inputs; j++) weights[i + j * units] = random.normal() * scale;
    }
    if (l > 1 || !bias || !how.bias) continue;
    const biases = parameters.b[l].data;
    for (let i = 0; i < units; i++) biases[i] = random.normal() * scale * how.bias;
  }
  return parameters;
}
