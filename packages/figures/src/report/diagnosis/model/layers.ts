import type { LayerDiagnosis, StepDiagnosis } from '@colonnade/core';
import { formatCount, formatNumber, formatShare } from '../../../drawing/numbers.js';
import { activationsFigure } from '../../../figures/activations-figure.js';
import { errorsFigure } from '../../../figures/errors-figure.js';
import { type Html, html } from '../../html.js';
import { picture, section, table } from '../../parts.js';
import type { ModelReport } from './model-report.js';

const head = [
  { head: 'layer' },
  { head: 'units', number: true },
  { head: 'activation' },
  { head: 'signal', number: true },
  { head: 'error', number: true },
  { head: 'error at the start', number: true },
  { head: 'update/weight', number: true },
  { head: 'reach at the start', number: true },
  { head: 'saturated', number: true },
  { head: 'dead', number: true },
  { head: 'identical', number: true },
];

/** What flows through the layers and back, and how long the steps are. */
export function layersSection({ diagnosis: { layers, steps } }: ModelReport): Html {
  return section(
    'layers',
    'What flows through its layers',
    html`<div class="pair">${picture(
      activationsFigure(layers),
      'Activations of every unit for every example that was looked at. All at the ends is saturated, all at zero is dead.',
    )}
${picture(
  errorsFigure(layers),
  'The error that comes back to each layer. Level is healthy; a fall to the left is a gradient that vanishes.',
)}</div>`,
    table('Layer by layer', head, layers.map(row)),
    steps && stepsText(steps),
  );
}

function row(layer: LayerDiagnosis) {
  const { units, activation, signal, error, start, updateToWeight, saturated, dead, identical } = layer;
  const short = (value: number | null | undefined) => formatNumber(value, 3);
  return [
    String(layer.layer),
    formatCount(units),
    activation,
    short(signal),
    short(error),
    short(start?.error),
    short(updateToWeight),
    start === null ? '–' : formatShare(start.updateReach),
    formatShare(saturated),
    dead === null ? '–' : formatCount(dead),
    formatCount(identical),
  ];
}

function stepsText({ optimizer, learningRate, now }: StepDiagnosis): Html {
  const further =
    now.best === 0
      ? 'no step in the direction of the next one makes the cost smaller'
      : `in the direction of the next step the cost is smallest ${formatNumber(now.best)} times as far, ${formatShare(now.gain)} lower`;
  return html`<p>Its steps are those of ${optimizer} at the rate ${formatNumber(learningRate)}. From where it is now, ${further}.</p>`;
}
