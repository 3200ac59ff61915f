import { inputColumns, type LayerShapes, type Shape, shapeTable } from '@colonnade/core';
import { loadModel } from '../commands/model.js';
import { count, plain, textTable } from '../terminal/table.js';

/** What a model is: the shapes of its layers, its inputs, the options it was trained with. */
export async function inspectModel(path: string, json: boolean): Promise<string> {
  const { content, network, classes, quantized } = await loadModel(path);
  const { specification, schema, options } = content;
  const target = schema.target!;
  if (json) {
    const document = {
      kind: 'model',
      architecture: specification.sizes,
      activations: specification.activations.slice(1),
      cost: specification.cost,
      parameters: network.parameterCount,
      bits: quantized === null ? (content.options.precision === 'float32' ? 32 : 64) : 8,
      task: target.task,
      target: target.columns,
      classes: target.task === 'regression' ? null : classes,
      inputs: inputColumns(schema).map(({ name, kind, shape }) => ({ name, kind, shape })),
      options,
    };
    return `${JSON.stringify(document, null, 2)}\n`;
  }
  const columns = inputColumns(schema).slice(0, 40);
  return [
    `${target.task} of ${target.columns.map((name) => plain(name)).join(', ')}${classes.length > 0 ? `: ${classes.map((name) => plain(name, 30)).join(', ')}` : ''}`,
    '',
    describeShapes(shapeTable(specification)),
    ...(quantized === null ? [] : ['', 'weights and activations in 8 bits']),
    '',
    textTable([['input', 'kind'], ...columns.map(({ name, kind }) => [plain(name), kind])]),
    ...(inputColumns(schema).length > 40 ? [`  and ${inputColumns(schema).length - 40} more`] : []),
    '',
    textTable(Object.entries(options).map(([name, value]) => [name, plain(JSON.stringify(value))])),
    '',
  ].join('\n');
}

/** The shape table: a row for every layer. */
function describeShapes(layers: readonly LayerShapes[]): string {
  const shape = (of: Shape | undefined) => of?.join('×') ?? '';
  const names = ['W', 'b', 'Z', 'A'] as const;
  return textTable([
    ['layer', 'activation', ...names, 'parameters'],
    ...layers.map((layer) => [
      String(layer.layer),
      layer.activation ?? 'input',
      ...names.map((name) => shape(layer[name])),
      count(layer.parameters),
    ]),
  ]);
}
