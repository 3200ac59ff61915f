import { ColonnadeError } from '../foundation/errors.js';
import { checkOption, type OptionDeclaration, unknownOption } from '../foundation/options.js';
import {
  type ActivationName,
  activationNames,
  activations,
  hiddenActivationNames,
} from '../functions/activations/index.js';
import { type CostName, costFor, costNames, naturalCost } from '../functions/costs/index.js';

/** One layer: its number of units n[l] and its activation g[l]. */
export interface Layer {
  readonly units: number;
  readonly activation: ActivationName;
}

/** What a network is, without its parameters. Layer 0 is the input; `layers[l]` is layer l, for l from 1 to L. */
export interface Specification {
  /** n[0], n[1], …, n[L]. */
  readonly sizes: readonly number[];
  /** g[1], …, g[L]; the entry 0 is undefined. */
  readonly activations: readonly (ActivationName | undefined)[];
  readonly cost: CostName;
  readonly bias: boolean;
}

const layerOptions = ['units', 'activation'];
const unitsDeclaration: OptionDeclaration = { type: 'integer', min: 1, help: 'units of a layer' };
const activationDeclaration: OptionDeclaration = {
  type: 'choice',
  choices: activationNames,
  help: 'activation',
};
const inputsDeclaration: OptionDeclaration = { type: 'integer', min: 1, help: 'features: rows of X' };

/**
 * A dense layer of `units` neurons: A[l] = g(W[l] A[l−1] + b[l]).
 * @throws OPTION_TYPE, OPTION_RANGE
 */
export function dense(units: number, activation: ActivationName): Layer {
  checkOption('dense', 'units', units, unitsDeclaration);
  checkOption('dense', 'activation', activation, activationDeclaration);
  return Object.freeze({ units, activation });
}

/** Joins inputs and layers to a specification and checks that they make a network. */
export function specify(
  where: string,
  parts: {
    inputs: number;
    layers: readonly Layer[];
    cost?: CostName | 'auto' | undefined;
    bias?: boolean | undefined;
  },
): Specification {
  const { inputs, layers, cost = 'auto', bias = true } = parts;
  checkOption(where, 'inputs', inputs, inputsDeclaration);
  if (!Array.isArray(layers) || layers.length === 0) {
    throw invalidLayer(where, 'a network needs at least one layer, its output', 'pass layers: [dense(1, …)]');
  }
  layers.forEach((layer: Layer, at: number) => {
    if (typeof layer !== 'object' || layer === null) {
      throw invalidLayer(where, `layers[${at}] is not a layer`, 'build it with dense(units, activation)');
    }
    checkOption(where, `layers[${at}].units`, layer.units, unitsDeclaration);
    checkOption(where, `layers[${at}].activation`, layer.activation, activationDeclaration);
    for (const name of Object.keys(layer)) {
      if (!layerOptions.includes(name)) throw unknownOption(`${where}: layers[${at}]`, name, layerOptions);
    }
    if (at < layers.length - 1 && !activations[layer.activation].hidden) {
      const names = hiddenActivationNames.join(', ');
      throw invalidLayer(
        where,
        `layers[${at}] is hidden and cannot be ${layer.activation}`,
        `use one of ${names}`,
      );
    }
  });
  const output = layers[layers.length - 1].activation;
  if (output === 'softmax' && layers[layers.length - 1].units === 1) {
    throw invalidLayer(
      where,
      'a softmax of one unit is always 1',
      'use dense(1, sigmoid) or one unit per class',
    );
  }
  const chosen = cost === 'auto' ? naturalCost(output) : cost;
  checkOption(where, 'cost', chosen, { type: 'choice', choices: costNames, help: 'cost' });
  if (costFor(chosen, output) === undefined) {
    throw new ColonnadeError({
      code: 'COST_OUTPUT_MISMATCH',
      where,
      problem: `the cost is ${chosen} but the output activation is ${output}`,
      why: 'Cross-entropy needs probabilities',
      remedy: {
        text: 'use a sigmoid or softmax output, or {option}',
        option: 'cost',
        value: 'squared-error',
      },
    });
  }
  return Object.freeze({
    sizes: Object.freeze([inputs, ...layers.map((layer) => layer.units)]),
    activations: Object.freeze([undefined, ...layers.map((layer) => layer.activation)]),
    cost: chosen,
    bias,
  });
}

/** L, the number of layers without the input. */
export function depth(specification: Specification): number {
  return specification.sizes.length - 1;
}

function invalidLayer(where: string, problem: string, text: string): ColonnadeError {
  return new ColonnadeError({ code: 'LAYER_INVALID', where, problem, remedy: { text } });
}

/** `784-128-10, relu, softmax, cross-entropy`: the sizes, g[1] to g[L], the cost. */
export function specificationText({ sizes, activations: g, cost }: Specification): string {
  return [sizes.join('-'), ...g.slice(1), cost].join(', ');
}
