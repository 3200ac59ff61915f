import { describe, expect, it } from 'vitest';
import {
  activationFigure,
  activationsFigure,
  architecture,
  calibrationFigure,
  classBalance,
  confusionMatrixFigure,
  costCurve,
  errorsFigure,
  firstStepFigure,
  growthFigure,
  importanceFigure,
  informationFigure,
  layerFigure,
  learningRateCurve,
  meanImagesFigure,
  measuredFeatures,
  neuronFigure,
  orderFigure,
  pixelImage,
  polarWords,
  polarWordsFigure,
  predictedAgainstTrue,
  renderToString,
  residuals,
  rocFigure,
  scoreBars,
  speedFigure,
  worstConfusions,
} from '../src/index.js';
import { breastCancer } from './fixtures/breast-cancer.js';
import { passengers } from './fixtures/diagnosis.js';
import { digits } from './fixtures/digits.js';
import { vanishing, withModel } from './fixtures/model.js';
import { fortyClasses, regression } from './fixtures/others.js';

const { history } = breastCancer.training;
const classes = digits.classes ?? [];
const scatter = regression.scatter ?? { actual: [], predicted: [] };
const { features, representations, texts, images, order } = passengers.diagnosis;
const { layers, importance } = withModel.model!.diagnosis;
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** Every figure with data of a kind that a user has; looked at before it became a snapshot. */
const figures: Record<string, () => SVGSVGElement> = {
  'cost-curve': () => costCurve({ history: digits.training.history, bestEpoch: 76 }),
  'cost-curve-bold-driver': () => costCurve({ history, scale: 'linear' }),
  'learning-rate': () => learningRateCurve({ history }),
  'learning-rate-constant': () => learningRateCurve({ history: digits.training.history }),
  'confusion-2': () =>
    confusionMatrixFigure({
      classes: ['benign', 'malignant'],
      confusion: [
        [70, 1],
        [2, 41],
      ],
    }),
  'confusion-10': () => confusionMatrixFigure({ classes, confusion: digits.confusion ?? [] }),
  'confusion-26': () =>
    confusionMatrixFigure({
      classes: letters,
      confusion: letters.map((_, i) => letters.map((__, j) => (i === j ? 30 : (i * j) % 11 === 5 ? 1 : 0))),
    }),
  'confusion-40': () =>
    confusionMatrixFigure({ classes: fortyClasses.classes ?? [], confusion: fortyClasses.confusion ?? [] }),
  roc: () => rocFigure(breastCancer.roc ?? []),
  'roc-several': () => rocFigure(digits.roc ?? []),
  calibration: () =>
    calibrationFigure(breastCancer.calibration ?? { bins: [], expectedCalibrationError: null }),
  'predicted-against-true': () => predictedAgainstTrue({ ...scatter, unit: 'points' }),
  residuals: () => residuals({ ...scatter, unit: 'points' }),
  architecture: () =>
    architecture({ sizes: [64, 37, 10], activations: ['relu', 'softmax'], outputs: classes }),
  'architecture-logistic': () => architecture({ sizes: [2, 1], activations: ['sigmoid'], bias: false }),
  'class-balance': () =>
    classBalance([
      { name: 'benign', count: 357 },
      { name: 'malignant', count: 212 },
    ]),
  'score-bars': () =>
    scoreBars({
      measure: 'accuracy',
      share: true,
      scores: [
        { name: 'this network', value: 0.975, own: true },
        { name: 'majority class', value: 0.103 },
      ],
    }),
  'pixel-image': () =>
    pixelImage({
      ...(digits.mistakes?.image ?? never()),
      pixels: digits.mistakes?.items[0].pixels ?? [],
      label: 'an eight',
    }),
  activation: () =>
    activationFigure({
      name: 'leaky relu',
      value: (z) => (z > 0 ? z : 0.01 * z),
      derivative: (z) => (z > 0 ? 1 : 0.01),
      formula: 'max(0.01 z, z)',
    }),
  neuron: () => neuronFigure({ inputs: 3 }),
  'neuron-many': () => neuronFigure({ inputs: 12 }),
  layer: () => layerFigure({ inputs: 3, units: 4 }),
  speed: () =>
    speedFigure({
      title: 'digits',
      unit: 'examples/s',
      rates: [
        { name: 'this library', own: true, threads: '1', median: 274_000, min: 260_000, max: 290_000 },
        { name: 'this library', own: true, threads: '2', median: 319_000, min: 300_000, max: 330_000 },
        { name: 'another', own: false, threads: '1', median: 48_200, min: 31_000, max: 51_000 },
      ],
    }),
  information: () => informationFigure(measuredFeatures(features)),
  'information-60': () =>
    informationFigure(
      Array.from({ length: 60 }, (_, i) => ({
        name: `feature_${i}`,
        bits: 1 / (i + 1),
        floor: 0.05,
        verdict: i < 19 ? ('signal' as const) : ('noise' as const),
      })),
    ),
  'first-step': () =>
    firstStepFigure({
      score: 'accuracy',
      bars: representations.map(({ name, firstStep }) => ({ name, ...firstStep })),
    }),
  'first-step-r2': () =>
    firstStepFigure({
      score: 'r2',
      bars: [{ name: 'as asked', value: 0.48, error: 0.03, expected: 0.002, floor: 0.01 }],
    }),
  'polar-words': () =>
    polarWordsFigure({ classes: ['negative', 'positive'], words: polarWords(texts[0].polar) }),
  'mean-images': () => meanImagesFigure(images?.means ?? never()),
  activations: () => activationsFigure(layers),
  errors: () => errorsFigure(layers),
  'errors-vanishing': () => errorsFigure(vanishing),
  importance: () => importanceFigure(importance),
  'importance-40': () =>
    importanceFigure(
      Array.from({ length: 40 }, (_, i) => ({
        column: `feature_${i}`,
        costRise: 1 / (i + 1),
        interval: [1 / (i + 1) - 0.1, 1 / (i + 1) + 0.1] as const,
      })),
    ),
  order: () => orderFigure({ classes: ['0', '1'], along: order?.along ?? never(), rows: 89, total: 891 }),
  'order-many': () =>
    orderFigure({
      classes: ['a', 'b', 'c'],
      along: [
        [0.9, 0.1, 0],
        [0.1, 0.8, 0.1],
        [0, 0.2, 0.8],
      ],
      rows: 50,
      total: 150,
    }),
  'order-mean': () =>
    orderFigure({ classes: null, along: [[1.2], [1.4], [1.3], [2.2]], rows: 25, total: 100 }),
  growth: () =>
    growthFigure({
      size: 'hidden units',
      unit: 'examples/s',
      points: [16, 64, 256, 2048].flatMap((size) => [
        { name: 'this library', own: true, size, value: 1e7 / size },
        { name: 'another', own: false, size, value: 4e6 / size },
        { name: 'a third', own: false, size, value: 3.9e6 / size },
      ]),
    }),
};

function never(): never {
  throw new Error('the fixture has no image');
}

describe('snapshots', () => {
  it.each(Object.entries(figures))('%s', async (name, draw) => {
    await expect(renderToString(draw())).toMatchFileSnapshot(`snapshots/${name}.svg`);
  });

  it.each(Object.entries(figures))(
    '%s: the same data give the same text, with a label and legible type',
    (_, draw) => {
      const text = renderToString(draw());
      expect(renderToString(draw())).toBe(text);
      expect(text).toMatch(/^<svg [^>]*aria-label="(an eight|[^"]{10,})"[^>]* role="img"/);
      expect(text).not.toMatch(/NaN|undefined|Infinity|\[object/);
      for (const [, size] of text.matchAll(/font-size="([\d.]+)"/g))
        expect(Number(size)).toBeGreaterThanOrEqual(10);
    },
  );
});

describe('hard data', () => {
  it('draws empty, single and infinite histories without a broken number', () => {
    const histories = [
      [],
      [{ epoch: 0, cost: 0.7, learningRate: 0.1 }],
      [
        { epoch: 0, cost: 0 },
        { epoch: 1, cost: Number.NaN },
        { epoch: 2, cost: Number.POSITIVE_INFINITY },
      ],
      [
        { epoch: 0, cost: 0.7 },
        { epoch: 1, cost: 0.7, rejected: true, costTried: Number.POSITIVE_INFINITY },
      ],
    ];
    for (const history of histories) {
      for (const scale of ['linear', 'log', 'auto'] as const) {
        expect(renderToString(costCurve({ history, scale }))).not.toMatch(/NaN|Infinity/);
      }
      expect(renderToString(learningRateCurve({ history }))).not.toMatch(/NaN|Infinity/);
    }
  });

  it('marks each move that was taken back, and the epoch that was kept', () => {
    const drawn = renderToString(costCurve({ history, bestEpoch: 104 }));
    const rings = drawn.match(/<circle[^>]* r="3"/g) ?? [];
    expect(rings).toHaveLength(history.filter((entry) => entry.rejected).length);
    expect(drawn).toContain('parameters kept from epoch 104, 8 moves taken back');
  });

  it('thins ten thousand epochs to a drawing of moderate size, ends included', () => {
    const long = Array.from({ length: 10_001 }, (_, epoch) => ({ epoch, cost: 1 / (1 + epoch) }));
    const drawn = renderToString(costCurve({ history: long }));
    expect(drawn.length).toBeLessThan(20_000);
    expect(drawn).toContain('Cost over 10000 epochs: training cost from 1 to');
  });

  it('escapes names in text and in labels', () => {
    const name = '<script>alert(1)</script>&"\'';
    const drawn = [
      classBalance([{ name, count: 1 }]),
      confusionMatrixFigure({
        classes: [name, 'b'],
        confusion: [
          [0, 1],
          [0, 1],
        ],
      }),
      scoreBars({ measure: name, share: true, scores: [{ name, value: 1 }] }),
      rocFigure([{ name, auc: null, points: [] }]),
      architecture({ sizes: [1, 1], activations: [name], outputs: [name] }),
      informationFigure([{ name, bits: 1, floor: 0, verdict: 'signal' }]),
      firstStepFigure({ score: 'r2', bars: [{ name, value: 0, error: 0, expected: null, floor: null }] }),
      polarWordsFigure({
        classes: [name, name],
        words: [{ word: name, polarity: -1, error: 0.1, count: 1 }],
      }),
      orderFigure({ classes: [name, 'b'], along: [[0, 1]], rows: 1, total: 1 }),
      importanceFigure([{ column: name, costRise: 1, interval: [0, 2] }]),
      activationsFigure([{ ...layers[0], activation: name }]),
    ].map((figure) => renderToString(figure, { standalone: false }));
    for (const text of drawn) expect(text).not.toMatch(/<script|&"|"'/);
  });
});

it('the worst confusions: most frequent first, right ones left out', () => {
  const confusion = [
    [5, 0, 2],
    [1, 3, 0],
    [0, 3, 0],
  ];
  expect(worstConfusions({ classes: ['a', 'b', 'c'], confusion }, 2)).toEqual([
    { actual: 'c', predicted: 'b', count: 3, share: 1 },
    { actual: 'a', predicted: 'c', count: 2, share: 2 / 7 },
  ]);
});
