import {
  type HiddenUnitsPlan,
  planHiddenUnits,
  type StudyRun,
  studyHiddenUnits,
  type TrialResult,
  toyTable,
} from '@colonnade/core';
import { describe, expect, it } from 'vitest';
import { sizeArm, sizesFor } from '../../src/studies/hidden-units/sizes.js';
import { concludeHiddenUnits } from '../../src/studies/hidden-units/study.js';
import { resultOf } from './support.js';

const table = toyTable('moons');

describe('the sizes', () => {
  it('reach from the outputs to twice the inputs and beyond, with the mean and the inputs among them', () => {
    const names = (inputs: number, outputs: number) =>
      sizesFor({ inputs, outputs }).arms.map(({ name }) => name);
    expect(names(2, 1)).toEqual([
      'no hidden layer',
      '1 unit',
      '2 units',
      '3 units',
      '4 units',
      '8 units',
      '2 layers of 2',
      '3 layers of 2',
    ]);
    const digits = sizesFor({ inputs: 64, outputs: 10 });
    const widths = digits.arms.flatMap(({ options }) =>
      Array.isArray(options.hidden) ? [options.hidden] : [],
    );
    expect(widths.map((hidden) => hidden.join(','))).toEqual([
      ...['10', '17', '28', '37', '46', '64', '77', '128', '256'],
      ...['37,37', '37,37,37'],
    ]);
    expect(digits.notes).toEqual([]);
    expect(names(1, 1)).toContain('2 units');
    // More classes than twice the inputs: widths in between all the same.
    expect(names(2, 10)).toContain('10 units');
  });

  it('stop at 256 units, and say so', () => {
    const { arms, notes } = sizesFor({ inputs: 1000, outputs: 1 });
    expect(arms.map(({ name }) => name)).toContain('256 units');
    expect(notes).toEqual([
      'Widths above 256 are left out: 437, 501, 1000, 2000, 4000. Name them to have them compared.',
    ]);
  });

  it('are those that are named, under names of their own', async () => {
    const { plan } = await planHiddenUnits(
      { table },
      { target: 'label' },
      { sizes: [[], [5], [4, 4], [8, 2]] },
    );
    expect(plan.arms).toEqual([
      { name: 'no hidden layer', options: { hidden: 'none' } },
      { name: '5 units', options: { hidden: [5] } },
      { name: '2 layers of 4', options: { hidden: [4, 4] } },
      { name: 'layers of 8, 2', options: { hidden: [8, 2] } },
    ]);
  });

  it('are refused where they are no sizes', async () => {
    const plan = (sizes: unknown) =>
      planHiddenUnits({ table }, { target: 'label' }, { sizes: sizes as number[][] });
    await expect(plan([[0]])).rejects.toThrow(
      /option "sizes" is an array of 1, but must be a list of lists .*\[OPTION_TYPE\]/,
    );
    await expect(plan([[2.5]])).rejects.toThrow(/OPTION_TYPE/);
    await expect(plan([8])).rejects.toThrow(/OPTION_TYPE/);
    await expect(planHiddenUnits({ table }, { target: 'nobody' })).rejects.toThrow(/COLUMN_UNKNOWN/);
  });
});

it('finds that moons want a hidden layer, and how wide it has to be', async () => {
  const sizes = [[], [1], [8], [16]];
  const base = { target: 'label', epochs: 400, learningRate: 0.02 } as const;
  const study = await studyHiddenUnits({ table }, base, { sizes, seeds: [1, 2, 3, 4, 5] });
  const { recommendation, sizes: found, sentences, rules, ends } = study;
  expect(ends).toEqual({ inputs: 2, outputs: 1 });
  expect(recommendation?.hidden).toEqual([8]);
  const of = (name: string) => found.find(({ arm }) => arm === name)!;
  expect(of('no hidden layer').fit).toBe('underfits');
  expect(of('no hidden layer').parameters).toBe(3);
  expect(of('8 units').costTrain!.mean).toBeLessThan(of('1 unit').costTrain!.mean);
  expect(of('8 units').gap!.interval![0]).toBeLessThan(of('8 units').gap!.mean);
  expect(sentences[0]).toMatch(/^Take 8 units \(accuracy 9\d\.\d %, 33 parameters\)/);
  expect(rules.map(({ verdict }) => verdict)).toEqual(['does not hold', 'open', 'does not hold']);
  expect(rules[1].why).toBe('2 units were not measured');
  expect(JSON.parse(JSON.stringify(study))).toEqual(study);
});

describe('the conclusion', () => {
  const sizes: readonly (readonly number[])[] = [[], [4], [9], [64]];
  const planned: HiddenUnitsPlan = {
    plan: {
      base: { target: 'y' },
      arms: sizes.map(sizeArm),
      seeds: [1, 2, 3, 4, 5],
      folds: null,
      measure: 'accuracy',
      untilCost: null,
    },
    ends: { inputs: 16, outputs: 2 },
    notes: [],
  };
  const counts: Record<string, number> = {
    'no hidden layer': 34,
    '4 units': 78,
    '9 units': 173,
    '64 units': 1218,
  };

  /** A run in which every size has so good an accuracy and such costs, a little different by seed. */
  function runOf(
    seeds: number,
    figures: Record<string, [accuracy: number, train: number, held: number]>,
  ): StudyRun {
    const results = Object.entries(figures).flatMap(([arm, [accuracy, train, held]], at) =>
      Array.from({ length: seeds }, (_, i): TrialResult => {
        const jitter = 0.004 * (((i + 1) * (at + 2)) % 5) - 0.008;
        const result = resultOf(arm, i + 1, accuracy + jitter);
        const costs = (cost: number) => ({ ...result.metrics!.test!, cost: cost + jitter });
        return {
          ...result,
          examples: { train: 800, validation: null, test: 40 },
          metrics: { train: costs(train), validation: null, test: costs(held) },
          training: {
            ...{ architecture: [], parameters: counts[arm], learningRate: 1, epochs: 1, stopped: 'epochs' },
            ...{ cost: train, curve: [], toCost: null, saturated: null, dead: null },
          },
        };
      }),
    );
    return { results, trials: 20, resumed: 0, stopped: 'done', seconds: 1 };
  }

  const overfitting = runOf(5, {
    'no hidden layer': [0.7, 0.6, 0.62],
    '4 units': [0.899, 0.3, 0.33],
    '9 units': [0.9, 0.25, 0.3],
    '64 units': [0.86, 0.05, 0.6],
  });

  it('takes the smallest that is as good as the best, and names what overfits', () => {
    const { recommendation, sizes: found, sentences, rules } = concludeHiddenUnits(planned, overfitting);
    expect(recommendation?.arm).toBe('4 units');
    expect(found.map(({ arm, fit }) => [arm, fit])).toEqual([
      ['no hidden layer', 'underfits'],
      ['4 units', 'underfits'],
      ['9 units', 'fits'],
      ['64 units', 'overfits'],
    ]);
    expect(sentences[0]).toMatch(
      /^Take 4 units \(accuracy 89\.9 %, 78 parameters\), the smallest network that is/,
    );
    expect(sentences[1]).toMatch(/^Overfits: 64 units \(training cost 0\.0\d+, held-out 0\.59\d*\)\.$/);
    expect(rules.map(({ verdict }) => verdict)).toEqual(['holds', 'holds', 'holds']);
    expect(rules[2].why).toMatch(/^64 units: held-out cost above the lowest, at a lower training cost/);
  });

  it('recommends nothing from two seeds', () => {
    const two = { ...overfitting, results: overfitting.results.filter(({ seed }) => seed <= 2) };
    const { recommendation, rules, sentences } = concludeHiddenUnits(planned, two);
    expect(recommendation).toBeNull();
    expect(rules.every(({ verdict }) => verdict === 'open')).toBe(true);
    expect(sentences[0]).toMatch(/fewer than 3 pairs tell nothing from chance: run at least 3 seeds\.$/);
    expect(concludeHiddenUnits(planned, { ...two, results: [] }).sentences).toEqual([
      'Nothing can be said: no trial has a result.',
    ]);
  });
});
