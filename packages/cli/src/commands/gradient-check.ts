import { prepareTraining, SparseMatrix, type TrainOptions } from '@colonnade/core';
import { textTable } from '../terminal/table.js';
import { loadTrainData, type TrainFlags } from './train-data.js';

/** Examples and parameters of each W[l] and b[l] that are checked: enough to find any error, and soon done. */
const examplesChecked = 100;
const parametersChecked = 200;

/** `colonnade gradient-check <data> --target NAME`; 3 when a gradient is wrong. */
export async function gradientCheck(path: string, given: TrainOptions, flags: TrainFlags): Promise<number> {
  const { data, test, options } = await loadTrainData(path, given, flags);
  const { network, examples, l2 } = await prepareTraining(
    data.table,
    options,
    test ? { test: test.table } : {},
  );
  const { X, Y } = examples.train;
  const m = Math.min(X.columns, examplesChecked);
  const inputs = X.slice(0, m);
  const dense = inputs instanceof SparseMatrix ? inputs.toDense() : inputs;
  const check = network.checkGradients(dense, Y.slice(0, m), { l2, limit: parametersChecked });
  const { sizes, activations } = network.specification;
  if (flags.json) {
    process.stdout.write(`${JSON.stringify({ architecture: sizes, examples: m, ...check }, null, 2)}\n`);
  } else {
    const rows = Object.entries(check.tensors).map(([name, error]) => [name, error.toExponential(2)]);
    const verdict = check.passed ? 'The gradients are right' : 'A gradient is wrong';
    process.stdout.write(
      `network ${sizes.join('-')} (${activations.slice(1).join(', ')}), ${m} examples, ` +
        `${check.checked} of ${check.parameters} parameters, ε = ${check.epsilon}\n` +
        `${textTable([['relative error', ''], ...rows])}\n` +
        `${verdict}: the largest relative error is ${check.relativeError.toExponential(2)}, the limit 1e-7.\n`,
    );
  }
  return check.passed ? 0 : 3;
}
