import { formatNumber, formatShare } from '../drawing/numbers.js';
import type { ReportInput, ReportPart, ReportPartMetrics } from './report-input.js';

/** The figure that the verdict speaks of, and the part of the data that it is of. */
export interface Score {
  readonly part: ReportPart;
  readonly examples: number | null;
  readonly measure: 'accuracy' | 'rmse';
  readonly value: number | null;
  readonly unit: string | null;
}

/** Accuracy or root mean squared error of the test part; else of the validation part; else of the training part. */
export function scoreOf({ task, metrics, data, unit }: ReportInput): Score {
  const part = metrics.test ? 'test' : metrics.validation ? 'validation' : 'train';
  const figures = metrics[part] as ReportPartMetrics;
  const measure = task === 'regression' ? 'rmse' : 'accuracy';
  const value = 'rmse' in figures ? figures.rmse : figures.accuracy;
  return { part, examples: data.examples[part], measure, value, unit: measure === 'rmse' ? unit : null };
}

/** A score in words: `97.5 %`, `52.1 EUR`. */
export function formatScore(
  { measure, unit }: Pick<Score, 'measure' | 'unit'>,
  value: number | null,
): string {
  if (measure === 'accuracy') return formatShare(value);
  return unit && value !== null ? `${formatNumber(value)} ${unit}` : formatNumber(value);
}

/**
 * The 95 % interval of a share seen in m examples (Wilson 1927): what the same model may score on other data
 * of the same kind.
 */
export function wilsonInterval(share: number, m: number): [low: number, high: number] {
  const z = 1.959964;
  const center = share + (z * z) / (2 * m);
  const reach = z * Math.sqrt((share * (1 - share)) / m + (z * z) / (4 * m * m));
  const scale = 1 + (z * z) / m;
  return [Math.max(0, (center - reach) / scale), Math.min(1, (center + reach) / scale)];
}
