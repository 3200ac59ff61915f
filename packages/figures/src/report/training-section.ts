import { formatCount, formatNumber } from '../drawing/numbers.js';
import { costCurve } from '../figures/cost-curve.js';
import { learningRateCurve } from '../figures/learning-rate-curve.js';
import { type Html, html } from './html.js';
import { facts, picture, section } from './parts.js';
import type { ReportInput, ReportTraining } from './report-input.js';

/** How the training went: cost and learning rate by epoch, why it stopped, what was kept. */
export function trainingSection({ training, engine, threads }: ReportInput): Html {
  const { history, bestEpoch, epochs, optimizer, batchSize, seconds, examplesPerSecond } = training;
  const exact = history.some((entry) => typeof entry.cost === 'number');
  const measured = exact
    ? 'Cost over the whole training part after each epoch, with the penalty if there is one.'
    : 'Mean cost over the batches of each epoch; the validation cost is exact.';
  const drawn =
    history.length > epochs
      ? ''
      : ` Of ${formatCount(epochs)} epochs ${formatCount(history.length)} are drawn, the peaks among them.`;
  const costs = `${measured}${drawn}`;
  const hasRates = history.some((entry) => (entry.learningRate ?? 0) > 0);
  const hasCosts = history.some((entry) =>
    [entry.cost, entry.costOfBatches, entry.costValidation].some(Number.isFinite),
  );
  const online = history.findLast(({ epoch }) => epoch === (bestEpoch ?? epochs))?.accuracyOnline ?? null;
  return section(
    'training',
    'The training',
    html`<p><bdi>${training.stoppedBecause}</bdi> ${kept(training)}</p>`,
    facts([
      ['epochs', formatCount(epochs)],
      ['optimizer', optimizer],
      ['examples per step', batchSize === 'all' ? 'all' : formatCount(batchSize)],
      online === null
        ? null
        : ['right before their update', `${formatNumber(100 * online, 4)} % (accuracyOnline)`],
      ['seconds', formatNumber(seconds, 3)],
      examplesPerSecond === null ? null : ['examples per second', formatCount(examplesPerSecond)],
      ['engine', [engine.name, engine.library, engine.variant].filter(Boolean).join(', ')],
      ['threads', formatCount(threads)],
    ]),
    html`<div class="pair">${hasCosts ? picture(costCurve({ history, bestEpoch }), costs) : html`<p>No epoch has a finite cost to draw.</p>`}
${hasRates && picture(learningRateCurve({ history }), 'Learning rate of each epoch.')}</div>`,
  );
}

function kept({ bestEpoch, epochs, history }: ReportTraining): string {
  if (bestEpoch === null) return 'The last parameters were kept.';
  const by = history.some((entry) => typeof entry.costValidation === 'number') ? 'validation' : 'training';
  return bestEpoch === epochs
    ? `The last epoch had the lowest ${by} cost; its parameters were kept.`
    : `The parameters of epoch ${formatCount(bestEpoch)}, with the lowest ${by} cost, were kept.`;
}
