import type { Precision } from '../../engine/description.js';
import { ColonnadeError } from '../../foundation/errors.js';
import type { Tensor } from '../../foundation/safetensors.js';
import type { Matrix } from '../../matrix/matrix.js';
import { depth } from '../../network/specification.js';
import { checkPreprocessing } from '../../table/preprocessing/check-preprocessing.js';
import { checkSchema } from '../../table/schema/check-schema.js';
import {
  contentOf,
  type HasContent,
  type ModelContent,
  misfit,
  outputLabels,
  precisionOf,
} from './content.js';
import { optionsJson } from './options-json.js';
import { quantizedTensors } from './quantized-tensors.js';
import { seal } from './sealed-file.js';

/**
 * The bytes of `model.safetensors`: tensors W1 (n[1]×n[0]), b1 (n[1]×1), …, WL, bL in the model's precision, row-major as
 * NumPy reads them, so that A = g(W @ A + b) over columns; without biases the b are zero. The metadata hold JSON:
 * `architecture`, `schema`, `preprocessing`, `labels` (what each output stands for), `threshold`, `options`.
 *
 * A model in 8 bits has the tensors of `quantizedTensors`, and version 2 of the format.
 *
 * The same model gives the same bytes wherever and whenever it is saved; warnings about the data, which name their
 * file, stay behind.
 * @param model - a Model, or its content
 * @throws OPTION_TYPE for what is no model; SCHEMA_INVALID, SHAPE_MISMATCH when the parts do not make a model
 */
export function encodeModel(model: ModelContent | HasContent): Uint8Array {
  const content = contentOf('encodeModel', model);
  const { specification, quantized, threshold } = content;
  const schema = checkSchema({ ...content.schema, warnings: [] });
  const preprocessing = checkPreprocessing(content.preprocessing, schema);
  const options = optionsJson(content.options, 'options');
  const problem = misfit(content);
  if (problem !== undefined)
    throw new ColonnadeError({ code: 'SHAPE_MISMATCH', where: 'encodeModel', problem });

  const { sizes, activations, cost, bias } = specification;
  const texts = {
    architecture: { sizes, activations: activations.slice(1), cost, bias },
    schema,
    preprocessing,
    labels: outputLabels(content),
    threshold,
    options,
  };
  const metadata = Object.entries(texts).map(([name, value]) => [name, JSON.stringify(value)] as const);
  return quantized
    ? seal('model', quantizedTensors(quantized), new Map(metadata), '2')
    : seal('model', floatTensors(content), new Map(metadata));
}

function floatTensors(content: ModelContent): Map<string, Tensor> {
  const { specification, parameters } = content;
  const precision = precisionOf(content);
  const tensors = new Map<string, Tensor>();
  for (let l = 1; l <= depth(specification); l++) {
    tensors.set(`W${l}`, tensorOf(parameters.W[l], precision));
    tensors.set(`b${l}`, tensorOf(parameters.b[l], precision));
  }
  return tensors;
}

function tensorOf(matrix: Matrix, precision: Precision): Tensor {
  // Column after column of the transpose is row after row of the matrix.
  const { data } = matrix.transpose();
  return { shape: matrix.shape, data: precision === 'float32' ? Float32Array.from(data) : data };
}
