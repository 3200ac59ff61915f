import Svm from 'libsvm-js/asm.js';
import { describe, expect, it } from 'vitest';
import { machineValue, pairDecisions, readMachine } from '../src/support-vectors/machine.js';
import { slopeOf } from '../src/support-vectors/slope.js';
import { trainLibsvm } from '../src/support-vectors/train-libsvm.js';
import { drawn } from './support/examples.js';

const { X } = drawn(3, 150, () => 0);
const samples = X.toColumns();
const options = { kernel: '2', gamma: 0.4, cost: 1, epsilon: 0.1, quiet: true };

/** libsvm-js by itself, which predicts in its own memory. */
function own(type: string, targets: number[]): number[] {
  const machine = new Svm({ ...options, type }) as InstanceType<typeof Svm> & {
    predict(samples: number[][]): number[];
  };
  machine.train(samples, targets);
  const answers = machine.predict(samples);
  machine.free();
  return answers;
}

describe('a machine read from the text of libsvm', () => {
  it('answers with the numbers of libsvm', async () => {
    const targets = samples.map(([a, b]) => a * b);
    const machine = readMachine(await trainLibsvm('numbers', samples, targets, options.gamma), 3);
    const gaps = own('3', targets).map((value, j) => Math.abs(value - machineValue(machine, samples[j])));
    // The text has six digits of ρ and eight of the inputs.
    expect(Math.max(...gaps)).toBeLessThan(1e-4);
  });

  it('votes for the classes of libsvm', async () => {
    const targets = samples.map(([a, b]) => (a > 0.4 ? 2 : b > 0 ? 1 : 0));
    const machine = readMachine(await trainLibsvm('classes', samples, targets, options.gamma), 3);
    const voted = samples.map((x) => {
      const votes = [0, 0, 0];
      const decisions = pairDecisions(machine, x);
      for (const [pair, [a, b]] of [
        [0, 1],
        [0, 2],
        [1, 2],
      ].entries()) {
        votes[machine.labels[decisions[pair] > 0 ? a : b]]++;
      }
      return votes.indexOf(Math.max(...votes));
    });
    const differs = own('0', targets).filter((label, j) => label !== voted[j]);
    // Where all three have one vote, libsvm takes the class that stood first in the data.
    expect(differs.length).toBeLessThanOrEqual(2);
  });
});

describe('slopeOf', () => {
  it('is steep where decisions part the classes, flat where they do not, and never turned round', () => {
    const decisions = [-2, -1, -1, 1, 1, 2];
    const right = slopeOf(decisions, [false, false, false, true, true, true]);
    const mixed = slopeOf(decisions, [false, true, false, true, false, true]);
    expect(right).toBeGreaterThan(0.5);
    expect(mixed).toBeLessThan(right);
    expect(slopeOf(decisions, [true, true, true, false, false, false])).toBeGreaterThan(0);
  });

  it('sets the first derivative of the likelihood to zero', () => {
    const decisions = [-1.2, -0.3, 0.4, 0.9, 1.5, -0.1];
    const isClass = [false, true, false, true, true, false];
    const s = slopeOf(decisions, isClass);
    const derivative = decisions.reduce((sum, f, j) => {
      return sum + f * (1 / (1 + Math.exp(-s * f)) - (isClass[j] ? 0.8 : 0.2));
    }, 0);
    expect(Math.abs(derivative)).toBeLessThan(1e-9);
  });
});
