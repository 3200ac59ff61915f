import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { colonnade, dataFile, temporaryFolder } from './support/command.js';

const folder = temporaryFolder();
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The scores on the test part with `--target` alone, and those of the linear model, over seeds from 1. */
async function scores(data: string, target: string, seeds: number, score: 'accuracy' | 'rmse') {
  const network: number[] = [];
  const linear: number[] = [];
  for (let seed = 1; seed <= seeds; seed++) {
    const argv = ['--seed', String(seed), '--json', '--quiet', '--out', join(folder, 'run')];
    const { status, out } = await colonnade('train', data, '--target', target, ...argv);
    expect(status).toBe(0);
    const { metrics, baselines } = JSON.parse(out);
    network.push(metrics.test[score]);
    linear.push(baselines.logisticRegression ?? baselines.linearRegression);
  }
  return { network: mean(network), linear: mean(linear) };
}

// The whole of it, with iris, titanic and another regression, is `npm run measure -- defaults`.
describe('good without options, over seeds', () => {
  it('digits: at least .970, and no less than logistic regression', async () => {
    const { network, linear } = await scores(dataFile('digits/digits.csv'), 'digit', 5, 'accuracy');
    expect(network).toBeGreaterThanOrEqual(0.97);
    expect(network).toBeGreaterThanOrEqual(linear - 0.005);
  });

  it('breast cancer: at least .965, and no less than logistic regression', async () => {
    const file = dataFile('breast-cancer/breast_cancer.csv');
    const { network, linear } = await scores(file, 'diagnosis', 5, 'accuracy');
    expect(network).toBeGreaterThanOrEqual(0.965);
    expect(network).toBeGreaterThanOrEqual(linear - 0.005);
  });

  it('a regression: no worse than linear regression', async () => {
    const { network, linear } = await scores('toy:waves', 'label', 2, 'rmse');
    expect(network).toBeLessThanOrEqual(linear);
  });
});
