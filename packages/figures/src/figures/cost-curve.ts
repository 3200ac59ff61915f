import * as Plot from '@observablehq/plot';
import { logTicks } from '../drawing/log-ticks.js';
import { formatNumber } from '../drawing/numbers.js';
import { type LegendEntry, plotFigure } from '../drawing/plot-figure.js';
import { color } from '../drawing/theme.js';
import { thin } from '../drawing/thin.js';
import type { HistoryEntry } from './history-entry.js';

export interface CostCurveInput {
  readonly history: readonly HistoryEntry[];
  /** The epoch whose parameters were kept, marked; null for none. */
  readonly bestEpoch?: number | null;
  /** `auto` (the default) takes the logarithm where the costs span more than a factor of 30. */
  readonly scale?: 'auto' | 'linear' | 'log';
}

interface Point {
  readonly epoch: number;
  readonly cost: number;
}

const POINTS = 400;

/** The cost after each epoch: training, validation where there is one, moves of Bold Driver that were taken back. */
export function costCurve({ history, bestEpoch = null, scale = 'auto' }: CostCurveInput): SVGSVGElement {
  const training = pointsOf(history, (entry) => entry.cost ?? entry.costOfBatches);
  const validation = pointsOf(history, (entry) => entry.costValidation);
  const costs = [...training, ...validation].map((point) => point.cost);
  const log = isLogarithmic(scale, costs);
  // A rejected move may lead anywhere; what lies far above is drawn at the upper edge.
  const top = log ? largest(costs) * 3 : largest(costs) * 1.1;
  const tried = pointsOf(
    history.filter((entry) => entry.rejected),
    (entry) => entry.costTried ?? Number.POSITIVE_INFINITY,
    true,
  ).map(({ epoch, cost }) => ({ epoch, cost: Math.min(cost, top) }));
  const kept = validation.length > 0 ? validation : training;
  const best = kept.filter((point) => point.epoch === bestEpoch);

  const legend: LegendEntry[] = [{ text: 'training', color: 'first', mark: 'line' }];
  if (validation.length > 0) legend.push({ text: 'validation', color: 'second', mark: 'line' });
  if (best.length > 0) legend.push({ text: 'kept', color: 'ink', mark: 'dot' });
  if (tried.length > 0) legend.push({ text: 'taken back', color: 'second', mark: 'ring' });

  return plotFigure({
    label: describeCosts(training, validation, bestEpoch, tried.length),
    legend,
    x: { label: 'epoch', labelAnchor: 'center', labelArrow: 'none' },
    y: log
      ? { label: 'cost (logarithmic)', type: 'log', ticks: logTicks(smallest(costs), largest(costs)) }
      : { label: 'cost', zero: true, nice: true },
    marks: [
      Plot.line(thin(training, POINTS), { x: 'epoch', y: 'cost', stroke: color('first'), strokeWidth: 2 }),
      Plot.line(thin(validation, POINTS), { x: 'epoch', y: 'cost', stroke: color('second'), strokeWidth: 2 }),
      Plot.dot(thin(tried, POINTS), { x: 'epoch', y: 'cost', stroke: color('second'), r: 3 }),
      Plot.ruleX(best, { x: 'epoch', stroke: color('soft'), strokeDasharray: '3 3' }),
      Plot.dot(best, { x: 'epoch', y: 'cost', fill: color('ink'), r: 4 }),
    ],
  });
}

function pointsOf(
  history: readonly HistoryEntry[],
  costOf: (entry: HistoryEntry) => number | null | undefined,
  infinite = false,
): Point[] {
  return history.flatMap((entry) => {
    const cost = costOf(entry);
    if (cost === null || cost === undefined || Number.isNaN(cost)) return [];
    return Number.isFinite(cost) || infinite ? [{ epoch: entry.epoch, cost }] : [];
  });
}

function largest(values: readonly number[]): number {
  return values.reduce((a, b) => Math.max(a, b), 0);
}

function smallest(values: readonly number[]): number {
  return values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
}

function isLogarithmic(scale: 'auto' | 'linear' | 'log', costs: readonly number[]): boolean {
  if (scale === 'linear' || costs.length === 0 || smallest(costs) <= 0) return false;
  return scale === 'log' || largest(costs) / smallest(costs) > 30;
}

function describeCosts(
  training: Point[],
  validation: Point[],
  best: number | null,
  rejected: number,
): string {
  const way = (name: string, points: Point[]) =>
    points.length > 0 &&
    `${name} cost from ${formatNumber(points[0].cost)} to ${formatNumber(points[points.length - 1].cost)}`;
  const last = training[training.length - 1] ?? validation[validation.length - 1];
  const parts = [
    way('training', training),
    way('validation', validation),
    best !== null && `parameters kept from epoch ${best}`,
    rejected > 0 && `${rejected} moves taken back`,
  ].filter(Boolean);
  return `Cost over ${last?.epoch ?? 0} epochs: ${parts.join(', ')}.`;
}
