import type { ModelContent } from '../../../model/model-file/content.js';
import type { Network } from '../../../model/network.js';
import type { PartScore } from '../model-diagnosis.js';
import type { Rows } from '../subject.js';
import { judge } from './judgement.js';
import { meanOf } from './numbers.js';

/**
 * The score of some rows with its standard error: √(p (1 − p) / m) of an accuracy p; of r² = 1 − Σ e² / Σ (y − ȳ)²
 * that of the mean of e²/s², with s² the variance of the target.
 */
export function scoreOfRows(content: ModelContent, network: Network, rows: Rows): PartScore {
  const { losses, right } = judge(content, network.predict(rows.X), rows.Y, rows.evaluation);
  const { metrics } = rows.evaluation;
  const score = 'accuracy' in metrics ? metrics.accuracy : metrics.r2;
  const cost = meanOf(losses);
  const standardError = score === null ? null : right ? meanOf(right).standardError : errorOfR2(rows);
  return {
    rows: rows.name,
    examples: rows.rows.length,
    score,
    standardError,
    cost: cost.mean,
    costError: cost.standardError,
  };
}

function errorOfR2({ evaluation }: Rows): number {
  const { rows: k, columns: m, data: actual } = evaluation.actualValues!;
  const said = evaluation.answers.values!.data;
  const relative = new Float64Array(m);
  for (let i = 0; i < k; i++) {
    const own = Float64Array.from({ length: m }, (_, j) => actual[i + j * k]);
    const { mean } = meanOf(own);
    const variance = own.reduce((sum, y) => sum + (y - mean) ** 2, 0) / m;
    if (variance === 0) continue;
    for (let j = 0; j < m; j++) relative[j] += (said[i + j * k] - own[j]) ** 2 / variance / k;
  }
  return meanOf(relative).standardError;
}
