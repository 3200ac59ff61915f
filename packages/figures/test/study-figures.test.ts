import { conclude, type FramingStudy, type HiddenUnitsStudy, type StudyPlan } from '@colonnade/core';
import { describe, expect, it } from 'vitest';
import { renderToString } from '../src/drawing/render-to-string.js';
import { scoreAxis } from '../src/drawing/score-axis.js';
import { learnersFigure } from '../src/figures/learners-figure.js';
import { outlookFigure } from '../src/figures/outlook-figure.js';
import { sizesFigure } from '../src/figures/sizes-figure.js';
import {
  framingFigures,
  hiddenUnitsFigures,
  renderFramingReport,
  renderHiddenUnitsReport,
} from '../src/index.js';

const cost = (mean: number) => ({ mean, interval: [mean - 0.02, mean + 0.02] as const });
const sizes = [
  { name: 'no hidden layer', layers: 0, parameters: 31, train: cost(0.06), heldOut: cost(0.08) },
  { name: '5 units', layers: 1, parameters: 161, train: cost(0.04), heldOut: cost(0.07) },
  { name: '120 units', layers: 1, parameters: 3841, train: cost(0.02), heldOut: cost(0.12) },
  { name: '2 layers of 16', layers: 2, parameters: 785, train: cost(0.016), heldOut: cost(0.08) },
];

describe('outlookFigure', () => {
  it('has the intervals on its axis where the curve is flat', () => {
    const point = (examples: number, mean: number) => ({ examples, mean, interval: null });
    const drawn = outlookFigure({
      measure: 'rmse',
      share: false,
      larger: false,
      name: 'medium network',
      points: [point(36, 0.459), point(144, 0.453), point(288, 0.452)],
      curve: [],
      outlook: [
        { examples: 576, median: 0.442, low: 0.381, high: 0.511 },
        { examples: 2880, median: 0.433, low: 0.363, high: 0.505 },
      ],
      ceiling: null,
    });
    const ticks = [...drawn.querySelectorAll('text')].map(({ textContent }) => textContent);
    // By the scores alone they went from 0.43 to 0.46, and the band of 90 % was cut off at both ends.
    for (const tick of ['0.38', '0.5']) expect(ticks).toContain(tick);
    // Where other curves are the message, ends get no more than a third.
    const input = { measure: 'rmse', share: false, larger: false };
    expect(scoreAxis(input, [1, 2], [0, 9]).scale.domain).toEqual([0.7, 2.3]);
  });
});

describe('sizesFigure', () => {
  it('draws both costs, names the networks, and says what it shows', async () => {
    const drawn = renderToString(sizesFigure({ inputs: 30, outputs: 1, sizes, recommended: 161 }));
    await expect(drawn).toMatchFileSnapshot('snapshots/sizes.svg');
    expect(drawn).toContain(
      'Mean training and held-out cost by size, of 30 inputs and 1 outputs: no hidden layer 0.06 and 0.08,',
    );
    expect(drawn).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('takes the logarithm where costs are far apart, and a single size without interval', () => {
    const far = [
      ...sizes,
      { ...sizes[0], name: '1 unit', parameters: 33, train: cost(9), heldOut: cost(12) },
    ];
    expect(renderToString(sizesFigure({ inputs: 30, outputs: 1, sizes: far, recommended: null }))).toContain(
      'cost (logarithmic)',
    );
    const bare = { mean: 0.5, interval: null };
    const one = [{ name: '8 units', layers: 1, parameters: 33, train: bare, heldOut: bare }];
    expect(renderToString(sizesFigure({ inputs: 2, outputs: 1, sizes: one, recommended: 33 }))).not.toMatch(
      /NaN|Infinity/,
    );
  });
});

describe('learnersFigure', () => {
  const at = (examples: number, mean: number) => ({
    examples,
    mean,
    interval: [mean - 0.05, mean + 0.04] as const,
  });
  const learners = [
    { name: 'network', points: [at(100, 0.8), at(1000, 0.9), at(5000, 0.95)] },
    { name: 'logistic regression', points: [at(100, 0.81), at(1000, 0.86), at(5000, 0.87)] },
    {
      name: 'boosted trees',
      points: [at(100, 0.7), at(1000, 0.9), { examples: 5000, mean: 0.94, interval: null }],
    },
  ];

  it('draws a line for each learner, and says what it shows', async () => {
    const drawn = renderToString(learnersFigure({ measure: 'accuracy', share: true, learners }));
    await expect(drawn).toMatchFileSnapshot('snapshots/learners.svg');
    expect(drawn).toContain(
      'Mean accuracy by training examples: network 80.0\u202f% on 100, 90.0\u202f% on 1,000',
    );
  });

  it('draws errors in their unit, of one number of examples too', () => {
    const one = learners.map(({ name, points }) => ({ name, points: points.slice(0, 1) }));
    expect(renderToString(learnersFigure({ measure: 'rmse', share: false, learners: one }))).not.toMatch(
      /NaN/,
    );
  });
});

/** Studies that the time ended before any trial was done: their reports have to be pages all the same. */
describe('the report of a study without results', () => {
  const plan: StudyPlan = {
    base: { target: 'y' },
    arms: [
      { name: 'as given', options: {} },
      { name: '<b>', options: {} },
    ],
    ...{ seeds: [1, 2], folds: null, measure: 'accuracy', untilCost: null },
  };
  const run = { results: [], trials: 4, resumed: 0, stopped: 'time' as const, seconds: 3 };
  const conclusion = conclude(plan, []);
  const about = { title: 'a <title>', notes: [], command: 'colonnade study', version: '0' };
  const speed = { epochsToTarget: null, reached: 0, trained: 0, examplesPerSecond: null };
  const [summary] = conclusion.arms;

  it('framing', () => {
    const study: FramingStudy = {
      ...{ plan, run, conclusion, target: null, recommendation: null },
      representations: plan.arms.map(({ name }) => ({
        ...{ name, options: {}, inputs: null, firstStep: null, summary, toGiven: null, ...speed },
      })),
      learners: [{ examples: null, network: 'as given', conclusion }],
      sentences: ['Nothing can be said.'],
      notes: ['A note of <note>.'],
    };
    const page = renderFramingReport(study, about);
    expect(page).toContain('The time was up after 0 of 4 trials.');
    expect(page).toContain('A note of &lt;note&gt;.');
    expect(page).toContain('&lt;b&gt;');
    expect(page).not.toMatch(/<b>|NaN|undefined/);
    expect(Object.keys(framingFigures(study))).toEqual(['representations.svg']);
  });

  it('hidden-units', () => {
    const study: HiddenUnitsStudy = {
      ...{ plan, run, conclusion, ends: { inputs: 2, outputs: 1 }, recommendation: null, notes: [] },
      sizes: plan.arms.map(({ name }) => ({
        ...{
          arm: name,
          hidden: [],
          parameters: null,
          costTrain: null,
          costHeldOut: null,
          gap: null,
          rise: null,
        },
        ...{ fit: 'untested' as const, summary, toBest: null, toLowestCost: null },
      })),
      rules: [{ rule: 'at most twice the inputs', verdict: 'open', why: 'nothing was measured' }],
      sentences: ['Nothing can be said.'],
    };
    const page = renderHiddenUnitsReport(study, about);
    expect(page).toContain('nothing was measured');
    expect(page).not.toMatch(/<b>|NaN|undefined/);
    expect(Object.keys(hiddenUnitsFigures(study))).toEqual(['arms.svg']);
  });
});
