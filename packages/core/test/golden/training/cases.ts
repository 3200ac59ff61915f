import { readFileSync } from 'node:fs';
import {
  type ActivationName,
  adam,
  boldDriver,
  type CostName,
  cosine,
  dense,
  gradientDescent,
  type HistoryEntry,
  type InitializationName,
  Matrix,
  momentum,
  Network,
  type NetworkFitOptions,
  type RatePolicy,
} from '@colonnade/core';
import { expect } from 'vitest';

interface Tensors {
  W: number[][][];
  b: number[][][];
}

/** A case of make-training.py: what it starts from, ten steps, where it ends. */
export interface Golden {
  name: string;
  inputs: number;
  m: number;
  epochs: number;
  layers: [units: number, activation: ActivationName][];
  cost: CostName;
  bias?: boolean;
  optimizer: { name: 'gradient-descent' | 'momentum' | 'adam' } & Record<string, unknown>;
  rate: number;
  policy?: 'bold-driver' | 'cosine';
  warmUp: number;
  final: number;
  batchSize?: number;
  l2?: number;
  clipNorm?: number;
  classWeight?: 'balanced' | number[];
  sampleWeight?: number[];
  start: Tensors & { X: number[][]; Y: number[][] };
  entries: { cost: number; learningRate: number; rejected?: boolean; costTried?: number }[];
  end: Tensors;
}

export const { cases, initializations } = JSON.parse(
  readFileSync(new URL('training.json', import.meta.url), 'utf8'),
) as {
  cases: Golden[];
  initializations: { name: InitializationName; seed: number; sizes: number[]; W: number[][][] }[];
};

const tolerance = 1e-10;

/** Equal to 1e-10 of the size of what is expected, and of 1 where that is smaller. */
function expectNear(got: number | undefined, expected: number, what: string): void {
  const error = Math.abs((got ?? Number.NaN) - expected) / Math.max(1, Math.abs(expected));
  expect(error, `${what}: got ${got}, expected ${expected}`).toBeLessThan(tolerance);
}

export function expectTensors(got: readonly Matrix[], expected: number[][][], what: string): void {
  expected.forEach((rows, at) => {
    const matrix = got[at + 1];
    expect(matrix.shape).toEqual([rows.length, rows[0].length]);
    rows.forEach((row, i) => {
      for (const [j, value] of row.entries()) {
        expectNear(matrix.at(i, j), value, `${what}[${at + 1}] row ${i}, column ${j}`);
      }
    });
  });
}

const optimizers = {
  'gradient-descent': gradientDescent,
  momentum,
  adam,
};

function rateOf({ policy, rate, warmUp, final }: Golden): number | RatePolicy {
  if (policy === 'bold-driver') return boldDriver(rate);
  if (policy === 'cosine') return cosine(rate, { warmUp, final });
  return rate;
}

function fitOptions(golden: Golden): NetworkFitOptions {
  const { optimizer, epochs, batchSize = 'all', l2, clipNorm, classWeight, sampleWeight } = golden;
  const { name, ...settings } = optimizer;
  return {
    epochs,
    batchSize,
    shuffle: false,
    optimizer: optimizers[name](settings as never),
    learningRate: rateOf(golden),
    l2,
    clipNorm,
    classWeight,
    sampleWeight: sampleWeight && Matrix.fromRows([sampleWeight]),
  };
}

/** Takes the ten steps of a case and compares costs, rates and where they end. */
export async function expectTrajectory(
  golden: Golden,
  computedBy: Pick<NetworkFitOptions, 'engine' | 'threads' | 'deterministic'>,
): Promise<void> {
  const { inputs, layers, cost, bias, start, entries, end } = golden;
  const network = new Network({ inputs, layers: layers.map(([n, g]) => dense(n, g)), cost, bias });
  const parameters = (t: number[][][]) => [Matrix.zeros(0, 0), ...t.map((rows) => Matrix.fromRows(rows))];
  network.setParameters({ W: parameters(start.W), b: parameters(start.b) });

  const [X, Y] = [Matrix.fromRows(start.X), Matrix.fromRows(start.Y)];
  const history = await network.fit(X, Y, { ...fitOptions(golden), ...computedBy });

  expect(history).toHaveLength(golden.epochs + 1);
  for (const [epoch, expected] of entries.entries()) {
    const entry: HistoryEntry = history[epoch];
    expectNear(entry.cost ?? entry.costOfBatches, expected.cost, `cost of epoch ${epoch}`);
    expectNear(entry.learningRate, expected.learningRate, `rate after epoch ${epoch}`);
    expect(entry.rejected, `epoch ${epoch}`).toBe(expected.rejected);
    if (expected.costTried !== undefined) expectNear(entry.costTried, expected.costTried, 'cost tried');
  }
  expectTensors(network.W, end.W, 'W');
  expectTensors(network.b, end.b, 'b');
}
