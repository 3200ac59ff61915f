import type { RocPoint } from '@colonnade/core';
import * as Plot from '@observablehq/plot';
import { formatNumber, shorten } from '../drawing/numbers.js';
import { plotFigure } from '../drawing/plot-figure.js';
import { color } from '../drawing/theme.js';
import { thin } from '../drawing/thin.js';

export interface RocCurveInput {
  /** The class that is positive. */
  readonly name: string;
  readonly auc: number | null;
  readonly points: readonly RocPoint[];
}

/**
 * The ROC curve: the share of positives found against the share of negatives called positive, for every
 * threshold. Of several classes (each against the rest) the weakest stands out.
 */
export function rocFigure(curves: readonly RocCurveInput[]): SVGSVGElement {
  const ordered = [...curves].sort((a, b) => (a.auc ?? 2) - (b.auc ?? 2));
  const [weakest, ...others] = ordered;
  const several = others.length > 0;
  const rows = (curve: RocCurveInput) => thin(curve.points, 300);
  return plotFigure({
    label: describeRoc(ordered),
    width: 360,
    height: 350,
    marginTop: 52,
    legend: several
      ? [
          { text: `weakest: ${shorten(weakest.name, 14)}`, color: 'second', mark: 'line' },
          { text: `${others.length} others`, color: 'first', mark: 'line' },
        ]
      : [{ text: `AUC ${formatNumber(weakest?.auc)}`, color: 'first', mark: 'line' }],
    x: {
      label: 'negatives called positive (share)',
      labelAnchor: 'center',
      labelArrow: 'none',
      domain: [0, 1],
    },
    y: { label: 'positives found (share)', domain: [0, 1] },
    marks: [
      Plot.line(
        [
          [0, 0],
          [1, 1],
        ],
        { stroke: color('soft'), strokeDasharray: '4 4' },
      ),
      ...others.map((curve) =>
        Plot.line(rows(curve), {
          x: 'falsePositiveRate',
          y: 'truePositiveRate',
          stroke: color('first'),
          strokeOpacity: 0.45,
        }),
      ),
      ...(weakest
        ? [
            Plot.line(rows(weakest), {
              x: 'falsePositiveRate',
              y: 'truePositiveRate',
              stroke: color(several ? 'second' : 'first'),
              strokeWidth: 2.5,
            }),
          ]
        : []),
    ],
  });
}

function describeRoc(ordered: readonly RocCurveInput[]): string {
  if (ordered.length === 0) return 'ROC curve without a class.';
  const [weakest] = ordered;
  if (ordered.length === 1)
    return `ROC curve of "${weakest.name}": area under it ${formatNumber(weakest.auc)}.`;
  const best = ordered[ordered.length - 1];
  return (
    `ROC curves of ${ordered.length} classes, each against the rest: areas from ${formatNumber(weakest.auc)} ` +
    `("${weakest.name}") to ${formatNumber(best.auc)} ("${best.name}").`
  );
}
