import {
  adam,
  boldDriver,
  ColonnadeError,
  decodeCheckpoint,
  dense,
  encodeCheckpoint,
  type FitOptions,
  gradientDescent,
  Matrix,
  momentum,
  Network,
  type TrainingState,
} from '@colonnade/core';
import { describe, expect, it } from 'vitest';
import { messageOf, rows } from '../table/tables.js';

const X = Matrix.fromRows([rows(30, (j) => Math.round(j * 7.3) % 11), rows(30, (j) => ((j * j) % 13) - 6)]);
const Y = Matrix.fromRows([rows(30, (j) => Number((j * 5) % 7 > 3))]);
const validation = { X: X.slice(20), Y: Y.slice(20) };
const network = () =>
  new Network({
    inputs: 2,
    layers: [dense(4, 'tanh'), dense(1, 'sigmoid')],
    initialization: 'xavier',
    seed: 3,
  });

/** The states that a run saves, one after every epoch but the first. */
async function statesOf(options: FitOptions): Promise<TrainingState[]> {
  const states: TrainingState[] = [];
  const save = (state: TrainingState) => void states.push(state);
  await network().fit(X, Y, { ...options, checkpoint: { save, everyMs: 0 } });
  return states;
}

const runs: [string, FitOptions][] = [
  ['full batches, gradient descent', { optimizer: gradientDescent(), learningRate: 0.5 }],
  ['shuffled batches, Adam, dropout', { optimizer: adam(), batchSize: 7, dropout: 0.3, learningRate: 0.1 }],
  [
    'momentum, validation, patience',
    { optimizer: momentum(), validation, stopping: { patience: 5 }, batchSize: 8 },
  ],
  ['Bold Driver that is rejected', { learningRate: boldDriver(40), validation }],
];

describe('checkpoint file', () => {
  it.each(runs)('gives back a state whole: %s', async (_, options) => {
    for (const state of await statesOf({ ...options, epochs: 6 })) {
      const bytes = encodeCheckpoint(state, { data: 'a "b" \u2028', __proto: '1' });
      const back = decodeCheckpoint(bytes);
      expect(back).toEqual({ state, extra: { data: 'a "b" \u2028', __proto: '1' } });
      expect(Buffer.compare(encodeCheckpoint(back.state, back.extra), bytes)).toBe(0);
    }
  });

  it.each(runs)('a run that goes on from it equals one never stopped: %s', async (_, options) => {
    const whole = network();
    const history = await whole.fit(X, Y, { ...options, epochs: 12 });
    for (const state of (await statesOf({ ...options, epochs: 12 })).slice(0, 4)) {
      const resumed = network();
      const from = decodeCheckpoint(encodeCheckpoint(state)).state;
      const rest = await resumed.fit(X, Y, { ...options, epochs: 12, checkpoint: { from } });
      expect([...rest]).toEqual([...history]);
      expect(resumed.parameters.theta).toEqual(whole.parameters.theta);
    }
  });

  const state: TrainingState = {
    epoch: 1,
    session: {
      theta: Float64Array.of(1, -0, 3),
      g: undefined,
      states: [],
      updates: 1,
      random: undefined,
    },
    learningRate: 5e-324,
    best: { epoch: 0, cost: Number.NaN, theta: Float64Array.of(4, 5, 6) },
    entries: [
      { epoch: 0, cost: 1, costValidation: Number.POSITIVE_INFINITY, learningRate: 0.5 },
      { epoch: 1, cost: 1, costValidation: null, learningRate: 0.25, rejected: true, costTried: Number.NaN },
    ],
    timeMs: 12.5,
    sizes: [2, 1],
    optimizer: 'gradient-descent',
    policy: 'bold-driver',
  };

  it('keeps NaN, infinity, -0 and what is absent', () => {
    const back = decodeCheckpoint(encodeCheckpoint(state)).state;
    expect(back).toStrictEqual(state);
    expect(Object.is(back.session.theta[1], -0)).toBe(true);
    expect(JSON.stringify(back.entries)).toBe(JSON.stringify(state.entries));
  });

  it('every flipped byte and every truncation is an error', () => {
    const bytes = encodeCheckpoint(state);
    for (let at = 0; at < bytes.length; at++) {
      const altered = bytes.slice();
      altered[at] ^= 1 << (at % 8);
      expect(() => decodeCheckpoint(altered), `byte ${at}`).toThrow(ColonnadeError);
      expect(() => decodeCheckpoint(bytes.subarray(0, at)), `${at} bytes`).toThrow(ColonnadeError);
    }
  });

  it.each<[string, Partial<TrainingState>, string]>([
    [
      'a vector of another length',
      { sizes: [3, 1] },
      'tensor "theta" has 3 values, but the layers 3-1 need 4',
    ],
    [
      'an entry of another epoch',
      { entries: [state.entries[1]] },
      'history[0].epoch: it is 1, but must be 0',
    ],
    [
      'parameters that are not finite',
      { session: { ...state.session, theta: Float64Array.of(1, Number.NaN, 3) } },
      'tensor "theta" holds NaN or infinity',
    ],
    [
      'a generator that cannot be',
      {
        session: {
          ...state.session,
          random: { algorithm: 'MT19937', key: [1, 2], position: 1, gauss: null },
        },
      },
      'RandomState.setState: this is not a state of the generator',
    ],
  ])('%s is refused', (_, change, problem) => {
    expect(messageOf(() => decodeCheckpoint(encodeCheckpoint({ ...state, ...change })))).toBe(
      `checkpoint: ${problem}. The file is damaged or was altered: save it again, or use a copy that is whole. [MODEL_DAMAGED]`,
    );
  });
});
