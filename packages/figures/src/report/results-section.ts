import { formatNumber, formatShare } from '../drawing/numbers.js';
import { type Html, html } from './html.js';
import { section, table } from './parts.js';
import type { ReportInput, ReportPartMetrics } from './report-input.js';

interface Row {
  readonly key: string;
  readonly name: string;
  readonly meaning: string;
  readonly share?: boolean;
}

const classification: readonly Row[] = [
  { key: 'accuracy', name: 'accuracy', meaning: 'share of the examples that are right', share: true },
  { key: 'precision', name: 'precision', meaning: 'of what was called positive, how much is', share: true },
  { key: 'recall', name: 'recall', meaning: 'of what is positive, how much was found', share: true },
  { key: 'f1', name: 'F1', meaning: 'harmonic mean of precision and recall', share: true },
  { key: 'auc', name: 'AUC', meaning: 'chance that a positive one scores above a negative one' },
  { key: 'cost', name: 'cost', meaning: 'mean loss of an example, without penalty and weights' },
  { key: 'logLikelihood', name: 'log-likelihood', meaning: 'natural logarithm, summed over the part' },
];

const regression: readonly Row[] = [
  { key: 'rmse', name: 'root mean squared error', meaning: 'large errors count more' },
  { key: 'mae', name: 'mean absolute error', meaning: 'by how much it is off' },
  { key: 'r2', name: 'R²', meaning: 'share of the variance explained; 0 is no better than the mean' },
  { key: 'cost', name: 'cost', meaning: 'mean loss of an example, without penalty and weights' },
];

/** The figures of every part side by side: far apart, the network has learned its examples by heart. */
export function resultsSection(input: ReportInput): Html {
  const { metrics, task } = input;
  const parts = (['train', 'validation', 'test'] as const).filter((part) => metrics[part] !== null);
  const rows = (task === 'regression' ? regression : classification).map((row) => [
    html`${row.name} <span class="meaning">${row.meaning}</span>`,
    ...parts.map((part) => figureOf(metrics[part], row)),
  ]);
  const columns = parts.map((part) => ({ head: part === 'train' ? 'training' : part, number: true }));
  return section(
    'results',
    'The figures',
    about(input),
    table('Metrics of every part', [{ head: 'metric' }, ...columns], rows),
  );
}

function about({ task, positive, unit }: ReportInput): Html | null {
  if (task === 'regression') return unit === null ? null : html`<p>Errors are in <bdi>${unit}</bdi>.</p>`;
  if (positive !== null) return html`<p>The positive class is <bdi><strong>${positive}</strong></bdi>.</p>`;
  const one = task === 'multilabel' ? 'label' : 'class';
  return html`<p>Precision, recall, F1 and AUC are means over the ${one === 'class' ? 'classes' : 'labels'}, each ${one} counted the same.</p>`;
}

function figureOf(metrics: ReportPartMetrics | null, { key, share = false }: Row): string {
  const value = (metrics as unknown as Record<string, number | null> | null)?.[key] ?? null;
  return share ? formatShare(value) : formatNumber(value);
}
