import {
  classificationMetrics,
  classOf,
  confusionMatrix,
  Matrix,
  regressionMetrics,
  rocCurve,
} from '@colonnade/core';
import { describe, expect, it } from 'vitest';
import golden from './golden/metrics.json' with { type: 'json' };

interface Golden {
  readonly task: 'binary' | 'multiclass' | 'multilabel' | 'regression';
  readonly Y: number[][];
  readonly Yhat: number[][];
  readonly confusion?: number[][];
  readonly roc?: [number[], number[]];
}

// Sums of at most 100 terms in another order: 100 · 2⁻⁵³ ≈ 1.1e-14 of the largest sum, with room for log.
const RELATIVE = 1e-13;

describe('metrics equal scikit-learn', () => {
  it.each(Object.entries(golden as unknown as Record<string, Golden>))('%s', (_name, expected) => {
    const Y = Matrix.fromRows(expected.Y);
    const Yhat = Matrix.fromRows(expected.Yhat);
    const { task } = expected;
    const figures =
      task === 'regression' ? regressionMetrics({ Yhat, Y }) : classificationMetrics({ task, Yhat, Y });
    for (const [name, value] of Object.entries(figures)) {
      const wanted = expected[name as keyof Golden] as unknown as number;
      expect(Math.abs(value - wanted), `${name}: ${value}, not ${wanted}`).toBeLessThanOrEqual(
        RELATIVE * Math.max(1, Math.abs(wanted)),
      );
    }
    if (expected.confusion) {
      expect(confusionMatrix(classOf(Y), classOf(Yhat), expected.confusion.length)).toEqual(
        expected.confusion,
      );
    }
    if (expected.roc) {
      const points = rocCurve(expected.Yhat[0], expected.Y[0]) ?? [];
      expect(points.map((point) => point.falsePositiveRate)).toEqual(expected.roc[0]);
      expect(points.map((point) => point.truePositiveRate)).toEqual(expected.roc[1]);
    }
  });
});
