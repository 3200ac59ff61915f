/**
 * Single wrong edits of the formulas, each of which the tests have to notice. `find` stands exactly once in the
 * file (a test says so); `tests` names what kills it where that is neither the golden trajectories nor the gradients.
 *
 * @typedef {{ file: string, find: string, replace: string, why: string, tests?: string[] }} Mutant
 */

const functions = [
  ['activations/sigmoid', '1 / (1 + e) : e / (1 + e)', 'e / (1 + e) : 1 / (1 + e)', 'sigmoid of −z'],
  ['activations/sigmoid', 'a * (1 - a)', 'a * (1 + a)', 'a sign in sigmoid′'],
  ['activations/tanh', '1 - a * a', '1 - a', 'tanh′ without the square'],
  ['activations/relu', 'z > 0 ? 1 : 0', 'z > 0 ? 0 : 1', 'relu′ the wrong way round'],
  ['activations/relu', 'Math.max(0, z)', 'Math.max(z, -z)', 'relu as the absolute value'],
  ['activations/leaky-relu', 'const slope = 0.01', 'const slope = 0.1', 'another slope'],
  ['activations/leaky-relu', 'z > 0 ? 1 : slope', 'z > 0 ? slope : 1', 'leaky relu′ the wrong way round'],
  ['activations/linear', 'derivative: () => 1', 'derivative: () => 0', 'linear′ of 0'],
  ['activations/softmax', 'exp(Z[i] - largest)', 'exp(Z[i])', 'a softmax that overflows'],
  ['activations/softmax', 'D[i] - weighted', 'D[i]', 'softmax′ without the sum'],
  ['activations/activation', 'D[i] *= derivative', 'D[i] = derivative', 'g′ without dA'],
  ['costs/sigmoid-cross-entropy', '- Z[i] * Y[i] +', '+ Z[i] * Y[i] +', 'a sign in the loss'],
  ['costs/sigmoid-cross-entropy', 'log1p(exp(-Math.abs', 'log1p(exp(Math.abs', 'a loss that overflows'],
  ['costs/sigmoid-cross-entropy', 'A[i] - Y[i] :', 'Y[i] - A[i] :', 'dZ the wrong way round'],
  ['costs/sigmoid-cross-entropy', 'sigmoid.value(-Z[i])', 'sigmoid.value(Z[i])', '1 − a taken as a'],
  ['costs/softmax-cross-entropy', 'logSum - (Z[i] - largest)', 'logSum - Z[i]', 'the largest z forgotten'],
  ['costs/softmax-cross-entropy', 'dZ[i] = -others', 'dZ[i] = others', 'a sign in dZ'],
  [
    'costs/softmax-cross-entropy',
    'dZ[i] = A[i] - Y[i]',
    'dZ[i] = A[i] + Y[i]',
    'a sign where targets are shares',
  ],
  ['costs/squared-error', 'return sum / 2', 'return sum', 'the ½ dropped'],
  ['costs/squared-error', 'dZ[i] = A[i] - Y[i]', 'dZ[i] = Y[i] - A[i]', 'dA the wrong way round'],
  ['costs/squared-error', 'activation.backward(Z, A, dZ, start, end);', '', 'g′ of the output dropped'],
  [
    'costs/index',
    "=== 'softmax') return softmaxCross",
    "=== 'softmax') return sigmoidCross",
    'the other cost',
  ],
];

const engine = [
  ['products', 'Z[z + i] = b[i]', 'Z[z + i] = 0', 'no bias'],
  ['products', 'W[k * rows + i] * A[a + k]', 'W[k + i * inner] * A[a + k]', 'W transposed'],
  ['products', 'W[w + 2 * rows] * a2', 'W[w + rows] * a2', 'a column of W taken twice'],
  ['products', 'const a0 = scale * A[a];', 'const a0 = A[a];', '1/m dropped in dW'],
  ['products', 'dZ[d + 3 * rows] * a3', 'dZ[d] * a3', 'an example taken twice in dW'],
  ['products', '+= dZ[j * rows + i] * a;', '= dZ[j * rows + i] * a;', 'dW of the last example alone'],
  ['products', 'db[i] += scale * dZ[dz]', 'db[i] += dZ[dz]', '1/m dropped in db'],
  [
    'products',
    'sum += W[w] * dZ[dz + i]',
    'sum += W[(w * inner) % W.length] * dZ[dz + i]',
    'W instead of Wᵀ',
  ],
  ['program', 'this.#cost += sum * scale', 'this.#cost += sum', '1/m dropped in the cost'],
  [
    'program',
    'const scale = 1 / this.#control.columns',
    'const scale = 1 / this.#bindings.X.columns',
    'm of the fit',
  ],
  ['program', 'sum += this.#weight(j) * loss', 'sum += loss', 'weights forgotten in the cost'],
  ['program', 'dZ[i] *= this.#weight(j)', 'dZ[i] += this.#weight(j)', 'weights added to dZ'],
  ['program', '(operation.ratio / 2) * squares', 'operation.ratio * squares', 'the ½ dropped in the penalty'],
  ['program', 'dW[i] += operation.ratio * W[i]', 'dW[i] -= operation.ratio * W[i]', 'a sign in the penalty'],
  ['program', 'this.#g?.fill(0)', 'this.#g', 'gradients add up'],
  ['program', 'kept ? block[i] / keep : 0', 'kept ? block[i] : 0', 'dropout that is not inverted'],
  ['program', 'example) < keep', 'example) > keep', 'the share that is kept and dropped exchanged'],
  ['store', 'states[state].fill(0)', 'states[state]', 'velocities kept after a rejection'],
  ['machine', '1 - learningRate * decay', '1 + learningRate * decay', 'W[1] grows', 'words'],
  ['machine', '1 - learningRate * decay', '1 - decay', 'a decay without the rate', 'words'],
  ['machine', 'rows * columns; i++', 'rows; i++', 'one column decays', 'words'],
  ['program', 'times * X.columns', 'X.columns', 'a word counts once a step', 'words'],
  ['program', '* this.#control.columns);', ');', 'the size of the step forgotten', 'words'],
  ['program', 'ratio * share * W[i]', 'ratio * W[i]', 'rare words hardly pay', 'words'],
].map(([file, ...rest]) => [`reference/${file}`, ...rest]);

const jobs = [
  ['clip', 'if (length <= norm) return', 'if (length > norm) return', 'short gradients clipped'],
  ['clip', 'norm / length', 'length / norm', 'clipping the wrong way round'],
  [
    'machine',
    'job.costs += cost * control.columns',
    'job.costs += cost',
    'batches of unlike size counted alike',
  ],
  ['machine', 'Math.min(batch, end - control.offset)', 'batch', 'examples after the last'],
  ['machine', 'if (job.finite) control.step++', 'control.step += 2', 'every other step skipped'],
];

const network = [
  ['forward', 'A: seen(l - 1, dropout), b', 'A: A(l - 1), b', 'dropout without effect'],
  ['backward', 'A: seen(l - 1, dropout), dW', 'A: A(l - 1), dW', 'dW of units that were dropped'],
  [
    'backward',
    "if (dropout > 0) tape.push({ op: 'dropoutB",
    "if (dropout > 1) tape.push({ op: 'dropoutB",
    'no mask',
  ],
  ['backward', 'if (specification.bias) tape', 'if (!specification.bias) tape', 'db without a bias alone'],
  ['backward', 'g: g(l - 1),', 'g: g(l),', 'g′ of the next layer'],
  [
    'backward',
    'length: depth(specification) }',
    'length: depth(specification) - 1 }',
    'the output without penalty',
  ],
  ['initialization/he', '2 / inputs', '1 / inputs', 'he with 1'],
  ['initialization/xavier', '2 / (inputs + units)', '1 / (inputs + units)', 'xavier with 1'],
  ['initialization/small', '() => 0.01', '() => 0.1', 'small with 0.1'],
  ['initialization/inverse-sqrt', '1 / inputs', '2 / inputs', 'inverse-sqrt with 2'],
  ['initialize', 'l > 1 ||', 'l > 2 ||', 'biases drawn in another layer', 'start'],
  ['initialization/spread', '0.5', '1', 'biases as far as weights', 'start'],
  ['initialize', '!bias ||', '', 'biases drawn where there are none', 'start'],
  ['initialize', 'weights[i + j * units]', 'weights[i * inputs + j]', 'weights drawn in another order'],
  ['initialize', 'random.normal() * scale;', 'random.normal() * scale * scale;', 'the variance as deviation'],
  ['gradient-check', '/ (2 * epsilon)', '/ epsilon', 'a difference quotient twice as large'],
];

const training = [
  ['optimizers/gradient-descent', '-= rate * g[i]', '+= rate * g[i]', 'uphill'],
  ['optimizers/momentum', 'beta * v[i] + (1 - beta) * g[i]', 'beta * v[i] + g[i]', '1 − β dropped'],
  [
    'optimizers/momentum',
    'beta * v[i] + (1 - beta) * g[i]',
    '(1 - beta) * v[i] + beta * g[i]',
    'β and 1 − β exchanged',
  ],
  ['optimizers/momentum', '-= rate * v[i]', '-= rate * g[i]', 'no momentum'],
  ['optimizers/adam', 'beta1 * v[i] + (1 - beta1) * g[i]', 'beta2 * v[i] + (1 - beta2) * g[i]', 'β₂ for β₁'],
  ['optimizers/adam', 'beta2 * s[i] + (1 - beta2)', 'beta1 * s[i] + (1 - beta1)', 'β₁ for β₂'],
  ['optimizers/adam', '* g[i] * g[i]', '* g[i]', 'the square dropped'],
  ['optimizers/adam', 'v[i] / vCorrection', 'v[i]', 'no correction of v'],
  ['optimizers/adam', 's[i] / sCorrection', 's[i]', 'no correction of s'],
  [
    'optimizers/adam',
    'Math.sqrt(s[i] / sCorrection) + epsilon',
    'Math.sqrt(s[i] / sCorrection + epsilon)',
    'ε in the root',
  ],
  ['optimizers/adam', 'pow(beta1, step)', 'pow(beta1, step + 1)', 'a step too far'],
  ['rates/bold-driver', 'cost < acceptedCost', 'cost > acceptedCost', 'worse is better'],
  ['rates/bold-driver', 'rate * increase', 'rate', 'never faster'],
  ['rates/bold-driver', 'rate * decrease', 'rate', 'never slower'],
  ['rates/bold-driver', 'accepted: false', 'accepted: true', 'nothing taken back'],
  ['rates/cosine', '1 + cos(', '1 - cos(', 'a sign in the cosine'],
  ['rates/cosine', '/ (warmUp + 1)', '/ (warmUp + 2)', 'a warm-up too slow'],
  ['rates/cosine', 'epochs - 1 - warmUp', 'epochs - warmUp', 'the end never reached'],
  ['weights', 'weights[j] *= ofClass', 'weights[j] = ofClass', 'sample weights forgotten'],
  ['weights', 'present * count', 'count', 'balanced without k'],
  ['weights', 'Y.rows === 1 ? ones', 'Y.rows === 1 ? 1 - ones', 'classes exchanged'],
  ['session', 'directions.map((name) => states.indexOf(name))', '[]', 'velocities kept after a rejection'],
  ['prepare', 'options.l2 / m', 'options.l2 / batchSize', 'λ/m with the m of the batch'],
  [
    'stopping',
    'cost < this.#best.cost - minDelta',
    'cost > this.#best.cost - minDelta',
    'the worst kept',
    'stopping',
  ],
  [
    'stopping',
    '- this.#best.epoch >= patience',
    '- this.#best.epoch > patience',
    'an epoch too patient',
    'stopping',
  ],
  ['stopping', 'epoch < startFromEpoch', 'epoch <= startFromEpoch', 'an epoch too late', 'stopping'],
];

const quantized = [
  ['engine/reference/quantized', 'W[i * inputs + j] * q[j]', 'W[j * units + i] * q[j]', 'W8 transposed'],
  ['engine/reference/quantized', 'let sum = correction[i]', 'let sum = 0', 'no correction of the zeros'],
  ['engine/reference/quantized', '* scale[i]) + offset[i]', '* scale[i])', 'no offset'],
  ['engine/reference/quantized', 'below % 2 === 1', 'below % 2 === 0', 'ties to the odd number'],
  ['engine/reference/quantized', 'threshold <= y', 'threshold < y', 'a threshold not reached by itself'],
  ['engine/reference/quantized', '(g(y) + zero[i])', '(g(y))', 'zero forgotten'],
  ['engine/reference/quantized', 'return Math.max(y, 0)', 'return y', 'relu forgotten'],
  ['engine/quantized/thresholds', 'i + 1 / 2 - zero', 'i - zero', 'thresholds at the steps'],
  [
    'engine/quantized/thresholds',
    '((1 + a) / (1 - a)) / 2',
    '((1 + a) / (1 - a))',
    'the ½ of artanh dropped',
  ],
  ['network/quantized/parameters', 'sum -= W8', 'sum += W8', 'a sign in the correction'],
  [
    'network/quantized/parameters',
    'value / next[i]),\n        offset',
    'value),\n        offset',
    'scale without the next step',
  ],
  [
    'network/quantized/parameters',
    'layer.b.map((value, i) => value / next[i])',
    'layer.b',
    'b without the next step',
  ],
  ['network/quantized/parameters', 'step.map((value) => 1 / value)', 'step', 'a step for its inverse'],
  ['network/quantized/parameters', ') / step[j];', ');', 'weights without the step of their input'],
  ['network/quantized/quantize', '* counting.step[j];', ';', 'rows without the steps of the inputs'],
  ['network/quantized/quantize', ') * counting.mean[j]', ')', 'the error without the mean of the input'],
  ['network/quantized/quantize', 'biases[i] += error', 'biases[i] -= error', 'a sign in b'],
  [
    'network/quantized/quantize',
    'error += square[j] * rest * rest',
    'error += rest * rest',
    'the error without E[q²]',
  ],
  ['network/quantized/calibrate', 'range / most;', 'range / (most + 1);', 'a step too small'],
  [
    'network/quantized/calibrate',
    'Math.round(-low[i] / step[i])',
    'Math.round(low[i] / step[i])',
    'a sign in zero',
  ],
  ['network/quantized/calibrate', '1 / Math.floor(most / range)', 'range / most', 'whole numbers not exact'],
  ['network/quantized/calibrate', 'mean[i] += q / X.columns', 'mean[i] += q', 'a sum for the mean'],
];

const studies = [
  ['cost-surface/plane', 'a - t, a * (1 - a)]', 'a + t, a * (1 - a)]', 'a sign in dz'],
  [
    'cost-surface/plane',
    'error * slope * (1 - 2 * a)',
    'error * slope * (1 + 2 * a)',
    'a sign in the curvature',
  ],
  ['cost-surface/plane', 'cost: cost / m', 'cost: cost', 'a 1/m dropped'],
  [
    'scale/power-law',
    '(flat + 1) / (flat + pow(times, c))',
    '(flat + pow(times, c)) / (flat + 1)',
    'a law that rises',
  ],
  [
    'scale/power-law',
    'fit.level * (1 - fit.floor) * (1 - fallOf(times, fit))',
    'fit.level * (1 - fallOf(times, fit))',
    'a gain without its floor',
  ],
  ['scale/power-law', 'onset === 0 ? 0 : pow(onset, c)', '0', 'an onset that plays no part'],
];

const pace = [
  [
    'framing/rows-in-time',
    'pow(seconds / last.seconds, 1 / steepness(timed))',
    'pow(seconds / last.seconds, steepness(timed))',
    'a law of time turned round',
  ],
  [
    'framing/rows-in-time',
    'log(last.seconds / before.seconds) /',
    'log(before.seconds / last.seconds) /',
    'times that fall with more rows',
  ],
  ['pace', '(budgetMs / 1000) * workers', 'budgetMs / 1000', 'workers that are not counted'],
];

const diagnosis = [
  ['data/leaks', 'view.rows / all.rows', '1', 'less to say in fewer rows asked for in full'],
  ['data/known-rows', 'known.length === m ||', 'known.length !== m ||', 'the rows where a column is missing'],
  [
    'data/copies',
    'm - schema.missing - schema.distinct',
    'm - schema.distinct',
    'missing cells taken for a value that is shared',
  ],
  [
    'data/checks/scale',
    'j !== i && !amounts[j]',
    'j !== i',
    'people among those that a scale is held against',
  ],
];

const defaults = [
  ['model/common-move', 'Math.min(1, value)', 'value', 'a rate by what is not scaled'],
  ['model/common-move', 'sum / (count * (count - 1))', 'sum', 'a sum for the mean'],
  ['model/common-move', 'Math.sign(x[i]) * other[i]', 'Math.abs(other[i])', 'inputs taken to go together'],
  ['model/resolve-options', 'largestMove / commonMove', 'rate / commonMove', 'another step'],
  ['model/resolve-options', '<= fewInputs && sizes', '< fewInputs && sizes', 'another start for few inputs'],
  ['model/resolve-options', 'sizes.length > 2 &&', 'sizes.length > 1 &&', 'another start for a linear model'],
  ['model/resolve-options', '<= fewInputs ? 3', '<= fewInputs ? 2', 'another rate for few inputs'],
  [
    'model/resolve-options',
    '&& inputs < examples ? 3',
    '? 3',
    'a long patience with what is learned by heart',
  ],
  [
    'table/preprocessing/fit-preprocessing',
    'return mean > deviation ?',
    'return mean < deviation ?',
    'dark images centered',
  ],
];

const shapes = [
  ['product-shapes', 'rest &= rest - 1', 'rest = 0', 'what is left of a register taken at once'],
  ['product-shapes', 'padded(rows) : rows', 'rows : rows', 'pads left out'],
  ['product-shapes', '>= manyInputs ? 8 : 4', '>= manyInputs ? 4 : 8', 'other gradients turned'],
  ['product-shapes', 'whole * runs(rows, whole), col', 'rows, col', 'seven rows timed as fewer than eight'],
];

const tests = {
  shapes: ['packages/core/test/engine/product-shapes.test.ts'],
  defaults: [
    'packages/core/test/model/wide-inputs.test.ts',
    'packages/core/test/model/auto-rate.test.ts',
    'packages/core/test/model/auto-patience.test.ts',
    'packages/core/test/model/auto-initialization.test.ts',
    'packages/core/test/table/preprocessing.test.ts',
  ],
  studies: ['cost-surface', 'scale'].map((name) => `packages/core/test/studies/${name}.test.ts`),
  pace: ['rows-in-time', 'pace'].map((name) => `packages/core/test/studies/${name}.test.ts`),
  diagnosis: ['packages/core/test/diagnosis/checks.test.ts'],
  quantized: ['kernels', 'quantize', 'model'].map((name) => `packages/core/test/quantized/${name}.test.ts`),
  words: ['packages/core/test/engine/sparse-penalty.test.ts'],
  stopping: ['packages/core/test/training/stopping.test.ts'],
  start: ['packages/core/test/network/spread.test.ts'],
};

const inFolder =
  (folder) =>
  ([file, find, replace, why, killedBy]) => ({
    file: `packages/core/src/${folder === '.' ? '' : `${folder}/`}${file}.ts`,
    find,
    replace,
    why,
    tests: tests[killedBy],
  });

/** @type {Mutant[]} */
export const mutants = [
  ...functions.map(inFolder('functions')),
  ...engine.map(inFolder('engine')),
  ...jobs.map(inFolder('engine')),
  ...shapes.map((mutant) => inFolder('engine/wasm')([...mutant, 'shapes'])),
  ...network.map(inFolder('network')),
  ...training.map(inFolder('training')),
  ...studies.map((mutant) => inFolder('studies')([...mutant, 'studies'])),
  ...pace.map((mutant) => inFolder('studies')([...mutant, 'pace'])),
  ...diagnosis.map((mutant) => inFolder('diagnosis')([...mutant, 'diagnosis'])),
  ...quantized.map((mutant) => inFolder('.')([...mutant, 'quantized'])),
  ...defaults.map((mutant) => inFolder('.')([...mutant, 'defaults'])),
];
