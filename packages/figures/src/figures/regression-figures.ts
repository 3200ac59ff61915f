import * as Plot from '@observablehq/plot';
import { formatCount, formatNumber } from '../drawing/numbers.js';
import { plotFigure } from '../drawing/plot-figure.js';
import { color } from '../drawing/theme.js';
import { thin } from '../drawing/thin.js';

export interface RegressionInput {
  /** True and predicted values, same length. */
  readonly actual: readonly number[];
  readonly predicted: readonly number[];
  /** The unit of both, for the axes; null when there is none. */
  readonly unit?: string | null;
}

const POINTS = 1500;

/** Predicted against true values: on the diagonal, the prediction is right. */
export function predictedAgainstTrue({ actual, predicted, unit = null }: RegressionInput): SVGSVGElement {
  const points = pairs(actual, predicted);
  const values = points.flat();
  const domain = [
    values.reduce((a, b) => Math.min(a, b), values[0] ?? 0),
    values.reduce((a, b) => Math.max(a, b), values[0] ?? 1),
  ];
  return plotFigure({
    label: `Predicted against true values of ${formatCount(actual.length)} examples, ${formatNumber(domain[0])} to ${formatNumber(domain[1])}${unit ? ` ${unit}` : ''}.`,
    width: 360,
    height: 340,
    x: { label: withUnit('true value', unit), labelAnchor: 'center', labelArrow: 'none', domain, nice: true },
    y: { label: withUnit('predicted', unit), domain, nice: true },
    marks: [
      Plot.line(
        [domain, domain].map((_, i) => [domain[i], domain[i]]),
        { stroke: color('soft'), strokeDasharray: '4 4' },
      ),
      Plot.dot(thin(points, POINTS), { x: '0', y: '1', fill: color('first'), fillOpacity: 0.5, r: 2.5 }),
    ],
  });
}

/** Residuals against predictions: a curve or a funnel here is something that the network has not learned. */
export function residuals({ actual, predicted, unit = null }: RegressionInput): SVGSVGElement {
  const points = pairs(actual, predicted).map(([y, yhat]) => ({ predicted: yhat, residual: yhat - y }));
  const largest = points.reduce((most, point) => Math.max(most, Math.abs(point.residual)), 0);
  return plotFigure({
    label: `Residuals, predicted minus true, of ${formatCount(actual.length)} examples; the largest is ${formatNumber(largest)}${unit ? ` ${unit}` : ''}.`,
    width: 360,
    height: 340,
    x: { label: withUnit('predicted', unit), labelAnchor: 'center', labelArrow: 'none', nice: true },
    y: { label: withUnit('predicted − true', unit), nice: true },
    marks: [
      Plot.ruleY([0], { stroke: color('ink') }),
      Plot.dot(thin(points, POINTS), {
        x: 'predicted',
        y: 'residual',
        fill: color('first'),
        fillOpacity: 0.5,
        r: 2.5,
      }),
    ],
  });
}

function pairs(actual: readonly number[], predicted: readonly number[]): [number, number][] {
  return actual
    .map((y, i): [number, number] => [y, predicted[i]])
    .filter((pair) => pair.every(Number.isFinite));
}

function withUnit(name: string, unit: string | null): string {
  return unit ? `${name} (${unit})` : name;
}
