import {
  adam,
  boldDriver,
  cosine,
  type FitOptions,
  gradientDescent,
  type History,
  type HistoryEntry,
  momentum,
  type TrainingState,
} from '@colonnade/core';
import { describe, expect, it } from 'vitest';
import type { FloatArray } from '../../src/matrix/matrix.js';
import { examples, networkOf } from './support.js';

const { X, Y } = examples();
const validation = { X: X.slice(0, 7), Y: Y.slice(3, 10) };
const epochs = 8;

const optimizers = { gradientDescent, momentum, adam };
const policies = {
  constant: () => 0.5,
  boldDriver: () => boldDriver(8),
  cosine: () => cosine(2, { warmUp: 3 }),
};
const batches = {
  all: { batchSize: 'all' },
  shuffled: { batchSize: 6 },
  'in order': { batchSize: 6, shuffle: false },
} as const;

const cases = Object.keys(optimizers).flatMap((optimizer) =>
  Object.keys(policies).flatMap((policy) =>
    Object.keys(batches).flatMap((batch) =>
      [0, 0.4].map((dropout) => ({ optimizer, policy, batch, dropout })),
    ),
  ),
);

interface Run {
  history: History;
  theta: FloatArray;
  states: TrainingState[];
}

/** A run that saves its state after every epoch, and goes on from one when it is given. */
async function run(options: FitOptions, from?: TrainingState): Promise<Run> {
  const network = networkOf();
  const states: TrainingState[] = [];
  const save = (state: TrainingState) => void states.push(structuredClone(state));
  const history = await network.fit(X, Y, { epochs, ...options, checkpoint: { save, everyMs: 0, from } });
  return { history, theta: network.parameters.theta, states };
}

const bare = (history: readonly HistoryEntry[]) => [...history];

describe('stopped at any epoch and resumed is never stopped, to the bit', () => {
  it.each(cases)('$optimizer, $policy, batches $batch, dropout $dropout', async (parts) => {
    const options: FitOptions = {
      optimizer: optimizers[parts.optimizer as keyof typeof optimizers](),
      learningRate: policies[parts.policy as keyof typeof policies](),
      ...batches[parts.batch as keyof typeof batches],
      dropout: parts.dropout,
      l2: 0.1,
      clipNorm: 1,
      validation,
      stopping: { patience: 5 },
    };
    const whole = await run(options);
    expect(whole.states.length).toBe(whole.history.epochs);
    for (const state of whole.states) {
      const resumed = await run(options, state);
      expect(bare(resumed.history)).toEqual(bare(whole.history));
      expect(resumed.theta).toEqual(whole.theta);
      expect(resumed.history).toMatchObject({
        stopped: whole.history.stopped,
        keptEpoch: whole.history.keptEpoch,
      });
    }
  });

  it('a run that had ended ends again: patience', async () => {
    const options: FitOptions = {
      epochs: 60,
      learningRate: 1,
      validation: { X, Y: Y.map((y) => 1 - y) },
      stopping: { patience: 3 },
    };
    const whole = await run(options);
    expect(whole.history.stopped).toBe('patience');
    const again = await run(options, whole.states.at(-1));
    expect(bare(again.history)).toEqual(bare(whole.history));
    expect(again.history).toMatchObject({ stopped: 'patience', keptEpoch: whole.history.keptEpoch });
    expect(again.theta).toEqual(whole.theta);
  });

  it('a run that had ended ends again: rate', async () => {
    const options: FitOptions = { epochs: 60, learningRate: boldDriver(500, { smallest: 300 }) };
    const whole = await run(options);
    expect(whole.history).toMatchObject({ stopped: 'rate' });
    const again = await run(options, whole.states.at(-1));
    expect(bare(again.history)).toEqual(bare(whole.history));
    expect(again.history.stopped).toBe('rate');
  });

  it('a run whose time is up does not go on; with more epochs a finished one does', async () => {
    const { states } = await run({});
    const last = states.at(-1) as TrainingState;
    const late = await run({ epochs: 50, timeMs: 1000 }, { ...last, timeMs: 5000 });
    expect(late.history).toMatchObject({ stopped: 'time', epochs });
    const longer = await run({ epochs: 12 }, last);
    expect(bare(longer.history)).toEqual(bare((await run({ epochs: 12 })).history));
  });

  it('the state is plain data that a later run does not change', async () => {
    const { states } = await run({ optimizer: adam(), batchSize: 6 });
    const copy = structuredClone(states[2]);
    await run({ optimizer: adam(), batchSize: 6 }, states[2]);
    expect(states[2]).toEqual(copy);
  });
});

describe('when states are saved', () => {
  it('after epoch 1, and then when the time between two has passed', async () => {
    const saved: number[] = [];
    const save = (state: TrainingState) => void saved.push(state.epoch);
    await networkOf().fit(X, Y, { epochs: 5, checkpoint: { save } });
    expect(saved).toEqual([1, 5]);
    await networkOf().fit(X, Y, { epochs: 3, checkpoint: { save, everyMs: 0 } });
    expect(saved).toEqual([1, 5, 1, 2, 3]);
  });
});

describe('a state of another run is refused', () => {
  it.each([
    [{ optimizer: momentum() }, 'its optimizer are momentum, here they are gradient-descent'],
    [{ learningRate: boldDriver(1) }, 'its learning-rate policy are bold-driver, here they are constant'],
    [{ batchSize: 6 }, 'its gradients are of batches or with dropout, here they are of all examples'],
  ])('%o', async (options, problem) => {
    const { states } = await run(options);
    await expect(run({}, states[0])).rejects.toThrow(
      `fit: the checkpoint belongs to another run: ${problem}. [CHECKPOINT_MISMATCH]`,
    );
  });

  it('of other layers, or of no run at all', async () => {
    const { states } = await run({});
    const other = networkOf(
      [...networkOf().specification.sizes.slice(1)].map(() => ({ units: 1, activation: 'sigmoid' })),
    );
    await expect(other.fit(X, Y, { checkpoint: { from: states[0] } })).rejects.toThrow(
      'its layers are 3-4-1, here they are 3-1-1',
    );
    for (const from of [{}, { sizes: 5 }, { ...states[0], session: null }, { ...states[0], entries: 3 }]) {
      await expect(run({}, from as never)).rejects.toThrow('[CHECKPOINT_MISMATCH]');
    }
  });
});
