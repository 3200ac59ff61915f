import {
  accuracy,
  auc,
  calibration,
  classificationMetrics,
  classOf,
  confusionMatrix,
  countsOfConfusion,
  logLikelihood,
  Matrix,
  macroPrecisionRecall,
  mae,
  meanLoss,
  multilabelAccuracy,
  precisionRecall,
  r2,
  regressionMetrics,
  rmse,
  rocCurve,
} from '@colonnade/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const row = (...values: number[]) => Matrix.fromRows([values]);

describe('classOf', () => {
  it('calls positive what is strictly above the threshold', () => {
    expect([...classOf(row(0.5, 0.5000001, 0.2, Number.NaN))]).toEqual([0, 1, 0, 0]);
    expect([...classOf(row(0.7, 0.71), 0.7)]).toEqual([0, 1]);
  });

  it('judges two rows by the second, the positive class', () => {
    expect([
      ...classOf(
        Matrix.fromColumns([
          [0.5, 0.5],
          [0.3, 0.7],
        ]),
      ),
    ]).toEqual([0, 1]);
  });

  it('takes the first of equals among more classes, and passes over NaN', () => {
    const columns = [
      [0.4, 0.4, 0.2],
      [0.2, 0.4, 0.4],
      [Number.NaN, 0.1, 0.3],
    ];
    expect([...classOf(Matrix.fromColumns(columns))]).toEqual([0, 1, 2]);
  });

  it('refuses a 1-D array', () => {
    expect(() => classOf([0.1, 0.9] as unknown as Matrix)).toThrow('[MATRIX_EXPECTED]');
  });
});

describe('confusionMatrix', () => {
  it('has true classes as rows', () => {
    expect(confusionMatrix([0, 0, 1, 2], [0, 1, 1, 0], 3)).toEqual([
      [1, 1, 0],
      [0, 1, 0],
      [1, 0, 0],
    ]);
  });

  it('refuses a class that does not exist', () => {
    expect(() => confusionMatrix([0, 2], [0, 1], 2)).toThrow(
      'confusionMatrix: example 1 has class 2, but there are 2 classes. Classes are counted from 0. [TARGET_RANGE]',
    );
  });

  it('refuses lists of different length', () => {
    expect(() => confusionMatrix([0, 1], [0], 2)).toThrow(
      'confusionMatrix: actual has 2 values but predicted has 1. Both have one value for each example. [SHAPE_MISMATCH]',
    );
  });
});

describe('precision and recall', () => {
  it('by hand: TP 3, FP 1, FN 2', () => {
    const figures = precisionRecall({ truePositives: 3, falsePositives: 1, falseNegatives: 2 });
    expect(figures).toEqual({ precision: 0.75, recall: 0.6, f1: 6 / 9 });
  });

  it('0/0 is null for one class', () => {
    const nothingPredicted = precisionRecall({ truePositives: 0, falsePositives: 0, falseNegatives: 2 });
    expect(nothingPredicted).toEqual({ precision: null, recall: 0, f1: 0 });
    const nothingThere = precisionRecall({ truePositives: 0, falsePositives: 2, falseNegatives: 0 });
    expect(nothingThere).toEqual({ precision: 0, recall: null, f1: 0 });
  });

  it('a class never predicted counts as 0 in the mean, one that does not occur not at all', () => {
    const counts = countsOfConfusion([
      [2, 0, 0],
      [2, 0, 0],
      [0, 0, 0],
    ]);
    expect(macroPrecisionRecall(counts)).toEqual({ precision: 0.25, recall: 0.5, f1: 2 / 3 / 2 });
    expect(macroPrecisionRecall([])).toEqual({ precision: null, recall: null, f1: null });
  });
});

describe('auc', () => {
  it('by hand: a tie counts one half', () => {
    // pairs (positive, negative): (.8,.1) 1, (.8,.4) 1, (.4,.1) 1, (.4,.4) ½
    expect(auc([0.1, 0.4, 0.4, 0.8], [0, 0, 1, 1])).toBe(3.5 / 4);
  });

  it('is null with one class or a NaN', () => {
    expect(auc([0.1, 0.4], [1, 1])).toBeNull();
    expect(auc([0.1, 0.4], [0, 0])).toBeNull();
    expect(auc([], [])).toBeNull();
    expect(auc([0.3, Number.NaN, 0.4], [0, 1, 1])).toBeNull();
  });

  const examples = fc.array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 1 })), {
    minLength: 2,
    maxLength: 40,
  });

  it('is the count of pairs, and turns with the sign of the scores', () => {
    fc.assert(
      fc.property(examples, (pairs) => {
        const scores = pairs.map(([score]) => score);
        const labels = pairs.map(([, label]) => label);
        const area = auc(scores, labels);
        const positives = scores.filter((_, i) => labels[i] === 1);
        const negatives = scores.filter((_, i) => labels[i] === 0);
        if (area === null) {
          expect(positives.length * negatives.length).toBe(0);
          return;
        }
        const wins = positives.flatMap((p) =>
          negatives.map((n) => (p > n ? 1 : p === n ? 0.5 : 0) as number),
        );
        expect(area).toBe(wins.reduce((a, b) => a + b, 0) / wins.length);
        const turned =
          auc(
            scores.map((score) => -score),
            labels,
          ) ?? Number.NaN;
        expect(area + turned).toBeCloseTo(1, 12);
      }),
    );
  });

  it('is the area under the points of the ROC curve', () => {
    fc.assert(
      fc.property(examples, (pairs) => {
        const scores = pairs.map(([score]) => score);
        const labels = pairs.map(([, label]) => label);
        const points = rocCurve(scores, labels);
        if (points === null) {
          expect(auc(scores, labels)).toBeNull();
          return;
        }
        let area = 0;
        for (let i = 1; i < points.length; i++) {
          const width = points[i].falsePositiveRate - points[i - 1].falsePositiveRate;
          area += (width * (points[i].truePositiveRate + points[i - 1].truePositiveRate)) / 2;
        }
        expect(area).toBeCloseTo(auc(scores, labels) ?? Number.NaN, 12);
        expect(points.at(-1)).toMatchObject({ falsePositiveRate: 1, truePositiveRate: 1 });
      }),
    );
  });
});

describe('calibration', () => {
  it('by hand: two bins', () => {
    const { bins, expectedCalibrationError } = calibration([0.1, 0.3, 0.5, 1], [0, 1, 1, 1], 2);
    expect(bins).toEqual([
      { from: 0, to: 0.5, count: 2, meanProbability: 0.2, observedShare: 0.5 },
      { from: 0.5, to: 1, count: 2, meanProbability: 0.75, observedShare: 1 },
    ]);
    // (2/4)·|0.5 − 0.2| + (2/4)·|1 − 0.75|
    expect(expectedCalibrationError).toBeCloseTo(0.275, 14);
  });

  it('leaves empty bins empty and has no error without examples', () => {
    const { bins, expectedCalibrationError } = calibration([], [], 2);
    expect(bins[0]).toEqual({ from: 0, to: 0.5, count: 0, meanProbability: null, observedShare: null });
    expect(expectedCalibrationError).toBeNull();
  });

  it('refuses what is no probability', () => {
    expect(() => calibration([0.2, 1.5], [0, 1])).toThrow(
      'calibration: probability 1 is 1.5, not a number from 0 to 1. [TARGET_RANGE]',
    );
    expect(() => calibration([0.2], [0], 0)).toThrow('[OPTION_RANGE]');
  });
});

describe('logLikelihood', () => {
  it('by hand: sigmoid and softmax', () => {
    expect(logLikelihood(row(0.8, 0.3), row(1, 0), 'sigmoid')).toBeCloseTo(Math.log(0.8) + Math.log(0.7), 14);
    const Yhat = Matrix.fromColumns([[0.2, 0.5, 0.3]]);
    const Y = Matrix.fromColumns([[0, 1, 0]]);
    expect(logLikelihood(Yhat, Y, 'softmax')).toBeCloseTo(Math.log(0.5), 14);
    expect(logLikelihood(Yhat, Y, 'sigmoid')).toBeCloseTo(Math.log(0.8 * 0.5 * 0.7), 14);
  });

  it('is finite for a certain mistake, as documented', () => {
    expect(logLikelihood(row(0), row(1), 'sigmoid')).toBeCloseTo(-1022 * Math.LN2, 10);
    expect(logLikelihood(row(1), row(0), 'sigmoid')).toBeCloseTo(-53 * Math.LN2, 12);
    expect(logLikelihood(row(1, 0), row(1, 0), 'sigmoid')).toBe(0);
  });

  it('is null without examples or with NaN', () => {
    expect(logLikelihood(Matrix.zeros(1, 0), Matrix.zeros(1, 0), 'sigmoid')).toBeNull();
    expect(logLikelihood(row(Number.NaN), row(0), 'softmax')).toBeNull();
  });

  it('refuses shapes that do not fit', () => {
    expect(() => logLikelihood(row(0.2, 0.3), row(1), 'sigmoid')).toThrow(
      'logLikelihood: Yhat is 1×2 but Y is 1×1. Each column of Y is the target of the example in the same column ' +
        'of Yhat: pass both with one row an output and one column an example. [SHAPE_TARGET]',
    );
  });
});

describe('regression', () => {
  it('by hand: errors 1, −3, 2', () => {
    const [Yhat, Y] = [row(2, 1, 6), row(1, 4, 4)];
    expect(rmse(Yhat, Y)).toBeCloseTo(Math.sqrt(14 / 3), 14);
    expect(mae(Yhat, Y)).toBe(2);
    expect(r2(Yhat, Y)).toBeCloseTo(1 - 14 / 6, 14);
    expect(regressionMetrics({ Yhat, Y }).cost).toBeCloseTo(14 / 3 / 2, 14);
    expect(regressionMetrics({ Yhat, Y, losses: row(1, 2, 6) }).cost).toBe(3);
  });

  it('a constant target has no R², even where its mean rounds', () => {
    expect(r2(row(1, 2, 3), row(0.1, 0.1, 0.1))).toBeNull();
    expect(r2(row(1), row(2))).toBeNull();
  });

  it('figures that are not defined are null', () => {
    const none = Matrix.zeros(1, 0);
    expect(regressionMetrics({ Yhat: none, Y: none })).toEqual({
      cost: null,
      rmse: null,
      mae: null,
      r2: null,
    });
    const infinite = regressionMetrics({ Yhat: row(Number.POSITIVE_INFINITY, 1), Y: row(1, 2) });
    expect(infinite).toEqual({ cost: null, rmse: null, mae: null, r2: null });
  });
});

describe('classificationMetrics', () => {
  it('has two rows for a softmax of two classes, the positive one second', () => {
    const p = [0.2, 0.9, 0.6];
    const y = [0, 1, 0];
    const two = (values: number[]) => Matrix.fromRows([values.map((v) => 1 - v), values]);
    const one = classificationMetrics({ task: 'binary', Yhat: row(...p), Y: row(...y) });
    const both = classificationMetrics({ task: 'binary', Yhat: two(p), Y: two(y) });
    expect(one).toMatchObject({ accuracy: 2 / 3, precision: 0.5, recall: 1, auc: 1 });
    for (const name of ['accuracy', 'precision', 'recall', 'f1', 'auc'] as const)
      expect(both[name]).toBe(one[name]);
    expect(both.logLikelihood).toBeCloseTo(one.logLikelihood ?? Number.NaN, 13);
  });

  it('uses the losses given for the cost, and the threshold for the class', () => {
    const input = {
      task: 'binary',
      Yhat: row(0.6, 0.7),
      Y: row(0, 1),
      losses: row(0.5, 0.1),
      threshold: 0.65,
    } as const;
    expect(classificationMetrics(input)).toMatchObject({ accuracy: 1, cost: 0.3 });
  });

  it('is all null without examples', () => {
    for (const task of ['binary', 'multiclass', 'multilabel'] as const) {
      const none = Matrix.zeros(task === 'binary' ? 1 : 3, 0);
      const figures = Object.values(classificationMetrics({ task, Yhat: none, Y: none }));
      expect(figures).toEqual([null, null, null, null, null, null, null]);
    }
  });

  it('never gives NaN', () => {
    const figures = classificationMetrics({ task: 'binary', Yhat: row(Number.NaN, 0.4), Y: row(1, 1) });
    expect(figures).toEqual({
      accuracy: 0,
      cost: null,
      logLikelihood: null,
      precision: null,
      recall: 0,
      f1: 0,
      auc: null,
    });
  });
});

it('accuracy and mean loss', () => {
  expect(accuracy([0, 1, 2, 1], [0, 1, 1, 1])).toBe(0.75);
  expect(accuracy([], [])).toBeNull();
  const Yhat = Matrix.fromColumns([
    [0.9, 0.2],
    [0.6, 0.4],
  ]);
  expect(
    multilabelAccuracy(
      Yhat,
      Matrix.fromColumns([
        [1, 0],
        [1, 1],
      ]),
    ),
  ).toBe(0.5);
  expect(meanLoss(row(1, 2, 6))).toBe(3);
  expect(meanLoss(Matrix.zeros(1, 0))).toBeNull();
});
