import {
  adam,
  backward,
  boldDriver,
  ColonnadeError,
  constant,
  cosine,
  cost,
  dense,
  forward,
  gradientDescent,
  initializeParameters,
  leakyRelu,
  linear,
  loss,
  Matrix,
  momentum,
  Network,
  relu,
  sigmoid,
  softmax,
  tanh,
  update,
} from '@colonnade/core';
import { describe, expect, it } from 'vitest';

const specification = { inputs: 2, layers: [dense(3, 'tanh'), dense(1, 'sigmoid')] };
const network = new Network(specification);
const classes = new Network({ inputs: 2, layers: [dense(3, 'softmax')] });
const regression = new Network({ inputs: 2, layers: [dense(1, 'linear')] });
const X = Matrix.fromColumns([
  [0, 1],
  [1, 0],
  [1, 1],
]);
const Y = Matrix.fromRows([[0, 1, 1]]);
const parameters = initializeParameters(specification, 1);
const cache = forward(X, parameters);
const wrong = (value: unknown) => value as never;

/** The error of a call, which may come as a rejection. */
async function errorOf(call: () => unknown): Promise<unknown> {
  try {
    await call();
  } catch (error) {
    return error;
  }
  return undefined;
}

/** What users see, word for word. */
const messages: [call: () => unknown, message: string][] = [
  [
    () => network.fit(Matrix.zeros(784, 3), Y),
    'fit: X has 784 rows (features) but the network expects 2. Examples are columns: pass X as 2×m. [SHAPE_INPUT]',
  ],
  [
    () => network.fit(Matrix.zeros(784, 2), Y),
    'fit: X has 784 rows (features) but the network expects 2. Examples are columns: pass X as 2×m ' +
      '(X.transpose() if your rows are examples). [SHAPE_INPUT]',
  ],
  [
    () => network.fit(X, wrong([0, 1, 1])),
    'fit: Y is an array of 3, not a Matrix. There are no 1-D arrays here: use Matrix.fromRows([[…]]) for Y ' +
      '(one value per example; one feature or one output), or Matrix.fromColumns([[…]]) for a single column ' +
      '(one example). [MATRIX_EXPECTED]',
  ],
  [
    () => network.predict(wrong(new Float64Array(2))),
    'predict: X is a Float64Array of 2, not a Matrix. There are no 1-D arrays here: use Matrix.fromRows([[…]]) ' +
      'for one row (one value per example; one feature or one output), or Matrix.fromColumns([[…]]) for a ' +
      'single column (one example). [MATRIX_EXPECTED]',
  ],
  [
    () => network.predict(wrong([[1, 2]])),
    'predict: X is an array of 1, not a Matrix. Build one with Matrix.fromRows or Matrix.fromColumns. [MATRIX_EXPECTED]',
  ],
  [
    () => network.predict(wrong(new Int32Array(2))),
    'predict: X is an Int32Array of 2, not a Matrix. There are no 1-D arrays here: use Matrix.fromRows([[…]]) ' +
      'for one row (one value per example; one feature or one output), or Matrix.fromColumns([[…]]) for a ' +
      'single column (one example). [MATRIX_EXPECTED]',
  ],
  [
    () => network.predict(wrong(undefined)),
    'predict: X is undefined, not a Matrix. Build one with Matrix.fromRows or Matrix.fromColumns. [MATRIX_EXPECTED]',
  ],
  [
    () => network.fit(X, Y.slice(0, 2)),
    'fit: Y has 2 columns but X has 3. Every example is a column in both. [SHAPE_TARGET]',
  ],
  [
    () => network.fit(X, Y.transpose()),
    'fit: Y has 3 rows but the network has 1 output. Examples are columns: pass Y as 1×m. [SHAPE_TARGET]',
  ],
  [
    () => classes.fit(X, Y),
    'fit: Y has 1 row but the network has 3 outputs. Examples are columns: give every class a row, 1 where the ' +
      'example belongs to it: pass Y as 3×m. [SHAPE_TARGET]',
  ],
  [
    () => network.fit(X, Matrix.fromRows([[0, 1, 2]])),
    'fit: column 2 of Y cannot be a target: a sigmoid output needs targets from 0 to 1, and one is 2. Encode ' +
      'classes as 0 and 1, or use a linear output with the squared error for numbers. [TARGET_RANGE]',
  ],
  [
    () => classes.fit(X, Matrix.zeros(3, 3)),
    'fit: column 0 of Y cannot be a target: a softmax output needs targets that sum to 1 in every column, and ' +
      'they sum to 0. Encode classes as 0 and 1, or use a linear output with the squared error for numbers. ' +
      '[TARGET_RANGE]',
  ],
  [
    () =>
      network.fit(
        Matrix.fromColumns([
          [0, 1],
          [1, Number.NaN],
          [1, 1],
        ]),
        Y,
      ),
    'fit: X has NaN in row 1, column 1. One such value makes the whole cost not a number: remove or fill the ' +
      'missing values first. [VALUE_NOT_FINITE]',
  ],
  [
    () => network.fit(X, Y, wrong({ learnigRate: 0.5 })),
    'fit: option "learnigRate" is unknown. Did you mean "learningRate"? [OPTION_UNKNOWN]',
  ],
  [
    () => network.fit(X, Y, wrong(null)),
    'fit: the options are null, not an object. Pass them as { name: value }. [OPTION_TYPE]',
  ],
  [
    () => network.fit(X, Y, { epochs: 1.5 }),
    'fit: option "epochs" is 1.5, but must be a whole number of at least 0. [OPTION_TYPE]',
  ],
  [
    () => network.fit(X, Y, { dropout: 1 }),
    'fit: option "dropout" is 1, but must be a finite number of at least 0 and below 1. [OPTION_RANGE]',
  ],
  [
    () => network.fit(X, Y, { batchSize: wrong('al') }),
    'fit: option "batchSize" is "al", but must be a whole number of at least 1, or "all". [OPTION_TYPE]',
  ],
  [
    () => network.fit(X, Y, { learningRate: -1 }),
    'fit: option "learningRate" is -1, but must be a number of at least 0, or a policy such as boldDriver(0.5). [OPTION_TYPE]',
  ],
  [
    () => network.fit(X, Y, { optimizer: wrong('adam') }),
    'fit: option "optimizer" is "adam", but must be an optimizer: gradientDescent(), momentum() or adam(). [OPTION_TYPE]',
  ],
  [
    () => network.fit(X, Y, { stopping: wrong({ patients: 3 }) }),
    'fit: stopping: option "patients" is unknown. Did you mean "patience"? [OPTION_UNKNOWN]',
  ],
  [
    () => network.fit(X, Y, { validation: wrong({ X, Y, weights: Y }) }),
    'fit: validation: option "weights" is unknown. The options are X, Y. [OPTION_UNKNOWN]',
  ],
  [
    () => network.fit(X, Y, { validation: { X: Matrix.zeros(3, 1), Y } }),
    'fit: validation.X has 3 rows (features) but the network expects 2. Examples are columns: pass validation.X ' +
      'as 2×m. [SHAPE_INPUT]',
  ],
  [
    () => network.fit(X, Y, { sampleWeight: Matrix.zeros(1, 2) }),
    'fit: sampleWeight is 1×2 but Y has 3 columns. Every example has one weight. [SHAPE_MISMATCH]',
  ],
  [
    () => dense(4, wrong('rellu')),
    'dense: option "activation" is "rellu", but must be one of relu, tanh, sigmoid, leaky-relu, linear, softmax. ' +
      'Did you mean "relu"? [OPTION_RANGE]',
  ],
  [
    () => new Network({ inputs: 2, layers: [wrong({ units: 3, activation: 'sigmoit' })] }),
    'Network: option "layers[0].activation" is "sigmoit", but must be one of relu, tanh, sigmoid, leaky-relu, linear, ' +
      'softmax. Did you mean "sigmoid"? [OPTION_RANGE]',
  ],
  [
    () => new Network({ inputs: 2, layers: [wrong({ units: 3, activation: 'gelu' })] }),
    'Network: option "layers[0].activation" is "gelu", but must be one of relu, tanh, sigmoid, leaky-relu, linear, ' +
      'softmax. Did you mean "relu"? [OPTION_RANGE]',
  ],
  [
    () => new Network({ inputs: 2, layers: [wrong(4), dense(1, 'sigmoid')] }),
    'Network: layers[0] is not a layer. Build it with dense(units, activation). [LAYER_INVALID]',
  ],
  [
    () => dense(0, 'relu'),
    'dense: option "units" is 0, but must be a whole number of at least 1. [OPTION_RANGE]',
  ],
  [
    () => new Network({ ...specification, seeds: 3 } as never),
    'Network: option "seeds" is unknown. Did you mean "seed"? [OPTION_UNKNOWN]',
  ],
  [
    () => new Network({ inputs: 2, layers: [] }),
    'Network: a network needs at least one layer, its output. Pass layers: [dense(1, …)]. [LAYER_INVALID]',
  ],
  [
    () => new Network({ inputs: 2, layers: [dense(3, 'softmax'), dense(1, 'sigmoid')] }),
    'Network: layers[0] is hidden and cannot be softmax. Use one of relu, tanh, sigmoid, leaky-relu, linear. [LAYER_INVALID]',
  ],
  [
    () => new Network({ inputs: 2, layers: [wrong({ units: 1, activation: 'sigmoid', dropout: 0.5 })] }),
    'Network: layers[0]: option "dropout" is unknown. The options are units, activation. [OPTION_UNKNOWN]',
  ],
  [
    () => new Network({ inputs: 2, layers: [dense(1, 'linear')], cost: 'cross-entropy' }),
    'Network: the cost is cross-entropy but the output activation is linear. Cross-entropy needs probabilities: ' +
      "use a sigmoid or softmax output, or cost: 'squared-error'. [COST_OUTPUT_MISMATCH]",
  ],
  [
    () => regression.classify(X),
    'classify: the output activation is linear. Classes come from probabilities: use predict for numbers, or a ' +
      'sigmoid or softmax output. [COST_OUTPUT_MISMATCH]',
  ],
  [
    () => network.setParameters({ W: [X, X, X], b: network.b }),
    'setParameters: W[1] is 2×3 but the network has 3×2. [SHAPE_MISMATCH]',
  ],
  [
    () => cost(Matrix.fromRows([[0.5, 0.5]]), Y),
    'cost: Yhat is 1×2 but Y is 1×3. Every output needs its target. [SHAPE_MISMATCH]',
  ],
  [
    () => loss(Matrix.fromRows([[0.5, 2]]), Y.slice(1)),
    'loss: Yhat has 2 in row 0, column 1. Cross-entropy needs probabilities: pass outputs of sigmoid or softmax, ' +
      "or cost: 'squared-error'. [TARGET_RANGE]",
  ],
  [
    () => backward(Y, parameters, wrong(undefined)),
    'backward: the cache does not belong to these parameters. Pass what forward(X, parameters) returned. [SHAPE_MISMATCH]',
  ],
  [
    () => forward(X, wrong({})),
    'forward: parameters is a value of type Object. Draw them with initializeParameters(…), or take those of a ' +
      'Network. [OPTION_TYPE]',
  ],
];

describe('the words of the main errors', () => {
  it.each(messages.map(([call, message]) => ({ call, message })))('$message', async ({ call, message }) => {
    const error = await errorOf(call);
    expect(error).toBeInstanceOf(ColonnadeError);
    expect((error as Error).message).toBe(message);
  });
});

const junk: unknown[] = [
  undefined,
  null,
  true,
  0,
  -1,
  1.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  '',
  'all',
  [],
  [1, 2],
  [[1], [2, 3]],
  {},
  { rows: 2, columns: 1, data: [1, 2] },
  new Float64Array(2),
  new Map(),
  () => 1,
  Symbol('s'),
  10n,
  Matrix.zeros(0, 0),
  Matrix.zeros(2, 0),
  Matrix.zeros(5, 5),
  Matrix.fromColumns([[Number.NaN, 1]]),
  Matrix.fromRows([[Number.POSITIVE_INFINITY]]),
];

/** Every public function of matrices, networks and training, with junk in each place of its arguments. */
const calls: Record<string, (value: never) => unknown> = {
  'Matrix.fromRows': (v) => Matrix.fromRows(v),
  'Matrix.fromColumns': (v) => Matrix.fromColumns(v),
  'Matrix.fromRows, a row': (v) => Matrix.fromRows([[1, 2], v]),
  'Matrix.fromColumns, a value': (v) => Matrix.fromColumns([[1, v]]),
  'Matrix.fromColumnMajor, rows': (v) => Matrix.fromColumnMajor(v, 1, [1, 2]),
  'Matrix.fromColumnMajor, data': (v) => Matrix.fromColumnMajor(1, 2, v),
  'Matrix.zeros': (v) => Matrix.zeros(v, 1),
  'at, row': (v) => X.at(v, 0),
  'at, column': (v) => X.at(0, v),
  column: (v) => X.column(v),
  slice: (v) => X.slice(v),
  'slice, end': (v) => X.slice(0, v),
  map: (v) => X.map(v),
  'dense, units': (v) => dense(v, 'relu'),
  'dense, activation': (v) => dense(3, v),
  Network: (v) => new Network(v),
  'Network, inputs': (v) => new Network({ ...specification, inputs: v }),
  'Network, layers': (v) => new Network({ ...specification, layers: v }),
  'Network, a layer': (v) => new Network({ inputs: 2, layers: [v] }),
  'Network, cost': (v) => new Network({ ...specification, cost: v }),
  'Network, initialization': (v) => new Network({ ...specification, initialization: v }),
  'Network, bias': (v) => new Network({ ...specification, bias: v }),
  'Network, seed': (v) => new Network({ ...specification, seed: v }),
  'fit, X': (v) => network.fit(v, Y),
  'fit, Y': (v) => network.fit(X, v),
  'fit, options': (v) => network.fit(X, Y, v),
  ...Object.fromEntries(
    [
      'epochs',
      'batchSize',
      'optimizer',
      'learningRate',
      'validation',
      'stopping',
      'shuffle',
      'l2',
      'dropout',
      'clipNorm',
      'classWeight',
      'sampleWeight',
      'seed',
      'timeMs',
      'onEpoch',
      'signal',
      'checkpoint',
    ].map((name) => [`fit, ${name}`, (v: never) => network.fit(X, Y, { epochs: 1, [name]: v })]),
  ),
  'fit, validation.X': (v) => network.fit(X, Y, { epochs: 1, validation: { X: v, Y } }),
  'fit, validation.Y': (v) => network.fit(X, Y, { epochs: 1, validation: { X, Y: v } }),
  'fit, checkpoint.from': (v) => network.fit(X, Y, { epochs: 1, checkpoint: { from: v } }),
  'fit, stopping.patience': (v) => network.fit(X, Y, { epochs: 1, stopping: { patience: v } }),
  'network.forward': (v) => network.forward(v),
  'network.backward, X': (v) => network.backward(v, Y),
  'network.backward, Y': (v) => network.backward(X, v),
  'network.backward, options': (v) => network.backward(X, Y, v),
  'network.cost, options': (v) => network.cost(X, Y, v),
  'network.cost, classWeight': (v) => network.cost(X, Y, { classWeight: v }),
  'network.predict': (v) => network.predict(v),
  'network.classify': (v) => network.classify(v),
  'network.classify, options': (v) => network.classify(X, v),
  'network.classify, threshold': (v) => network.classify(X, { threshold: v }),
  'network.predictor': (v) => network.predictor(v),
  'network.predictor, columns': (v) => network.predictor({ columns: v }),
  'network.checkGradients, options': (v) => network.checkGradients(X, Y, v),
  'network.checkGradients, limit': (v) => network.checkGradients(X, Y, { limit: v }),
  'network.setParameters': (v) => new Network(specification).setParameters(v),
  'network.setParameters, W': (v) => new Network(specification).setParameters({ W: v, b: network.b }),
  'network.setParameters, W[1]': (v) =>
    new Network(specification).setParameters({ W: [v, v, v], b: network.b }),
  sigmoid: (v) => sigmoid(v),
  tanh: (v) => tanh(v),
  relu: (v) => relu(v),
  leakyRelu: (v) => leakyRelu(v),
  linear: (v) => linear(v),
  softmax: (v) => softmax(v),
  'initializeParameters, description': (v) => initializeParameters(v, 1),
  'initializeParameters, seed': (v) => initializeParameters(specification, v),
  'forward, X': (v) => forward(v, parameters),
  'forward, parameters': (v) => forward(X, v),
  'loss, Yhat': (v) => loss(v, Y),
  'loss, Y': (v) => loss(cache.Yhat, v),
  'loss, options': (v) => loss(cache.Yhat, Y, v),
  'cost, Yhat': (v) => cost(v, Y),
  'cost, cost': (v) => cost(cache.Yhat, Y, { cost: v }),
  'cost, output': (v) => cost(cache.Yhat, Y, { output: v }),
  'backward, Y': (v) => backward(v, parameters, cache),
  'backward, parameters': (v) => backward(Y, v, cache),
  'backward, cache': (v) => backward(Y, parameters, v),
  'update, parameters': (v) => update(v, backward(Y, parameters, cache), 1),
  'update, gradients': (v) => update(parameters, v, 1),
  'update, rate': (v) => update(parameters, backward(Y, parameters, cache), v),
  gradientDescent: (v) => gradientDescent(v),
  momentum: (v) => momentum(v),
  'momentum, beta': (v) => momentum({ beta: v }),
  adam: (v) => adam(v),
  'adam, beta1': (v) => adam({ beta1: v }),
  'adam, epsilon': (v) => adam({ epsilon: v }),
  constant: (v) => constant(v),
  boldDriver: (v) => boldDriver(v),
  'boldDriver, options': (v) => boldDriver(1, v),
  cosine: (v) => cosine(v),
  'cosine, options': (v) => cosine(1, v),
};

describe('junk in any place is refused with an error of ours, or means something', () => {
  it.each(Object.keys(calls))('%s', async (name) => {
    let refused = 0;
    for (const value of junk) {
      const error = await errorOf(() => calls[name](value as never));
      if (error === undefined) continue;
      refused++;
      expect(error, `${name} with ${String(value)}: ${(error as Error).stack}`).toBeInstanceOf(
        ColonnadeError,
      );
      expect((error as Error).message).toMatch(/^\S.*[.?] \[[A-Z_]+\]$/s);
    }
    expect(refused).toBeGreaterThan(name === 'fit, learningRate' ? 5 : 2);
  });

  it('and leaves the network as it was', () => {
    expect(network.parameters.theta.every(Number.isFinite)).toBe(true);
  });
});

describe('a misspelt option is never ignored', () => {
  it.each<[string, () => unknown]>([
    ['network.cost', () => network.cost(X, Y, wrong({ L2: 1 }))],
    ['network.backward', () => network.backward(X, Y, wrong({ sampleWeights: Y }))],
    ['network.classify', () => network.classify(X, wrong({ treshold: 0.5 }))],
    ['network.predictor', () => network.predictor(wrong({ column: 3 }))],
    ['network.checkGradients', () => network.checkGradients(X, Y, wrong({ limits: 3 }))],
    ['loss', () => loss(cache.Yhat, Y, wrong({ costs: 'squared-error' }))],
    ['initializeParameters', () => initializeParameters(wrong({ ...specification, init: 'he' }), 1)],
    ['gradientDescent', () => gradientDescent(wrong({ momentum: 0.9 }))],
    ['momentum', () => momentum(wrong({ betta: 0.9 }))],
    ['adam', () => adam(wrong({ beta: 0.9 }))],
    ['boldDriver', () => boldDriver(1, wrong({ increment: 1.1 }))],
    ['cosine', () => cosine(1, wrong({ warmup: 3 }))],
    ['checkpoint', () => network.fit(X, Y, { checkpoint: wrong({ every: 3 }) })],
  ])('%s', async (_name, call) => {
    expect(await errorOf(call)).toMatchObject({ code: 'OPTION_UNKNOWN' });
  });
});
