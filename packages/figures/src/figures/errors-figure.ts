import * as Plot from '@observablehq/plot';
import { logTicks } from '../drawing/log-ticks.js';
import { formatNumber } from '../drawing/numbers.js';
import { plotFigure } from '../drawing/plot-figure.js';
import { color } from '../drawing/theme.js';

/** The error that comes back to one layer, √ mean dZ², now and at the start. */
export interface LayerErrors {
  readonly layer: number;
  readonly error: number;
  readonly start: { readonly error: number } | null;
}

/** An error of zero has no place on a logarithmic axis: it stands at its foot. */
const FOOT = 1e-12;

/** The error that comes back to every layer, on a logarithmic axis: level is healthy, a slope vanishes or explodes. */
export function errorsFigure(layers: readonly LayerErrors[]): SVGSVGElement {
  const points = (of: (layer: LayerErrors) => number | undefined) =>
    layers.flatMap((layer) => {
      const error = of(layer);
      return error === undefined ? [] : [{ layer: layer.layer, error: Math.max(error, FOOT) }];
    });
  const [now, start] = [points(({ error }) => error), points((layer) => layer.start?.error)];
  const all = [...now, ...start].map(({ error }) => error);
  const low = 10 ** Math.floor(Math.log10(all.reduce((least, error) => Math.min(least, error), 1)));
  const high = 10 ** Math.ceil(Math.log10(all.reduce((most, error) => Math.max(most, error), low * 10)));
  const ring = { x: 'layer', y: 'error', stroke: color('second'), strokeWidth: 1.6 } as const;
  return plotFigure({
    label: describe(layers),
    width: 420,
    height: 260,
    marginLeft: 64,
    legend: [
      { text: 'now', color: 'first', mark: 'dot' },
      ...(start.length > 0
        ? [{ text: 'before the first update', color: 'second', mark: 'ring' } as const]
        : []),
    ],
    x: {
      label: 'layer',
      labelAnchor: 'center',
      labelArrow: 'none',
      domain: [0.5, layers.length + 0.5],
      ticks: layers.map(({ layer }) => layer),
      tickFormat: (layer: number) => String(layer),
    },
    y: {
      label: 'error that comes back, root mean square of dZ',
      type: 'log',
      domain: [low, high],
      ticks: everyFew(logTicks(low, high)),
      tickFormat: (value: number) => formatNumber(value, 1),
    },
    marks: [
      Plot.line(start, { ...ring, strokeDasharray: '5 3' }),
      Plot.dot(start, { ...ring, fill: color('paper'), r: 4 }),
      Plot.line(now, { x: 'layer', y: 'error', stroke: color('first'), strokeWidth: 1.6 }),
      Plot.dot(now, { x: 'layer', y: 'error', fill: color('first'), r: 4 }),
    ],
  });
}

/** At most seven of them, the first and every second or third. */
function everyFew(ticks: readonly number[]): number[] {
  const step = Math.ceil(ticks.length / 7);
  return ticks.filter((_, i) => i % step === 0);
}

function describe(layers: readonly LayerErrors[]): string {
  const each = layers.map(({ layer, error, start }) => {
    const before = start === null ? '' : ` (${formatNumber(start.error, 3)} at the start)`;
    return `layer ${layer} ${formatNumber(error, 3)}${before}`;
  });
  return `The error that comes back to each layer: ${each.join(', ')}.`;
}
