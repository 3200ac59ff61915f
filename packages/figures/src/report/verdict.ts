import { formatCount, formatNumber, formatShare } from '../drawing/numbers.js';
import { scoreBars } from '../figures/score-bars.js';
import { type Html, html } from './html.js';
import { facts, picture } from './parts.js';
import type { ReportBaseline, ReportInput } from './report-input.js';
import { formatScore, type Score, scoreOf, wilsonInterval } from './score.js';

/** The first screen: what it can do, beside what needs no network, and how much data that rests on. */
export function verdict(input: ReportInput): Html {
  const score = scoreOf(input);
  const baselines = input.baselines.filter((baseline) => baseline.value !== null);
  const bars = scoreBars({
    measure: score.measure,
    share: score.measure === 'accuracy',
    unit: score.unit,
    scores: [{ name: 'this network', value: score.value, own: true }, ...baselines],
  });
  const caption =
    score.measure === 'accuracy'
      ? `Accuracy, ${partName(score)}.`
      : `Root mean squared error, ${partName(score)}; shorter is better.`;
  return html`<div class="verdict">
<div>
<p class="sentence">${sentence(input, score, baselines)}</p>
${untested(score)}${interval(score)}
</div>
${picture(bars, caption)}
</div>
${dimensions(input)}`;
}

function sentence(input: ReportInput, score: Score, baselines: readonly ReportBaseline[]): Html {
  if (score.value === null) return html`The network could not be measured: there is no score.`;
  const target = html`<bdi><code>${input.target}</code></bdi>`;
  const done =
    score.measure === 'accuracy'
      ? html`It gets ${target} right for <strong>${formatScore(score, score.value)}</strong> of ${examplesOf(score)}`
      : html`Its ${target} is off by <strong>${formatScore(score, score.value)}</strong> (root mean square) on ${examplesOf(score)}`;
  if (baselines.length === 0) return html`${done}.`;
  return html`${done}, ${comparison(score, score.value, baselines)}.`;
}

/** Against the best baseline, in points of percent or as a part of its error. */
function comparison(score: Score, value: number, baselines: readonly ReportBaseline[]): Html {
  const accuracy = score.measure === 'accuracy';
  const ranked = [...baselines].sort((a, b) => (accuracy ? 1 : -1) * ((b.value ?? 0) - (a.value ?? 0)));
  const best = ranked[0];
  const bestValue = best.value ?? 0;
  const gain = accuracy ? value - bestValue : bestValue === 0 ? 0 : (bestValue - value) / bestValue;
  const size = accuracy ? `${formatNumber(Math.abs(100 * gain), 2)} points` : formatShare(Math.abs(gain), 0);
  const other = html`<bdi>${best.name}</bdi> (${formatScore(score, best.value)})`;
  if (Math.abs(gain) < 0.005) return html`about the same as ${other}`;
  return html`${size} ${gain > 0 ? 'better' : 'worse'} than ${other}`;
}

function examplesOf({ part, examples }: Score): string {
  const count = examples === null ? 'the' : `${formatCount(examples)}`;
  if (part === 'test') return `${count} examples it had never seen`;
  return part === 'validation' ? `${count} validation examples` : `${count} examples it was trained on`;
}

function partName({ part }: Score): string {
  return part === 'train' ? 'training part' : `${part} part`;
}

function untested({ part }: Score): Html | null {
  if (part === 'test') return null;
  const reason = part === 'train' ? 'it has learned them' : 'the best epoch was chosen by them';
  return html`<p class="caution">No part of the data was kept for testing. This score is of ${part === 'train' ? 'training' : 'validation'} examples, and ${reason}: on new data expect less.</p>`;
}

function interval({ measure, value, examples, part }: Score): Html | null {
  if (measure !== 'accuracy' || value === null || !examples || part !== 'test') return null;
  const [low, high] = wilsonInterval(value, examples);
  return html`<p class="soft">With ${formatCount(examples)} test examples, the accuracy on new data of this kind lies between ${formatShare(low)} and ${formatShare(high)} (95\u202f% interval).</p>`;
}

function dimensions({ data, network, task, classes }: ReportInput): Html {
  const { examples, features, image } = data;
  const count = (value: number | null) => (value === null ? html`none` : formatCount(value));
  return facts([
    ['m_train', count(examples.train)],
    ['m_validation', count(examples.validation)],
    ['m_test', count(examples.test)],
    ['n, inputs', formatCount(features)],
    image && ['num_px', `${image.height} × ${image.width}${image.channels === 3 ? ' × 3' : ''}`],
    classes && [task === 'multilabel' ? 'labels' : 'classes', formatCount(classes.length)],
    ['layers', network.sizes.join(' – ')],
    ['parameters', formatCount(network.parameters)],
  ]);
}
