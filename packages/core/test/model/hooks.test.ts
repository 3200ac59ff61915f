import {
  diagnoseData,
  improve,
  inProcess,
  inWorkers,
  Model,
  planFraming,
  planVary,
  prepareTraining,
  runStudy,
  studyCostSurface,
  studyFraming,
  studyHiddenUnits,
  studyLearningRate,
  studyScale,
  studyTradeOff,
  studyVary,
  tableFromRecords,
  wrongLabels,
} from '@colonnade/core';
import { describe, expect, it } from 'vitest';

const rows = Array.from({ length: 40 }, (_, at) => ({ a: at % 7, y: at % 7 > 3 ? 'yes' : 'no' }));
const table = tableFromRecords(rows);
const base = { target: 'y', epochs: 1 };
const wrong = (value: unknown) => value as never;

async function wordsOf(call: () => unknown): Promise<string> {
  try {
    await call();
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing was thrown';
}

describe('a hook is never ignored', () => {
  it.each<[string, () => unknown]>([
    [
      'train: hooks: option "onEpcoh" is unknown. Did you mean "onEpoch"? [OPTION_UNKNOWN]',
      () => Model.train(rows, base, wrong({ onEpcoh() {} })),
    ],
    [
      'train: hooks: option "onEpoch" is true, but must be a function. [OPTION_TYPE]',
      () => Model.train(rows, base, wrong({ onEpoch: true })),
    ],
    [
      'train: hooks: option "signal" is a value of type AbortController, but must be an AbortSignal. [OPTION_TYPE]',
      () => Model.train(rows, base, { signal: wrong(new AbortController()) }),
    ],
    [
      'train: hooks: option "test" is an array of 40, but must be a Table; tableFromRecords makes one. [OPTION_TYPE]',
      () => Model.train(rows, base, wrong({ test: rows })),
    ],
    [
      'train: hooks: the options are null, not an object. Pass them as { name: value }. [OPTION_TYPE]',
      () => Model.train(rows, base, wrong(null)),
    ],
    [
      'train: hooks: option "onEpoch" is unknown. The options are test, signal, tokens. [OPTION_UNKNOWN]',
      () => prepareTraining(table, base, wrong({ onEpoch() {} })),
    ],
    [
      'runStudy: option "onTrail" is unknown. Did you mean "onTrial"? [OPTION_UNKNOWN]',
      () => runStudy(inProcess({ table }), planVary(base, { vary: {} }), wrong({ onTrail() {} })),
    ],
    [
      'improve: hooks: option "onPase" is unknown. Did you mean "onPhase"? [OPTION_UNKNOWN]',
      () => improve(rows, base, {}, wrong({ onPase() {} })),
    ],
    [
      'studyCostSurface: hooks: option "runner" is unknown. The options are signal, timeMs. [OPTION_UNKNOWN]',
      () => studyCostSurface(rows, base, {}, wrong({ runner: inProcess({ table }) })),
    ],
    [
      'studyFraming: hooks: option "learner" is unknown. Did you mean "learners"? [OPTION_UNKNOWN]',
      () => studyFraming(rows, base, {}, wrong({ learner: [] })),
    ],
    [
      'studyScale: hooks: option "learners" is ["boosted trees"], but must be a list of learners, as @colonnade/learners has them. [OPTION_TYPE]',
      () => studyScale(rows, base, {}, wrong({ learners: ['boosted trees'] })),
    ],
    [
      'studyTradeOff: hooks: option "runner" is 4, but must be a runner: inProcess(data) or inWorkers(data). [OPTION_TYPE]',
      () => studyTradeOff(rows, base, {}, wrong({ runner: 4 })),
    ],
  ])('%s', async (expected, call) => {
    expect(await wordsOf(call)).toBe(expected);
  });
});

describe('nor is what a study is asked, or given beside its rows', () => {
  it.each<[string, () => unknown]>([
    ['studyVary', () => studyVary(rows, base, wrong({ vary: { hidden: [[2]] }, seed: [1] }))],
    ['studyVary, hooks', () => studyVary(rows, base, { vary: { hidden: [[2]] } }, wrong({ time: 5 }))],
    ['studyLearningRate', () => studyLearningRate(rows, base, wrong({ rate: [1] }))],
    ['studyLearningRate, hooks', () => studyLearningRate(rows, base, {}, wrong({ onEpoch() {} }))],
    ['studyHiddenUnits', () => studyHiddenUnits(rows, base, wrong({ size: [[1]] }))],
    ['studyHiddenUnits, hooks', () => studyHiddenUnits(rows, base, {}, wrong({ workers: 2 }))],
    ['planFraming', () => planFraming({ table }, base, wrong({ exmaples: 100 }))],
    ['studyScale', () => studyScale(rows, base, wrong({ rung: 3 }))],
    ['studyTradeOff', () => studyTradeOff(rows, base, wrong({ chose: 'accuracy > 0.5' }))],
    ['rows beside', () => studyScale(wrong({ table: rows, tset: rows }), base)],
    ['diagnoseData', () => diagnoseData(rows, { target: 'y' }, wrong({ tests: rows }))],
    ['wrongLabels', () => wrongLabels(table, base, wrong({ least: 5 }))],
    ['inWorkers', () => inWorkers({ table }, wrong({ worker: 2 }))],
  ])('%s', async (_name, call) => {
    expect(await wordsOf(call)).toMatch(/option "\w+" is unknown\..*\[OPTION_UNKNOWN\]$/);
  });

  it('and options that are none are called so', async () => {
    const words = /^study: the options are .*OPTION_TYPE/;
    for (const none of [wrong(5), wrong(null)]) {
      for (const study of [
        studyVary,
        studyLearningRate,
        studyHiddenUnits,
        studyFraming,
        studyScale,
        studyTradeOff,
      ])
        expect(await wordsOf(() => study(rows, base, none))).toMatch(words);
    }
  });
});
