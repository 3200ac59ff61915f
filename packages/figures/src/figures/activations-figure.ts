import type { Histogram } from '@colonnade/core';
import { element, figure, text } from '../drawing/element.js';
import { formatNumber } from '../drawing/numbers.js';
import { color } from '../drawing/theme.js';

/** What the activations of one layer are. */
export interface LayerActivations {
  readonly layer: number;
  readonly activation: string;
  readonly activations: Histogram;
}

const WIDTH = 420;
const ACROSS = 2;
const BOX = { width: 200, height: 66, gap: 20, top: 22, bottom: 26 };
const MOST = 12;

/** The activations of every layer as a histogram each, over the units and the examples: flat, piled up, or dead. */
export function activationsFigure(layers: readonly LayerActivations[]): SVGSVGElement {
  const shown = layers.length <= MOST ? layers : [...layers.slice(0, MOST - 1), layers[layers.length - 1]];
  const tall = BOX.top + BOX.height + BOX.bottom;
  const parts = shown.flatMap((layer, i) => {
    const x = (i % ACROSS) * (BOX.width + BOX.gap);
    return drawLayer(layer, x, Math.floor(i / ACROSS) * tall);
  });
  return figure(describe(layers), [WIDTH, Math.ceil(shown.length / ACROSS) * tall], ...parts);
}

function drawLayer({ layer, activation, activations }: LayerActivations, x: number, y: number): SVGElement[] {
  const { from, to, counts, mean, deviation } = activations;
  const most = counts.reduce((largest, count) => Math.max(largest, count), 1);
  const step = BOX.width / counts.length;
  const foot = y + BOX.top + BOX.height;
  const soft = { 'font-size': 11, fill: color('soft') };
  const bars = counts.flatMap((count, i) => {
    if (count === 0) return [];
    // A bin with hardly anything in it is still to be seen.
    const height = Math.max(1, (BOX.height * count) / most);
    return [
      element('rect', {
        x: x + i * step + 0.5,
        y: foot - height,
        width: step - 1,
        height,
        fill: color('first'),
        'fill-opacity': 0.75,
      }),
    ];
  });
  const spread = `${formatNumber(mean, 3)} ± ${formatNumber(deviation, 3)}`;
  return [
    text(x, y + 9, `A[${layer}] ${activation}`, { 'font-weight': 600 }),
    text(x + BOX.width, y + 9, spread, { ...soft, 'text-anchor': 'end' }),
    ...bars,
    element('line', { x1: x, x2: x + BOX.width, y1: foot, y2: foot, stroke: color('soft') }),
    text(x, foot + 11, formatNumber(from, 3), soft),
    text(x + BOX.width, foot + 11, formatNumber(to, 3), { ...soft, 'text-anchor': 'end' }),
  ];
}

function describe(layers: readonly LayerActivations[]): string {
  const each = layers.map(({ layer, activation, activations }) => {
    const { from, to, mean } = activations;
    return `layer ${layer}, ${activation}, from ${formatNumber(from, 3)} to ${formatNumber(to, 3)} around ${formatNumber(mean, 3)}`;
  });
  return `Histograms of the activations: ${each.join('; ')}.`;
}
