import {
  type ActivationName,
  applyPreprocessing,
  checkPreprocessing,
  checkSchema,
  dense,
  encodeTarget,
  fitPreprocessing,
  inferSchema,
  Matrix,
  type ModelContent,
  Network,
  type SchemaOptions,
  type Table,
  type Task,
} from '@colonnade/core';

export interface ContentOptions extends SchemaOptions {
  readonly hidden?: readonly { readonly units: number; readonly activation: ActivationName }[];
  /** The output activation; that of the task unless given. */
  readonly output?: 'sigmoid' | 'softmax' | 'linear';
  readonly epochs?: number;
  readonly threshold?: number;
  readonly bias?: boolean;
}

const natural: Record<Task, 'sigmoid' | 'softmax' | 'linear'> = {
  binary: 'sigmoid',
  multiclass: 'softmax',
  multilabel: 'sigmoid',
  regression: 'linear',
};

/** A model trained for a few epochs on every row of a table. */
export async function trainContent(table: Table, options: ContentOptions): Promise<ModelContent> {
  const { hidden = [], output, epochs = 20, threshold = 0.5, bias = true, ...schemaOptions } = options;
  const schema = inferSchema(table, schemaOptions);
  const rows = Uint32Array.from({ length: table.rows }, (_, row) => row);
  const { preprocessing } = fitPreprocessing(table, schema, rows);
  const { X } = applyPreprocessing(preprocessing, table);
  const { task } = schema.target!;
  const activation = output ?? natural[task];
  const oneHot = task === 'binary' && activation === 'softmax';
  const Y = encodeTarget(schema, preprocessing, table, rows, { oneHot });
  const layers = [...hidden.map((layer) => dense(layer.units, layer.activation)), dense(Y.rows, activation)];
  const network = new Network({ inputs: X.rows, layers, initialization: 'xavier', bias });
  await network.fit(X, Y, { epochs, learningRate: 0.3 });
  const { specification, parameters } = network;
  const trained = { epochs, learningRate: 0.3, hidden: hidden.map((layer) => layer.units) };
  return { specification, parameters, schema, preprocessing, threshold, options: trained };
}

/** A model of 2-2-1 units whose every number is given, so that its file and its export can be read. */
export function tinyContent(): ModelContent {
  const schema = checkSchema({
    version: 1,
    columns: ['x', 'kind'].map((name, i) => ({
      name,
      kind: i === 0 ? 'number' : 'category',
      why: 'given',
      shape: [],
      eightBit: false,
      missing: i,
      distinct: 2,
      min: i === 0 ? -1 : null,
      max: i === 0 ? 3 : null,
      examples: [],
    })),
    target: {
      columns: ['answer'],
      task: 'binary',
      why: 'given',
      compare: 'text',
      classes: ['no', 'yes'],
      counts: [2, 2],
      positive: 1,
      min: null,
      max: null,
    },
    missing: ['NA'],
    pixels: null,
    notes: [],
    warnings: [],
  });
  const preprocessing = checkPreprocessing(
    {
      version: 1,
      standardize: 'feature',
      missing: ['NA'],
      inputs: [
        { kind: 'number', column: 'x', fill: 1, indicator: false, shift: 1, scale: 2 },
        { kind: 'category', column: 'kind', categories: ['a'], missingCategory: true },
      ],
      target: null,
    },
    schema,
  );
  const network = new Network({ inputs: 3, layers: [dense(2, 'relu'), dense(1, 'sigmoid')] });
  const empty = Matrix.zeros(0, 0);
  network.setParameters({
    W: [
      empty,
      Matrix.fromRows([
        [0.5, -0.25, 1],
        [0.1, 1 / 3, -2],
      ]),
      Matrix.fromRows([[1.5, -0.75]]),
    ],
    b: [empty, Matrix.fromRows([[0.125], [0]]), Matrix.fromRows([[-0.5]])],
  });
  const { specification, parameters } = network;
  return {
    specification,
    parameters,
    schema,
    preprocessing,
    threshold: 0.5,
    options: { seed: 1, hidden: [2] },
  };
}
