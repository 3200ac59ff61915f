import { zeros } from '../../engine/zeros.js';
import { damaged } from '../../foundation/read-safetensors.js';
import type { Tensor } from '../../foundation/safetensors.js';
import { activationNames } from '../../functions/activations/index.js';
import { costNames } from '../../functions/costs/index.js';
import { type Parameters, parametersOf, thetaLength } from '../../network/parameters.js';
import { floatsOf } from '../../network/quantized/parameters.js';
import { depth, type Specification, specify } from '../../network/specification.js';
import { count, field, finite, flag, invalid, list, oneOf, type Read, text } from '../../table/json.js';
import { checkPreprocessing } from '../../table/preprocessing/check-preprocessing.js';
import { checkSchema } from '../../table/schema/check-schema.js';
import { type ModelContent, misfit, outputLabels } from './content.js';
import { optionsJson } from './options-json.js';
import { readQuantized } from './quantized-tensors.js';
import { readingFrom, readMetadata } from './reading.js';
import { unseal } from './sealed-file.js';

/**
 * A model from the bytes of `model.safetensors`. It gives the bits of the one that was saved, or an error: nothing
 * in the file is trusted, and nothing in it is executed.
 * @param where how messages call the file
 * @throws MODEL_DAMAGED saying what is wrong, MODEL_FOREIGN, MODEL_VERSION
 */
export function decodeModel(bytes: Uint8Array, where = 'model'): ModelContent {
  const { tensors, metadata } = unseal(where, 'model', bytes);
  return readingFrom(where, () => {
    const specification = readMetadata(metadata, 'architecture', architecture);
    const quantized =
      metadata.get('version') === '2' ? readQuantized(where, specification, tensors) : undefined;
    const parameters = quantized ? floatsOf(quantized) : readParameters(where, specification, tensors);
    const schema = readMetadata(metadata, 'schema', checkSchema);
    const preprocessing = readMetadata(metadata, 'preprocessing', (json) => checkPreprocessing(json, schema));
    const threshold = readMetadata(metadata, 'threshold', finite);
    const options = readMetadata(metadata, 'options', optionsJson);
    const rest = { schema, preprocessing, threshold, options };
    const content = { specification, parameters, ...(quantized && { quantized }), ...rest };
    const labels = readMetadata(metadata, 'labels', list(text));
    if (JSON.stringify(labels) !== JSON.stringify(outputLabels(content))) {
      throw invalid('labels', labels, 'those of the schema');
    }
    const problem = misfit(content);
    if (problem !== undefined) throw damaged(where, problem);
    return content;
  });
}

const architecture: Read<Specification> = (json, path) => {
  const sizes = field(json, path, 'sizes', list(count));
  const names = field(json, path, 'activations', list(oneOf(...activationNames)));
  if (names.length !== sizes.length - 1) throw invalid(`${path}.activations`, names, 'one for every layer');
  const layers = names.map((activation, i) => ({ units: sizes[i + 1], activation }));
  const cost = field(json, path, 'cost', oneOf(...costNames));
  return specify(path, { inputs: sizes[0], layers, cost, bias: field(json, path, 'bias', flag) });
};

/** The parameters, once it is certain that every tensor is there and has its shape. */
function readParameters(
  where: string,
  specification: Specification,
  tensors: ReadonlyMap<string, Tensor>,
): Parameters {
  const { sizes } = specification;
  const shapes = new Map<string, readonly [rows: number, columns: number]>();
  for (let l = 1; l <= depth(specification); l++) {
    shapes.set(`W${l}`, [sizes[l], sizes[l - 1]]);
    shapes.set(`b${l}`, [sizes[l], 1]);
  }
  for (const [name, shape] of shapes) {
    const tensor = tensors.get(name);
    if (tensor === undefined) throw damaged(where, `tensor "${name}" is lacking`);
    const floats = tensor.data instanceof Float64Array || tensor.data instanceof Float32Array;
    if (!floats) throw damaged(where, `tensor "${name}" does not hold floating point numbers`);
    const [wanted, got] = [shape.join('×'), tensor.shape.join('×')];
    if (got !== wanted) throw damaged(where, `tensor "${name}" is ${got}, but the layer needs ${wanted}`);
  }
  const stray = [...tensors.keys()].find((name) => !shapes.has(name));
  if (stray !== undefined) throw damaged(where, `tensor "${stray}" belongs to no layer`);

  const isFloat32 = [...tensors.values()].every(({ data }) => data instanceof Float32Array);
  const theta = zeros(isFloat32 ? 'float32' : 'float64', thetaLength(specification));
  const parameters = parametersOf(specification, theta);
  for (const [name, [rows, columns]] of shapes) {
    const l = Number(name.slice(1));
    const matrix = name.startsWith('W') ? parameters.W[l] : parameters.b[l];
    const { data } = tensors.get(name) as Tensor;
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) matrix.data[i + j * rows] = data[i * columns + j];
    }
  }
  return parameters;
}
